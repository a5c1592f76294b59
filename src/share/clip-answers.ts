// What somebody said of pairs of clips: which of two ways to play on was better. A file has a line of JSON for each, with
// both episodes as links, so that whoever has the file can live them again.
import * as v from "valibot";
import { excerpt, messageOf } from "../base/check.ts";
import { looksLikeReplayLink, MOST_LINK_CHARACTERS } from "./replay-link.ts";

export const PREFERENCES_SAID = ["left", "right", "equal", "unsure"] as const;
/** "unsure": cannot tell. */
export type PreferenceSaid = (typeof PREFERENCES_SAID)[number];

export interface ClipAnswer {
  readonly kind: "comparison";
  /** What the agent was to do, by the name of the agent that was shown. */
  readonly task: string;
  /** Links to two episodes that begin alike, left and right; each ends with its clip. */
  readonly clips: readonly [string, string];
  /** Steps that both have in common, before the clips. */
  readonly from: number;
  readonly preferred: PreferenceSaid;
  /** A person, or one of the scripted labelers. */
  readonly by: "visitor" | "script";
}

const MOST_ANSWERS = 5000;
const MOST_CHARACTERS = 40_000_000;
const MOST_STEPS = 1000;

const link = v.pipe(
  v.string(),
  v.maxLength(MOST_LINK_CHARACTERS),
  v.check(looksLikeReplayLink, "its clips must be links to replays"),
);
const answerSchema = v.strictObject({
  kind: v.literal("comparison"),
  task: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
  clips: v.tuple([link, link]),
  from: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_STEPS)),
  preferred: v.picklist(PREFERENCES_SAID),
  by: v.picklist(["visitor", "script"]),
});

export const writeClipAnswers = (answers: readonly ClipAnswer[]): string =>
  answers.map((answer) => `${JSON.stringify(answer)}\n`).join("");

/** What the links hold is not looked at.
 *  @throws one sentence with the number of the first line that is no answer */
export function parseClipAnswers(lines: string): readonly ClipAnswer[] {
  if (lines.length > MOST_CHARACTERS) throw new Error("This file is too large to hold answers.");
  const answers = lines.split("\n").flatMap((line, i): ClipAnswer[] => {
    if (line.trim() === "") return [];
    try {
      return [v.parse(answerSchema, JSON.parse(line))];
    } catch (error) {
      throw new Error(`Line ${i + 1} is no answer: ${excerpt(messageOf(error))}`);
    }
  });
  if (answers.length > MOST_ANSWERS) {
    throw new Error(`There are more than ${MOST_ANSWERS} answers in this file.`);
  }
  if (answers.length === 0) throw new Error("There are no answers in this file.");
  return answers;
}
