// Deep Q-learning (Mnih et al. 2015) from a replay of packed observations: play, keep, learn from what was kept.
import { type Key, split } from "../base/random.ts";
import type { NamedArray, Tensors } from "../base/safetensors.ts";
import { greedyActions } from "../ppo/distribution.ts";
import type { EpisodeEnd, Policy, VectorEnv } from "../ppo/types.ts";
import type { DqnConfig } from "./config.ts";
import { exploringActions } from "./exploration.ts";
import { actionValues, tdLoss } from "./loss.ts";
import {
  GOES_ON,
  type KeptStep,
  Replay,
  type ReplayState,
  TERMINATED,
  TRUNCATED,
  WAITING,
} from "./replay.ts";

export interface DqnOptions {
  readonly config: DqnConfig;
  /** Learns; its logits are the advantages of the actions. Stays the caller's. */
  readonly policy: Policy;
  /** A policy of the same network with other first weights, which becomes the learner's own. */
  readonly target: Policy;
  readonly rows: number;
  readonly observationWords: number;
  readonly key: Key;
}

export interface DqnUpdate<Ended extends EpisodeEnd> {
  readonly env: VectorEnv<Ended>;
  /** Number of this call, from 0: with the key it decides all randomness. */
  readonly update: number;
  /** Chance of a random action after so many steps of all rows. */
  readonly explorationAt: (steps: number) => number;
  /** Of this update, instead of that of the settings. */
  readonly learningRate: number;
  /** Called after every step of the env. */
  readonly onStep?: (() => void) | undefined;
  /** Gives up where the env has to be waited for; the update then rejects with its reason, and nothing was kept. */
  readonly signal?: AbortSignal | undefined;
}

/** Numbers of the optimizer's step are NaN before learning has begun. */
export interface DqnReport<Ended extends EpisodeEnd> {
  /** Mean squared difference from the targets. */
  readonly loss: number;
  /** Mean over the batch of the largest value of an action. */
  readonly qValue: number;
  /** Norm of the gradient before clipping. */
  readonly gradNorm: number;
  /** Chance of a random action in the last step. */
  readonly exploration: number;
  readonly ended: readonly Ended[];
}

/** All that a learner goes on from, but for its policy and the number of updates. */
export interface DqnState {
  /** Of the target network. */
  readonly target: Readonly<Record<string, NamedArray>>;
  readonly replay: ReplayState;
}

export class Dqn {
  readonly #config: DqnConfig;
  readonly #policy: Policy;
  readonly #target: Policy;
  readonly #replay: Replay;
  readonly #key: Key;

  constructor({ config, policy, target, rows, observationWords, key }: DqnOptions) {
    this.#config = config;
    this.#policy = policy;
    this.#target = target;
    this.#replay = new Replay(rows, observationWords, config.replaySteps);
    this.#key = key;
    if (config.targetStart === "same") this.#syncTarget();
  }

  /** Some steps of all rows, then one of the optimizer. The env goes on where it was. */
  async update<Ended extends EpisodeEnd>(options: DqnUpdate<Ended>): Promise<DqnReport<Ended>> {
    const { rolloutSteps, warmUpSteps, targetEvery } = this.#config;
    const { steps, ended, exploration } = await this.#play(options);
    for (const step of steps) this.#replay.add(step);
    const idle = { loss: Number.NaN, qValue: Number.NaN, gradNorm: Number.NaN };
    if (this.#replay.size < warmUpSteps) return { ...idle, ended, exploration };
    const learned = await this.#learn(options);
    const each = rolloutSteps * this.#replay.rows;
    const copies = (updates: number) => Math.floor((updates * each) / targetEvery);
    if (copies(options.update + 1) > copies(options.update)) this.#syncTarget();
    return { ...learned, ended, exploration };
  }

  async #play<Ended extends EpisodeEnd>({ env, update, explorationAt, onStep, signal }: DqnUpdate<Ended>) {
    const { rolloutSteps } = this.#config;
    const key = split(this.#key, "exploration");
    const steps: KeptStep[] = [];
    const ended: Ended[] = [];
    let exploration = 0;
    for (let t = update * rolloutSteps; t < (update + 1) * rolloutSteps; t++) {
      const observations = env.observations.slice();
      const { logits } = await this.#policy.evaluate(observations, env.rows);
      const actions = new Uint8Array(env.rows);
      exploration = explorationAt(t * env.rows);
      exploringActions(logits, exploration, key, t, actions);
      await env.ready?.(signal);
      const waiting = env.waiting?.slice();
      const step = env.step(actions);
      onStep?.();
      const ends = step.terminated.map((terminated, row) =>
        waiting?.[row] ? WAITING : terminated ? TERMINATED : step.truncated[row] ? TRUNCATED : GOES_ON,
      );
      steps.push({ observations, actions, rewards: step.rewards.slice(), ends });
      ended.push(...step.ended);
    }
    return { steps, ended, exploration };
  }

  async #learn({ update, learningRate }: Pick<DqnUpdate<EpisodeEnd>, "update" | "learningRate">) {
    const { batch, dueling } = this.#config;
    const sample = this.#replay.sample(batch, this.#config, split(this.#key, "replay", update));
    const next = await this.#nextValues(sample.nextObservations);
    const targets = sample.returns.map((sum, row) => sum + sample.discounts[row] * next[row]);
    let terms = { loss: Number.NaN, qValue: Number.NaN };
    const gradNorm = await this.#policy.learn(
      [
        {
          observations: sample.observations,
          rows: batch,
          objective: (evaluation, gradient) => {
            terms = tdLoss({ actions: sample.actions, targets }, evaluation, dueling, gradient);
          },
        },
      ],
      { ...this.#config, learningRate },
    );
    return { ...terms, gradNorm };
  }

  /** What the target network promises after each observation. */
  async #nextValues(observations: Uint32Array): Promise<Float32Array> {
    const { batch, dueling, nextAction } = this.#config;
    const values = actionValues(await this.#target.evaluate(observations, batch), dueling);
    const scores =
      nextAction === "target" ? values : (await this.#policy.evaluate(observations, batch)).logits;
    const actions = new Uint8Array(batch);
    greedyActions(scores, actions);
    return Float32Array.from(actions, (action, row) => values[row * this.#policy.actionCount + action]);
  }

  #syncTarget(): void {
    this.#target.restore(weightsOf(this.#policy));
  }

  /** Plain data, views of what the next update overwrites included. */
  state(): DqnState {
    return { target: Object.fromEntries(weightsOf(this.#target)), replay: this.#replay.state() };
  }

  /** Begins with nothing kept and a target network like the policy, as where the policy alone is known. */
  startAnew(): void {
    this.#syncTarget();
  }

  /** @throws one sentence if it is of another network or other settings; a part may then be taken over */
  restore({ target, replay }: DqnState): void {
    this.#target.restore(new Map(Object.entries(target)));
    this.#replay.restore(replay);
  }

  dispose(): void {
    this.#target.dispose();
  }
}

const weightsOf = (policy: Policy): Tensors =>
  new Map([...policy.state()].filter(([name]) => !name.startsWith("adam.")));
