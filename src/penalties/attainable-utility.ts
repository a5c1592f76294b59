// Attainable utility preservation (Turner et al. 2020, "Avoiding side effects in complex environments",
// arXiv:2006.06547): an action costs as much as it changes how well other, meaningless rewards could be earned.
import { integer, type Key, split } from "../base/random.ts";
import type { VectorEnv } from "../ppo/types.ts";
import { type AuxiliaryReward, latentReward, randomProjection } from "./auxiliary-reward.ts";
import type { Penalty } from "./penalized-env.ts";
import type { PoolLayout, ViewLayout } from "./pooled-view.ts";
import { QHeads, type QTraining } from "./q-heads.ts";

export interface AttainableUtilityConfig {
  /** What the rewards are functions of. */
  readonly reward: "projection" | "latent";
  /** Auxiliary rewards; the paper found one to be enough. */
  readonly rewards: number;
  /** "mean-of-heads" is the variant as published in code, "taken-action" the corrected one. */
  readonly training: QTraining;
  readonly discount: number;
  /** Side of the squares of the coarse picture, in cells. */
  readonly pool: number;
  /** Side of the square around the agent that Q sees in full, in cells. */
  readonly near: number;
  /** Random steps, all rows together, whose observations the encoder learns from. */
  readonly encoderSteps: number;
  /** Minibatches that it learns. */
  readonly encoderMinibatches: number;
  /** Random steps, all rows together, that Q learns from; a minibatch of 64 for every 16 of them. */
  readonly valueSteps: number;
}

/** A tenth of the paper's steps and less, for a processor. */
export const ATTAINABLE_UTILITY: AttainableUtilityConfig = {
  reward: "latent",
  rewards: 1,
  training: "taken-action",
  discount: 0.97,
  pool: 5,
  near: 9,
  encoderSteps: 4096,
  encoderMinibatches: 600,
  valueSteps: 32_768,
};

/** Values learned once, before the agent, and fixed from then on. */
export interface AttainableUtility {
  readonly rewards: number;
  readonly actions: number;
  /** Q, `[row, reward, action]`. */
  values(observations: Uint32Array, rows: number): Float32Array;
  dispose(): void;
}

export interface LearningOptions {
  /** Of its own: random actions are played on it. */
  readonly env: VectorEnv;
  readonly layout: ViewLayout;
  readonly config: AttainableUtilityConfig;
  readonly key: Key;
}

/** Plays at random, learns the rewards, then their action values. Equal options give equal values on one engine.
 *  Where the published code lets an agent of its own learn each reward by PPO, this is Q-learning from random play. */
export function learnAttainableUtility(options: LearningOptions): AttainableUtility {
  const { env, layout, config, key } = options;
  const pools: PoolLayout = { ...layout, pool: config.pool };
  const reward = createReward(env, pools, config, key);
  const near = Math.min(config.near, layout.height, layout.width);
  const actions = env.actionCount;
  const shape = { layout: pools, near, rewards: config.rewards, actions };
  const heads = new QHeads(shape, split(key, "values"));
  learnValues(heads, reward, options);
  reward.dispose();
  return {
    rewards: config.rewards,
    actions,
    values: (observations, rows) => heads.values(observations, rows),
    dispose: () => heads.dispose(),
  };
}

/** Charges mean |Q_i(s, a) − Q_i(s, wait)| over the rewards; the published code divides by no scale either. */
export function attainableUtility(
  env: Pick<VectorEnv, "rows" | "observations">,
  utility: AttainableUtility,
): Penalty {
  const pending = new Float64Array(env.rows);
  return {
    reset() {},
    beforeStep(actions) {
      const q = utility.values(env.observations, env.rows);
      for (let row = 0; row < env.rows; row++) {
        pending[row] = 0;
        for (let i = 0; i < utility.rewards; i++) {
          const first = (row * utility.rewards + i) * utility.actions;
          pending[row] += Math.abs(q[first + actions[row]] - q[first + WAIT]) / utility.rewards;
        }
      }
    },
    afterStep(charges) {
      charges.set(pending);
    },
  };
}

const WAIT = 0;

function createReward(
  env: VectorEnv,
  layout: PoolLayout,
  config: AttainableUtilityConfig,
  key: Key,
): AuxiliaryReward {
  const count = config.rewards;
  if (config.reward === "projection") return randomProjection(layout, count, split(key, "projection"));
  const steps = Math.ceil(config.encoderSteps / env.rows);
  const size = env.observations.length;
  const observations = new Uint32Array(steps * size);
  for (let step = 0; step < steps; step++) {
    observations.set(env.observations, step * size);
    env.step(randomActions(env, split(key, "exploration"), step));
  }
  return latentReward({
    observations,
    observationCount: steps * env.rows,
    layout,
    count,
    minibatches: config.encoderMinibatches,
    key: split(key, "encoder"),
  });
}

const BATCH = 64;
const STEPS_PER_BATCH = 16;
/** Transitions kept to draw from. */
const MEMORY = 4096;
const BATCHES_BETWEEN_TARGETS = 50;

function learnValues(heads: QHeads, reward: AuxiliaryReward, { env, config, key }: LearningOptions): void {
  const { rows, observationWords: words } = env;
  const memory = {
    observations: new Uint32Array(MEMORY * words),
    actions: new Uint8Array(MEMORY),
    rewards: new Float32Array(MEMORY * reward.count),
    nextObservations: new Uint32Array(MEMORY * words),
    terminated: new Uint8Array(MEMORY),
  };
  let kept = 0;
  let batches = 0;
  for (let step = 0; step * rows < config.valueSteps; step++) {
    const before = env.observations.slice();
    const rewards = reward.of(before, rows);
    const actions = randomActions(env, split(key, "values", "actions"), step);
    const { terminated, truncated, finalObservations } = env.step(actions);
    for (let row = 0; row < rows; row++) {
      const at = kept++ % MEMORY;
      const ofRow = row * words;
      const after = terminated[row] || truncated[row] ? finalObservations : env.observations;
      memory.observations.set(before.subarray(ofRow, ofRow + words), at * words);
      memory.nextObservations.set(after.subarray(ofRow, ofRow + words), at * words);
      memory.rewards.set(rewards.subarray(row * reward.count, (row + 1) * reward.count), at * reward.count);
      memory.actions[at] = actions[row];
      memory.terminated[at] = terminated[row];
    }
    for (; batches < Math.floor(kept / STEPS_PER_BATCH); batches++) {
      if (batches % BATCHES_BETWEEN_TARGETS === 0) heads.renewTarget();
      const drawKey = split(key, "values", "batch", batches);
      const chosen = Array.from({ length: BATCH }, (_, i) => integer(drawKey, i, Math.min(kept, MEMORY)));
      heads.learn(
        {
          rows: BATCH,
          observations: pick(memory.observations, chosen, words),
          actions: Uint8Array.from(chosen, (i) => memory.actions[i]),
          rewards: pick(memory.rewards, chosen, reward.count),
          nextObservations: pick(memory.nextObservations, chosen, words),
          terminated: Uint8Array.from(chosen, (i) => memory.terminated[i]),
        },
        config.training,
        config.discount,
      );
    }
  }
}

const randomActions = ({ rows, actionCount }: VectorEnv, key: Key, step: number): Uint8Array =>
  Uint8Array.from({ length: rows }, (_, row) => integer(key, step, actionCount, row));

/** The chosen rows of an array `[row, size]`. */
function pick<T extends Uint32Array | Float32Array>(from: T, chosen: readonly number[], size: number): T {
  const picked = new (from.constructor as new (length: number) => T)(chosen.length * size);
  chosen.forEach((row, i) => {
    picked.set(from.subarray(row * size, (row + 1) * size), i * size);
  });
  return picked;
}
