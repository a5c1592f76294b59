// A replay ⇄ the part of an address after #: level, key, actions and what is claimed of them (docs/formats.md).
import { fromBase64Url, toBase64Url } from "../base/base64.ts";
import { excerpt } from "../base/check.ts";
import { crc32c } from "../base/crc32c.ts";
import type { Key } from "../base/random.ts";
import { SymbolModel } from "../base/symbol-model.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Level } from "../core/level.ts";
import { type Coder, CoderThatReads, CoderThatWrites, DamagedError } from "./coder.ts";
import { codeLevel, MOST_CELLS, MOST_PAIRS } from "./level-bits.ts";
import { checkLevel, MAX_AGENTS, MAX_POINTS } from "./level-checks.ts";
import type { Claim } from "./replay-claim.ts";

/** A level that whoever opens the link has, or can make. */
export interface LevelReference {
  /** Where it is found: "own/prune-still", "official/navigation", or the name of a generated set. */
  readonly set: string;
  /** In the set, from 0. */
  readonly index: number;
  /** `fingerprintOf` the level. */
  readonly fingerprint: number;
}

export interface ReplayLink {
  readonly level: Level | LevelReference;
  readonly key: Key;
  /** `[step][agent]` */
  readonly actions: readonly (readonly number[])[];
  readonly claim: Claim;
}

const NAME = "r=";
const VERSION = "1";
const PREFIX = `${NAME}${VERSION}.`;

/** Some programs cut longer links. */
export const MOST_LINK_CHARACTERS = 8000;
/** Of all agents together: twenty episodes' worth. */
const MOST_ACTIONS = 20_000;
const MOST_SET_BYTES = 6000;
const MOST_INDEX = 1_000_000;
/** Of every cell of the largest board. */
const MOST_CLAIM = MOST_CELLS * MAX_POINTS;
const CHECKSUM_BYTES = 4;

/** Weights of: any action, what this agent did last, its last two, its last four. */
const WEIGHTS = [1, 4, 12, 40];

export const isReference = (level: Level | LevelReference): level is LevelReference => "set" in level;

/** Whether a hash or an address wants to be a replay, sound or not. */
export const looksLikeReplayLink = (text: string): boolean => new RegExp(`(^|#)${NAME}`).test(text);

/** The same replay gives the same text. Null where it would be too long, or its board is too large or too varied. */
export function formatReplayLink(link: ReplayLink): string | null {
  if (!isReference(link.level) && !fits(link.level)) return null;
  if (link.actions.length * link.claim.points.length > MOST_ACTIONS) return null;
  const coder = new CoderThatWrites();
  codeLink(coder, link);
  const body = coder.finish();
  const bytes = new Uint8Array(CHECKSUM_BYTES + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32c(body));
  bytes.set(body, CHECKSUM_BYTES);
  const text = PREFIX + toBase64Url(bytes);
  return text.length <= MOST_LINK_CHARACTERS ? text : null;
}

/** @param text the part after #, or a whole address
 *  @throws one sentence or two where it is none, of a later version, or damaged */
export function parseReplayLink(text: string): ReplayLink {
  const code = text.slice(text.indexOf("#") + 1).trim();
  const [, version, body] = /^r=([^.]{0,8})\.(.*)$/s.exec(code) ?? [];
  if (version === undefined) {
    throw new Error(
      `This is no link to a replay: ${excerpt(code)}. Such a link holds #${PREFIX} and letters.`,
    );
  }
  if (version !== VERSION) {
    throw new Error(
      `This link has version ${excerpt(version)}; this program reads version ${VERSION}. Update the program, or reload the page.`,
    );
  }
  const bytes = code.length <= MOST_LINK_CHARACTERS ? fromBase64Url(body) : null;
  const packed = bytes?.subarray(CHECKSUM_BYTES);
  if (!bytes || !packed || bytes.length < CHECKSUM_BYTES || checksumOf(bytes) !== crc32c(packed)) {
    throw new Error("The link is damaged: letters are missing or changed. Copy it again, whole.");
  }
  try {
    return codeLink(new CoderThatReads(packed));
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    throw new Error("The link holds no replay, though it is whole. Whoever made it used another program.");
  }
}

const checksumOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

/** Tells levels apart by all they hold, their names included.
 *  @param level not larger or more varied than a link may hold */
export function fingerprintOf(level: Level): number {
  const coder = new CoderThatWrites();
  codeLevel(coder, level);
  return crc32c(coder.finish());
}

/** The level that a link was made with, wherever it is now. */
export function findLevel(
  levels: readonly Level[],
  { index, fingerprint }: LevelReference,
): Level | undefined {
  const isIt = (level: Level | undefined) =>
    level !== undefined && fits(level) && fingerprintOf(level) === fingerprint;
  return isIt(levels[index]) ? levels[index] : levels.find(isIt);
}

/** Whether a link can hold the level itself; only such a level has a fingerprint. */
export const fits = ({ board, goals }: Level): boolean =>
  board.cells.length <= MOST_CELLS &&
  new Set(Array.from(board.cells, (cell, i) => cell * 2 ** 16 + goals.cells[i])).size <= MOST_PAIRS;

function codeLink(coder: Coder, link?: ReplayLink): ReplayLink {
  const level = coder.flag(link && isReference(link.level))
    ? codeReference(coder, link?.level as LevelReference | undefined)
    : checked(codeLevel(coder, link?.level as Level | undefined));
  const key = [coder.below(2 ** 32, link?.key[0]), coder.below(2 ** 32, link?.key[1])] as const;
  const agents = coder.below(MAX_AGENTS + 1, link?.claim.points.length);
  if (!isReference(level) && level.agents.length !== agents) throw new DamagedError();
  return {
    level,
    key,
    actions: codeActions(coder, agents, link?.actions),
    claim: codeClaim(coder, agents, link?.claim),
  };
}

/** As every other reader of levels. */
function checked(level: Level): Level {
  try {
    return checkLevel(level, 0);
  } catch {
    throw new DamagedError();
  }
}

const codeReference = (coder: Coder, reference?: LevelReference): LevelReference => ({
  set: coder.text(MOST_SET_BYTES, reference?.set),
  index: coder.count(MOST_INDEX, reference?.index),
  fingerprint: coder.below(2 ** 32, reference?.fingerprint),
});

function codeActions(coder: Coder, agents: number, actions?: ReplayLink["actions"]): number[][] {
  const steps = coder.count(MOST_ACTIONS, actions?.length);
  if (steps * agents > MOST_ACTIONS) throw new DamagedError();
  const model = new SymbolModel(ACTION_COUNT, WEIGHTS);
  /** By agent: its latest actions, the last one first, as digits. */
  const latest = new Uint16Array(agents);
  return Array.from({ length: steps }, (_, step) =>
    Array.from(latest, (digits, agent) => {
      const base = ACTION_COUNT;
      const contexts = [0, digits % base, digits % base ** 2, digits];
      const action = coder.symbol(model, contexts, actions?.[step][agent]);
      latest[agent] = (digits * base + action) % base ** 4;
      return action;
    }),
  );
}

const codeClaim = (coder: Coder, agents: number, claim?: Claim): Claim => ({
  points: Array.from({ length: agents }, (_, agent) => coder.integer(MOST_CLAIM, claim?.points[agent])),
  hasExited: Array.from({ length: agents }, (_, agent) => coder.flag(claim?.hasExited[agent])),
  board: coder.below(2 ** 32, claim?.board),
});
