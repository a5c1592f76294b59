// What a person achieved, level by level, kept in this browser: the best is shown, all can be saved as a file.
import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Level } from "../../core/level.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { fingerprintOf } from "../../share/replay-link.ts";
import { remember, remembered } from "../remembered.ts";

const resultSchema = v.object({
  /** Id of the set. */
  set: v.string(),
  /** An archive of the original, unchanged. */
  official: v.boolean(),
  level: v.string(),
  fingerprint: v.number(),
  points: v.number(),
  possible: v.number(),
  success: v.boolean(),
  steps: v.number(),
  /** Turns taken back on the way. */
  undone: v.number(),
  /** As a share of the life that there was. */
  sideEffects: v.number(),
  score: v.number(),
  /** ISO 8601 */
  playedAt: v.string(),
});

export type Result = v.InferOutput<typeof resultSchema>;

const STORED_AS = "results";
/** Older ones make room. */
const MOST = 1000;

/** Where a game was played. */
export interface Played {
  readonly set: string;
  readonly official: boolean;
  readonly level: Level;
  readonly undone: number;
}

export class Results {
  /** In the order in which they were played. */
  readonly all = signal<readonly Result[]>(read());

  /** @param playedAt milliseconds since 1970 */
  add({ set, official, level, undone }: Played, report: EpisodeReport, playedAt: number): void {
    const result = {
      set,
      official,
      level: level.name,
      fingerprint: fingerprintOf(level),
      points: report.reward,
      possible: report.rewardPossible,
      success: report.success,
      steps: report.length,
      undone,
      sideEffects: report.sideEffects.fraction,
      score: report.score.total,
      playedAt: new Date(playedAt).toISOString(),
    };
    this.all.value = [...this.all.value, result].slice(-MOST);
    remember(STORED_AS, JSON.stringify(this.all.value));
  }

  /** The one of the highest score, the earliest of equals; undefined where the level was never ended. */
  best(level: Level): Result | undefined {
    const fingerprint = fingerprintOf(level);
    return this.all.value
      .filter((result) => result.fingerprint === fingerprint)
      .reduce<Result | undefined>(
        (best, next) => (best && best.score >= next.score ? best : next),
        undefined,
      );
  }

  /** As a file, to be set beside the scores of agents. */
  text(): string {
    return `${JSON.stringify({ format: "safelife-human-results", version: 1, results: this.all.value }, null, 2)}\n`;
  }
}

/** What another version of the page may have left behind is not trusted. */
function read(): readonly Result[] {
  try {
    return v.parse(v.array(resultSchema), JSON.parse(remembered(STORED_AS) ?? "[]"));
  } catch {
    return [];
  }
}
