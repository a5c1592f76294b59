// What several kinds of links hold, as schemas that trust nothing.
import * as v from "valibot";
import { formatReplayLink, parseReplayLink, type ReplayLink } from "./replay-link.ts";

const REPLAY_MARK = "r=";

/** One line of text as a person types it: nothing that steers a terminal, nothing that turns the line around. */
export const line = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(/^[^\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]*$/u));

/** A replay inside a link: its own link without the mark. Null where it is too large for one. */
export const replayToPart = (replay: ReplayLink): string | null =>
  formatReplayLink(replay)?.slice(REPLAY_MARK.length) ?? null;

export const replayPart = v.pipe(
  v.string(),
  v.rawTransform<string, ReplayLink>(({ dataset, addIssue, NEVER }) => {
    try {
      return parseReplayLink(REPLAY_MARK + dataset.value);
    } catch (error) {
      addIssue({ message: String(error) });
      return NEVER;
    }
  }),
);
