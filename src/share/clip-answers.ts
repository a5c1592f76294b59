// What somebody said of pairs of clips: which of two ways to play on was better. A file has a line of JSON for each, with
// both episodes as links, so that whoever has the file can live them again.
import * as v from "valibot";
import type { LineFormat } from "../base/json-lines.ts";
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

/** What the links hold is not looked at. */
export const CLIP_ANSWERS: LineFormat<ClipAnswer> = {
  ...{ one: "answer", many: "answers", most: 5000, mostCharacters: 40_000_000 },
  item: (value) => v.parse(answerSchema, value),
};
