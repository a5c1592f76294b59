// The episode that is open outlasts a reload of the page, in this tab.
import * as v from "valibot";
import type { Board } from "../../core/board.ts";
import type { Replay } from "../../core/replay.ts";
import { readReplayJson, writeReplayJson } from "../../share/replay-json.ts";
import { canBeLinked, type Parent, sumOfReplay } from "../../share/replay-link.ts";
import { tellKept, tellUnkept } from "../remembered.ts";

/** An episode and whose it is: "your game". */
export interface Episode {
  readonly who: string;
  readonly replay: Replay;
  /** Id of the set that its level is from, where that is known. */
  readonly setId?: string | undefined;
  /** Of an episode that somebody took over. */
  readonly parent?: Parent | undefined;
}

/** What a game is a fork of that goes on with an episode from a step; nothing where no link could tell. */
export const parentAt = (replay: Replay, step: number): Parent | undefined =>
  canBeLinked(replay) ? { sum: sumOfReplay(replay), step } : undefined;

export function isOnSameLevel({ replay: { level: a } }: Episode, { replay: { level: b } }: Episode): boolean {
  const alike = (one: Board, two: Board) =>
    one.width === two.width &&
    one.cells.length === two.cells.length &&
    one.cells.every((cell, i) => cell === two.cells[i]);
  return alike(a.board, b.board) && alike(a.goals, b.goals);
}

const STORED_AS = "safelife.episode";
const one = v.object({
  who: v.string(),
  replay: v.string(),
  setId: v.optional(v.string()),
  parent: v.optional(v.object({ sum: v.number(), step: v.number() })),
});
const stored = v.object({ ...one.entries, other: v.nullish(one) });

export interface KeptEpisodes {
  readonly episode: Episode;
  /** That it is compared with. */
  readonly other: Episode | null;
}

const asText = ({ who, replay, setId, parent }: Episode) => ({
  ...{ who, setId, parent },
  replay: writeReplayJson(replay),
});

const fromText = ({ who, replay, setId, parent }: v.InferOutput<typeof one>): Episode => ({
  ...{ who, setId, parent },
  replay: readReplayJson(replay, who),
});

/** What finds no room is shown all the same. */
export function keepEpisodes({ episode, other }: KeptEpisodes): void {
  try {
    // What was kept before is of another episode, should this one find no room.
    sessionStorage.removeItem(STORED_AS);
    const text = JSON.stringify({ ...asText(episode), other: other && asText(other) });
    sessionStorage.setItem(STORED_AS, text);
    tellKept("episode");
  } catch {
    tellUnkept("episode");
  }
}

/** Null where there is none, or where another version of the page left something else. */
export function keptEpisodes(): KeptEpisodes | null {
  try {
    const { other, ...episode } = v.parse(stored, JSON.parse(sessionStorage.getItem(STORED_AS) ?? "null"));
    return { episode: fromText(episode), other: other ? fromText(other) : null };
  } catch {
    return null;
  }
}
