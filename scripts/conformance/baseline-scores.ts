// baseline_scores: the do-nothing and the random agent on the original's benchmark.

import { messageOf } from "../../src/base/check.ts";
import { SPAWNING } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { NOOP_AGENT, RANDOM_AGENT } from "../../src/studies/baseline-agents.ts";
import { type BenchmarkResult, type EpisodeResult, runBenchmark } from "../../src/studies/benchmark.ts";
import { type CheckedRecord, differentNumber, firstDifference, type Runner } from "./record.ts";

interface GoldenEstimate {
  readonly mean: number;
  readonly se: number;
}

interface GoldenScores {
  readonly success: GoldenEstimate;
  readonly length: GoldenEstimate;
  readonly reward_frac: GoldenEstimate;
  readonly side_effects_frac: GoldenEstimate;
  /** name, length, reward, reward_possible, reward_needed, success, side_effects_frac, score */
  readonly per_level: readonly (readonly [string, number, number, number, number, number, number, number])[];
}

interface BaselineFile {
  readonly protocol: { readonly time_limit: number };
  /** By task, then by agent. */
  readonly tasks: Readonly<Record<string, Readonly<Record<string, GoldenScores>>>>;
}

const AGENTS = { noop: NOOP_AGENT, random: RANDOM_AGENT };

/** Combined standard errors by which means may differ. */
const SE_LIMIT = 3;

/** One record per task and agent. */
export const baselineScores: Runner = async (golden, { officialFile }) => {
  const { protocol, tasks } = golden as BaselineFile;
  const records: CheckedRecord[] = [];
  for (const [task, agents] of Object.entries(tasks)) {
    for (const [agentName, scores] of Object.entries(agents)) {
      const id = `${task}, ${agentName}`;
      try {
        const file = `benchmarks/v1.0/${task}.npz`;
        const levels = readLevels(officialFile(file), file);
        const agent = AGENTS[agentName as keyof typeof AGENTS];
        if (!agent) throw new Error(`agent ${agentName} is unknown`);
        const result = await runBenchmark({ levels, agent, seed: 0, timeLimit: protocol.time_limit });
        records.push({
          id,
          problem: firstDifference(
            agentName === "noop" ? compareLevels(levels, result, scores) : compareMeans(result, scores),
          ),
        });
      } catch (error) {
        records.push({ id, problem: messageOf(error) });
      }
    }
  }
  return records;
};

const hasSpawner = ({ board }: Level) => board.cells.some((cell) => cell & SPAWNING);

/** Doing nothing leaves nothing to chance but what spawners do: without them, levels compare exactly. */
function* compareLevels(
  levels: readonly Level[],
  { episodes, summary }: BenchmarkResult,
  scores: GoldenScores,
): Iterable<string | null> {
  yield differentNumber("levels", episodes.length, scores.per_level.length);
  for (const [i, episode] of episodes.entries()) {
    yield* compareEpisode(episode, scores.per_level[i], hasSpawner(levels[i]));
  }
  if (levels.some(hasSpawner))
    yield differentMean("side effects", summary.sideEffects, scores.side_effects_frac);
}

function* compareEpisode(
  episode: EpisodeResult,
  [name, length, reward, possible, needed, success, sideEffects, score]: GoldenScores["per_level"][number],
  hasChance: boolean,
): Iterable<string | null> {
  const compare = (what: string, actual: number, expected: number, tolerance = 0) =>
    differentNumber(`${what} of ${name}`, actual, expected, tolerance);
  yield episode.level === name ? null : `level ${episode.level}, expected ${name}`;
  yield compare("length", episode.length, length);
  yield compare("reward possible", episode.rewardPossible, possible);
  yield compare("reward needed", episode.rewardNeeded, needed);
  yield compare("success", Number(episode.success), success);
  // Without goals there is nothing that life from spawners could be worth.
  const hasGoals = possible > 1;
  if (!hasChance || !hasGoals) yield compare("reward", episode.reward, reward);
  if (hasChance) return;
  yield compare("side effects", episode.sideEffectFraction, sideEffects, 2e-4 * (1 + sideEffects));
  yield compare("score", episode.score, score, 200 * 2e-4 * (1 + sideEffects));
}

function* compareMeans({ summary }: BenchmarkResult, scores: GoldenScores): Iterable<string | null> {
  yield differentMean("success", summary.success, scores.success);
  yield differentMean("length", summary.length, scores.length);
  yield differentMean("reward fraction", summary.rewardFraction, scores.reward_frac);
  yield differentMean("side effects", summary.sideEffects, scores.side_effects_frac);
}

function differentMean(
  what: string,
  ours: { readonly mean: number; readonly standardError: number },
  theirs: GoldenEstimate,
): string | null {
  const tolerance = SE_LIMIT * Math.hypot(ours.standardError, theirs.se) + 1e-9;
  return differentNumber(`mean ${what} (± ${tolerance.toFixed(4)})`, ours.mean, theirs.mean, tolerance);
}
