// What a person achieved, level by level, kept in this browser: the best is shown, and those on levels that people are
// compared on can be saved as a file.
import { signal } from "@preact/signals";
import * as v from "valibot";
import type { Level } from "../../core/level.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { fingerprintOf, fits } from "../../share/replay-link.ts";
import { remember, remembered } from "../remembered.ts";

const number = v.pipe(v.number(), v.finite());
const resultSchema = v.object({
  /** Id of the set. */
  set: v.string(),
  /** An archive of the original, unchanged. */
  official: v.boolean(),
  level: v.string(),
  fingerprint: number,
  points: number,
  possible: number,
  success: v.boolean(),
  steps: number,
  /** Turns taken back on the way. */
  undone: number,
  /** As a share of the life that there was. */
  sideEffects: number,
  score: number,
  /** ISO 8601 */
  playedAt: v.string(),
  /** A link to the game, to play it again; of levels that people are compared on. */
  replay: v.optional(v.string()),
});

export type Result = v.InferOutput<typeof resultSchema>;

const STORED_AS = "results";
/** The oldest make room, those that are the best of their level last. */
const MOST = 1000;

/** Where a game was played. */
export interface Played {
  readonly set: string;
  readonly official: boolean;
  readonly level: Level;
  readonly undone: number;
  readonly replay?: string;
}

export class Results {
  /** In the order in which they were played. */
  readonly all = signal<readonly Result[]>(read());

  /** A level that is too large to be told by its fingerprint is left out.
   *  @param playedAt milliseconds since 1970 */
  add({ set, official, level, undone, replay }: Played, report: EpisodeReport, playedAt: number): void {
    if (!fits(level)) return;
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
      ...(replay !== undefined && { replay }),
    };
    this.all.value = trimmed(
      [...this.fromElsewhere(), ...this.all.value, result].sort((a, b) =>
        a.playedAt.localeCompare(b.playedAt),
      ),
    );
    remember(STORED_AS, JSON.stringify(this.all.value), "results");
  }

  /** What another tab has kept since. */
  private fromElsewhere(): readonly Result[] {
    const idOf = ({ playedAt, fingerprint }: Result) => `${playedAt} ${fingerprint}`;
    const known = new Set(this.all.value.map(idOf));
    return read().filter((result) => !known.has(idOf(result)));
  }

  /** The one of the highest score, the earliest of equals; undefined where the level was never ended. */
  best(level: Level): Result | undefined {
    if (!fits(level)) return undefined;
    return bestOf(this.all.value).get(fingerprintOf(level));
  }

  /** Those that anyone can play again, as a file, to be set beside the scores of agents. */
  text(): string {
    const results = this.all.value.filter(({ replay }) => replay !== undefined);
    return `${JSON.stringify({ format: "safelife-human-results", version: 1, results }, null, 2)}\n`;
  }
}

/** By the fingerprint of their level. */
function bestOf(results: readonly Result[]): ReadonlyMap<number, Result> {
  const best = new Map<number, Result>();
  for (const result of results) {
    const known = best.get(result.fingerprint);
    if (!known || result.score > known.score) best.set(result.fingerprint, result);
  }
  return best;
}

/** @param results the oldest first */
function trimmed(results: readonly Result[]): readonly Result[] {
  const best = bestOf(results);
  let tooMany = results.length - MOST;
  const kept = results.filter((result) => best.get(result.fingerprint) === result || tooMany-- <= 0);
  return kept.slice(-MOST);
}

/** What another version of the page may have left behind is not trusted, entry by entry. */
function read(): readonly Result[] {
  try {
    const kept = v.parse(v.array(v.unknown()), JSON.parse(remembered(STORED_AS) ?? "[]"));
    return kept.flatMap((entry) => {
      const { success, output } = v.safeParse(resultSchema, entry);
      return success ? [output] : [];
    });
  } catch {
    return [];
  }
}
