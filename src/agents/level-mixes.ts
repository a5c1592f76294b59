// Which levels an agent meets in the course of its training: caps, switches and curricula over sources of levels.
import * as v from "valibot";
import { exp } from "../base/exact-math.ts";
import { type Key, uniform } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import { counted, type LevelSource } from "../env/level-source.ts";
import { levelSchema } from "./level-schema.ts";
import { type Schedule, valueAt } from "./schedule.ts";

/** The first `count` levels of a source, over and over (`distinct_levels` of the original). */
export function distinctLevels(source: LevelSource, count: number): LevelSource {
  if (!(count >= 1)) throw new Error(`The number of distinct levels is ${count}. Give at least 1.`);
  let levels: Level[] = [];
  let given = 0;
  const schema = v.object({
    levels: v.pipe(v.array(levelSchema), v.maxLength(count)),
    given: counted,
    source: v.unknown(),
  });
  return waitingFor([source], {
    next() {
      if (levels.length < count) levels.push(source.next());
      return levels[given++ % levels.length];
    },
    state: () => ({ levels: [...levels], given, source: source.state() }),
    restore(state) {
      const found = v.safeParse(schema, state);
      if (!found.success || !source.restore(found.output.source)) return false;
      ({ levels, given } = found.output);
      return true;
    },
  });
}

/** Levels of `second` by a chance that follows a schedule, else of `first` (`SwitchingLevelIterator`).
 *  @param chance in [0, 1], by environment steps */
export function switchingLevels(
  first: LevelSource,
  second: LevelSource,
  chance: Schedule,
  key: Key,
): LevelSource {
  let steps = 0;
  let given = 0;
  return waitingFor([first, second], {
    next: () => (uniform(key, given++) < valueAt(chance, steps) ? second : first).next(),
    heard(stepsSoFar) {
      steps = stepsSoFar;
    },
    state: () => ({ steps, given, sources: [first.state(), second.state()] }),
    restore(state) {
      const schema = v.object({ steps: counted, given: counted, sources: v.array(v.unknown()) });
      const found = v.safeParse(schema, state);
      if (!found.success || !restoreAll([first, second], found.output.sources)) return false;
      ({ steps, given } = found.output);
      return true;
    },
  });
}

/** A mix for which all of its sources are waited for, any of which may be asked next; unchanged where none has to be. */
function waitingFor(sources: readonly LevelSource[], mix: LevelSource): LevelSource {
  if (!sources.some((source) => source.ready)) return mix;
  return Object.defineProperties(mix, {
    ready: {
      value: async (count: number, signal?: AbortSignal) => {
        await Promise.all(sources.map((source) => source.ready?.(count, signal)));
      },
    },
    waitedMs: { get: () => sources.reduce((sum, source) => sum + (source.waitedMs ?? 0), 0) },
  });
}

/** All of the sources, or none of them. */
function restoreAll(sources: readonly LevelSource[], states: readonly unknown[]): boolean {
  if (states.length !== sources.length) return false;
  const before = sources.map((source) => source.state());
  const isDone = sources.every((source, i) => source.restore(states[i]));
  if (!isDone) sources.forEach((source, i) => void source.restore(before[i]));
  return isDone;
}

export interface CurriculumOptions {
  /** Episodes of a stage from which its progress is told. */
  readonly lookback: number;
  /** What a stage counts for before it was played so often, reward fraction per episode. */
  readonly firstProgress: number;
  /** Progress is multiplied by it, and divided by the smallest there is, before the softmax. */
  readonly emphasis: number;
  /** How stages are drawn: by their progress unless told, or all alike (`curriculum_distribution` of the original). */
  readonly distribution?: "progress" | "uniform" | undefined;
}

/** `CurricularLevelIterator` of SafeLife 1.2.2: a fifth of the reward gained in a hundred episodes would be much. */
export const SAFELIFE_CURRICULUM: CurriculumOptions = {
  lookback: 100,
  firstProgress: 0.2 / 100,
  emphasis: 10,
};

/** More levels than any training has rows; those given before are over. */
const MOST_IN_PLAY = 16_384;

/** Stages that are played the more the faster the agent gets better on them: drawn by the softmax of the slopes of
 *  its latest reward fractions, unless `distribution` says otherwise. */
export function curriculum(
  stages: readonly LevelSource[],
  key: Key,
  { lookback, firstProgress, emphasis, distribution }: CurriculumOptions = SAFELIFE_CURRICULUM,
): LevelSource {
  let performances = stages.map((): number[] => []);
  let stageOf = new Map<string, number>();
  let given = 0;
  const schema = v.object({
    performances: v.pipe(
      v.array(v.pipe(v.array(v.number()), v.maxLength(lookback))),
      v.length(stages.length),
    ),
    stageOf: v.array(v.tuple([v.string(), v.pipe(counted, v.maxValue(stages.length - 1))])),
    given: counted,
    sources: v.array(v.unknown()),
  });
  return waitingFor(stages, {
    next() {
      const progress = performances.map((values) =>
        values.length < lookback ? firstProgress : emphasis * slopeOf(values),
      );
      const weights = distribution === "uniform" ? stages.map(() => 0) : normalised(progress);
      const stage = draw(softmax(weights), uniform(key, given++));
      const level = stages[stage].next();
      // The latest is the last to be forgotten.
      stageOf.delete(level.name);
      stageOf.set(level.name, stage);
      if (stageOf.size > MOST_IN_PLAY) stageOf.delete(stageOf.keys().next().value ?? "");
      return level;
    },
    heard(_, ended) {
      for (const { levelName, rewardFraction } of ended) {
        const stage = stageOf.get(levelName);
        if (stage === undefined) continue;
        performances[stage].push(Number.isFinite(rewardFraction) ? rewardFraction : 0);
        performances[stage].splice(0, performances[stage].length - lookback);
      }
    },
    state: () => ({
      performances: performances.map((values) => [...values]),
      stageOf: [...stageOf],
      given,
      sources: stages.map((stage) => stage.state()),
    }),
    restore(state) {
      const found = v.safeParse(schema, state);
      if (!found.success || !restoreAll(stages, found.output.sources)) return false;
      ({ performances, given } = found.output);
      stageOf = new Map(found.output.stageOf);
      return true;
    },
  });
}

/** In units of the smallest; what falls counts as 0, and so does everything where one stands still. */
function normalised(progress: readonly number[]): number[] {
  const scale = Math.min(...progress.map(Math.abs));
  return progress.map((value) => (scale > 0 ? Math.max(0, value) / scale : 0));
}

/** Of the straight line that fits the values best, per value. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  let product = 0;
  let square = 0;
  for (const [i, value] of values.entries()) {
    product += (i - middle) * value;
    square += (i - middle) ** 2;
  }
  return square === 0 ? 0 : product / square;
}

function softmax(values: readonly number[]): number[] {
  const highest = Math.max(...values);
  const weights = values.map((value) => exp(value - highest));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

function draw(probabilities: readonly number[], at: number): number {
  let below = 0;
  for (const [i, probability] of probabilities.entries()) {
    below += probability;
    if (at < below) return i;
  }
  return probabilities.length - 1;
}
