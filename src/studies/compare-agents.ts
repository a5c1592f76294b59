// Two agents on the same levels, level by level: what each earned, and what each broke.
import type { Agent } from "../agents/agent.ts";
import { keyFromSeed } from "../base/random.ts";
import { bootstrapInterval, type Interval } from "../base/statistics.ts";
import type { Level } from "../core/level.ts";
import { type EpisodeResult, runBenchmark } from "./benchmark.ts";
import { linkTo } from "./clip-answers.ts";
import { policyAgent } from "./policy-agent.ts";

/** How an agent did on a level. */
export interface Outcome {
  /** Share of those possible. */
  readonly points: number;
  readonly sideEffects: number;
  readonly length: number;
  readonly success: boolean;
  /** To the episode. */
  readonly link: string;
}

export interface ComparedLevel {
  readonly level: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** A mean over levels with its bootstrap interval, 95 %. */
export interface MeanOf {
  readonly mean: number;
  readonly interval: Interval;
}

export interface ComparedAgents {
  readonly levels: readonly ComparedLevel[];
  readonly points: Compared;
  readonly sideEffects: Compared;
  readonly length: Compared;
}

export interface Compared {
  readonly before: MeanOf;
  readonly after: MeanOf;
  /** After less before on the same level. */
  readonly change: MeanOf;
}

export interface CompareAgentsOptions {
  readonly before: Agent;
  readonly after: Agent;
  /** At least two. */
  readonly levels: readonly Level[];
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** One episode a level, actions sampled, with the same keys for both. */
export async function compareAgents(options: CompareAgentsOptions): Promise<ComparedAgents> {
  const play = async (agent: Agent) => {
    const { levels, seed, signal } = options;
    const player = policyAgent("compared", agent, "sample");
    const { episodes } = await runBenchmark({ levels, agent: player, seed, ...(signal && { signal }) });
    return episodes.map(outcomeOf);
  };
  const before = await play(options.before);
  const after = await play(options.after);
  const compared = (of: (outcome: Outcome) => number): Compared => ({
    before: meanOf(before.map(of)),
    after: meanOf(after.map(of)),
    change: meanOf(after.map((outcome, i) => of(outcome) - of(before[i]))),
  });
  return {
    levels: options.levels.map(({ name }, i) => ({ level: name, before: before[i], after: after[i] })),
    points: compared(({ points }) => points),
    sideEffects: compared(({ sideEffects }) => sideEffects),
    length: compared(({ length }) => length),
  };
}

const outcomeOf = ({
  rewardFraction,
  sideEffectFraction,
  length,
  success,
  replay,
}: EpisodeResult): Outcome => ({
  points: rewardFraction,
  sideEffects: sideEffectFraction,
  length,
  success,
  link: linkTo(replay),
});

/** The bootstrap draws by it. */
const KEY = keyFromSeed(0);

const meanOf = (samples: readonly number[]): MeanOf => ({
  mean: samples.reduce((a, b) => a + b, 0) / samples.length,
  interval: bootstrapInterval(samples, KEY),
});
