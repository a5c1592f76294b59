// An episode as a file: its level, its key and what was done (docs/formats.md). What came of it is not in there, so
// that nobody has to be believed: whoever opens it lives it again.
import * as v from "valibot";
import { excerpt } from "../base/check.ts";
import { placeOf, problemOf } from "../base/issue.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import type { Replay } from "../core/replay.ts";
import { fileOfLevel, levelFromFile, parseJson, versionOf } from "./level-json.ts";

const FORMAT = "safelife-replay";
const VERSION = 1;

/** Ten times the usual limit of an episode. */
const MAX_STEPS = 10_000;

const word = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));

const ReplayFile = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  level: v.unknown(),
  key: v.tuple([word, word]),
  actions: v.array(
    v.pipe(v.string(), v.maxLength(MAX_STEPS), v.regex(new RegExp(`^[0-${ACTION_COUNT - 1}]*$`))),
  ),
});

/** Whether a text wants to be a replay, sound or not. Quotes within a text of JSON are escaped. */
export const looksLikeReplay = (text: string): boolean => /"format"\s*:\s*"safelife-replay"/.test(text);

/** @param fileName appears in errors @throws Error with a sentence or two */
export function readReplayJson(text: string, fileName: string): Replay {
  const content = parseJson(text, fileName);
  const { version } = (typeof content === "object" && content ? content : {}) as { version?: unknown };
  if (looksLikeReplay(text) && version !== VERSION) {
    throw new Error(
      `${fileName} has ${versionOf("replay", version)}; this program reads version ${VERSION}. Update the program.`,
    );
  }
  const result = v.safeParse(ReplayFile, content, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(
      `${fileName}: ${excerpt(placeOf(issue) || "the file")}: ${excerpt(problemOf(issue))}. See docs/formats.md.`,
    );
  }
  const { level: levelFile, key, actions } = result.output;
  const level = levelFromFile(levelFile, `${fileName}: "level"`);
  const [first] = actions;
  if (first === undefined || actions.length !== level.agents.length) {
    throw new Error(
      `${fileName}: ${actions.length} lists of actions for ${level.agents.length} agents. Give one for each agent, and at least one.`,
    );
  }
  if (actions.some(({ length }) => length !== first.length)) {
    throw new Error(
      `${fileName}: the agents act for different numbers of steps. Make the lists equally long.`,
    );
  }
  const turns = Array.from(first, (_, step) => actions.map((ofAgent) => Number(ofAgent[step])));
  return { level, key, actions: turns };
}

/** The same replay gives the same text. */
export function writeReplayJson({ level, key, actions }: Replay): string {
  const ofAgents = level.agents.map((_, agent) => actions.map((turn) => turn[agent]).join(""));
  const file = {
    format: FORMAT,
    version: VERSION,
    level: fileOfLevel(level),
    key: [...key],
    actions: ofAgents,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
