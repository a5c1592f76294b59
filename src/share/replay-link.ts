// A replay ⇄ the part of an address after #: level, key, actions and what is claimed of them (docs/formats.md).
import { fromBase64Url, toBase64Url } from "../base/base64.ts";
import { excerpt } from "../base/check.ts";
import { crc32c } from "../base/crc32c.ts";
import { DoubtfulModel } from "../base/doubtful-model.ts";
import type { Key } from "../base/random.ts";
import { SymbolModel } from "../base/symbol-model.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Level } from "../core/level.ts";
import { type Coder, CoderThatReads, CoderThatWrites, DamagedError } from "./coder.ts";
import { codeLevel, MOST_CELLS, MOST_PAIRS } from "./level-bits.ts";
import { checkLevel, MAX_AGENTS, MAX_POINTS } from "./level-checks.ts";
import type { Claim } from "./replay-claim.ts";
import { codeSetName } from "./set-bits.ts";
import type { Version } from "./text-bytes.ts";

/** A level that whoever opens the link has, or can make. */
export interface LevelReference {
  /** Where it is found: "own/prune-still", "official/navigation", or the name of a generated set. */
  readonly set: string;
  /** In the set, from 0. */
  readonly index: number;
  /** `fingerprintOf` the level. */
  readonly fingerprint: number;
}

/** What an episode was before somebody took it over. */
export interface Parent {
  /** `sumOfReplay` of that episode. */
  readonly sum: number;
  /** From which its agents acted otherwise. */
  readonly step: number;
}

export interface ReplayLink {
  readonly level: Level | LevelReference;
  readonly key: Key;
  /** `[step][agent]` */
  readonly actions: readonly (readonly number[])[];
  readonly claim: Claim;
  /** Version 1 does not hold it. */
  readonly parent?: Parent;
}

const NAME = "r=";
const VERSIONS: readonly Version[] = [1, 2];
const NEWEST: Version = 2;
const PREFIX = `${NAME}${NEWEST}.`;

/** Some programs cut longer links. */
export const MOST_LINK_CHARACTERS = 8000;
/** Of all agents together: twenty episodes' worth. */
const MOST_ACTIONS = 20_000;
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
export function formatReplayLink(link: ReplayLink, version = NEWEST): string | null {
  if (!canBeLinked(link)) return null;
  const body = written(version, (coder) => codeLink(coder, link));
  const bytes = new Uint8Array(CHECKSUM_BYTES + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32c(body));
  bytes.set(body, CHECKSUM_BYTES);
  const text = `${NAME}${version}.${toBase64Url(bytes)}`;
  return text.length <= MOST_LINK_CHARACTERS ? text : null;
}

/** @param text the part after #, or a whole address
 *  @throws one sentence or two where it is none, of a later version, or damaged */
export function parseReplayLink(text: string): ReplayLink {
  const code = text.slice(text.indexOf("#") + 1).trim();
  const [, digits, body] = /^r=([^.]{0,8})\.(.*)$/s.exec(code) ?? [];
  if (digits === undefined) {
    throw new Error(
      `This is no link to a replay: ${excerpt(code)}. Such a link holds #${PREFIX} and letters.`,
    );
  }
  const version = VERSIONS.find((known) => String(known) === digits);
  if (version === undefined) {
    throw new Error(
      `This link has version ${excerpt(digits)}; this program reads versions up to ${NEWEST}. Update the program, or reload the page.`,
    );
  }
  const bytes = code.length <= MOST_LINK_CHARACTERS ? fromBase64Url(body) : null;
  const packed = bytes?.subarray(CHECKSUM_BYTES);
  if (!bytes || !packed || bytes.length < CHECKSUM_BYTES || checksumOf(bytes) !== crc32c(packed)) {
    throw new Error("The link is damaged: letters are missing or changed. Copy it again, whole.");
  }
  try {
    return codeLink(new CoderThatReads(packed, version));
  } catch (error) {
    if (!(error instanceof DamagedError)) throw error;
    throw new Error("The link holds no replay, though it is whole. Whoever made it used another program.");
  }
}

function written(version: Version, code: (coder: Coder) => void): Uint8Array<ArrayBuffer> {
  const coder = new CoderThatWrites(version);
  code(coder);
  return coder.finish();
}

const checksumOf = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

/** Tells levels apart by all they hold, their names included.
 *  @param level not larger or more varied than a link may hold */
export function fingerprintOf(level: Level): number {
  // Of version 1 for ever: links of all versions name levels by it.
  return crc32c(written(1, (coder) => codeLevel(coder, level)));
}

/** Tells replays apart, wherever their levels come from, whatever is claimed and whoever took over whose.
 *  @param replay for which `canBeLinked` */
export function sumOfReplay({ key, actions, level }: Pick<ReplayLink, "key" | "actions" | "level">): number {
  const fingerprint = isReference(level) ? level.fingerprint : fingerprintOf(level);
  const agents = actions[0]?.length ?? 0;
  return crc32c(
    written(2, (coder) => {
      coder.below(2 ** 32, fingerprint);
      codeKey(coder, key);
      coder.below(MAX_AGENTS + 1, agents);
      codeActions(coder, agents, actions);
    }),
  );
}

/** As people read it. */
export const sumInDigits = (sum: number): string => sum.toString(16).padStart(8, "0");

/** Whether a link was made with this level. A large one takes tens of milliseconds. */
export const isMeant = (level: Level, { fingerprint }: LevelReference): boolean =>
  fits(level) && fingerprintOf(level) === fingerprint;

/** The level that a link was made with, wherever it is now. */
export function findLevel(levels: readonly Level[], reference: LevelReference): Level | undefined {
  return orderOf(levels, reference).find((level) => isMeant(level, reference));
}

/** Where to look first, and then. */
export const orderOf = (levels: readonly Level[], { index }: LevelReference): readonly Level[] =>
  index < levels.length ? [levels[index], ...levels] : levels;

/** Whether a link can hold the level itself; only such a level has a fingerprint. */
export const fits = ({ board, goals }: Level): boolean =>
  board.cells.length <= MOST_CELLS &&
  new Set(Array.from(board.cells, (cell, i) => cell * 2 ** 16 + goals.cells[i])).size <= MOST_PAIRS;

/** Whether a link could hold an episode, were it short enough; only such an episode has a sum. */
export const canBeLinked = ({ level, actions }: Pick<ReplayLink, "level" | "actions">): boolean =>
  (isReference(level) || fits(level)) && actions.length * (actions[0]?.length ?? 0) <= MOST_ACTIONS;

function codeLink(coder: Coder, link?: ReplayLink): ReplayLink {
  const level = coder.flag(link && isReference(link.level))
    ? codeReference(coder, link?.level as LevelReference | undefined)
    : checked(codeLevel(coder, link?.level as Level | undefined));
  const key = codeKey(coder, link?.key);
  const agents = coder.below(MAX_AGENTS + 1, link?.claim.points.length);
  if (!isReference(level) && level.agents.length !== agents) throw new DamagedError();
  const actions = codeActions(coder, agents, link?.actions);
  const claim = codeClaim(coder, agents, link?.claim);
  const hasParent = coder.version > 1 && coder.flag(link && link.parent !== undefined);
  return { level, key, actions, claim, ...(hasParent && { parent: codeParent(coder, link?.parent) }) };
}

const codeKey = (coder: Coder, key?: Key): Key => [
  coder.below(2 ** 32, key?.[0]),
  coder.below(2 ** 32, key?.[1]),
];

/** As every other reader of levels. */
function checked(level: Level): Level {
  try {
    return checkLevel(level, 0);
  } catch {
    throw new DamagedError();
  }
}

const codeParent = (coder: Coder, parent?: Parent): Parent => ({
  sum: coder.below(2 ** 32, parent?.sum),
  step: coder.count(MOST_ACTIONS, parent?.step),
});

const codeReference = (coder: Coder, reference?: LevelReference): LevelReference => ({
  set: codeSetName(coder, reference?.set),
  index: coder.count(MOST_INDEX, reference?.index),
  fingerprint: coder.below(2 ** 32, reference?.fingerprint),
});

function codeActions(coder: Coder, agents: number, actions?: ReplayLink["actions"]): number[][] {
  const steps = coder.count(MOST_ACTIONS, actions?.length);
  if (steps * agents > MOST_ACTIONS) throw new DamagedError();
  const counts = new SymbolModel(ACTION_COUNT, WEIGHTS);
  const model = coder.version === 1 ? counts : new DoubtfulModel(counts);
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
