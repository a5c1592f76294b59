// The episode that is open outlasts a reload of the page, in this tab.
import * as v from "valibot";
import type { Board } from "../../core/board.ts";
import type { Replay } from "../../core/replay.ts";
import { readReplayJson, writeReplayJson } from "../../share/replay-json.ts";

/** An episode and whose it is: "your game". */
export interface Episode {
  readonly who: string;
  readonly replay: Replay;
  /** Id of the set that its level is from, where that is known. */
  readonly setId?: string | undefined;
}

export function isOnSameLevel({ replay: { level: a } }: Episode, { replay: { level: b } }: Episode): boolean {
  const alike = (one: Board, two: Board) =>
    one.width === two.width &&
    one.cells.length === two.cells.length &&
    one.cells.every((cell, i) => cell === two.cells[i]);
  return alike(a.board, b.board) && alike(a.goals, b.goals);
}

const STORED_AS = "safelife.episode";
const stored = v.object({ who: v.string(), replay: v.string(), setId: v.optional(v.string()) });

/** An episode that finds no room is shown all the same. */
export function keepEpisode({ who, replay, setId }: Episode): void {
  try {
    // What was kept before is of another episode, should this one find no room.
    sessionStorage.removeItem(STORED_AS);
    sessionStorage.setItem(STORED_AS, JSON.stringify({ who, replay: writeReplayJson(replay), setId }));
  } catch {}
}

/** Null where there is none, or where another version of the page left something else. */
export function keptEpisode(): Episode | null {
  try {
    const { who, replay, setId } = v.parse(stored, JSON.parse(sessionStorage.getItem(STORED_AS) ?? "null"));
    return { who, replay: readReplayJson(replay, who), setId };
  } catch {
    return null;
  }
}
