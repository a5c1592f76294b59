// Many environments side by side under Gymnasium's contract, with automatic resets.
import { type Beginning, type Box, type Discrete, type Env, type ResetOptions, sizeOf } from "./contract.ts";

/**
 * When an episode that is over gives way to the next (Gymnasium 1.0, `AutoresetMode`).
 * "next-step": the step that ends an episode gives its last observation; in the next step the environment resets, its
 * action counts for nothing, the reward is 0 and the observation is the first of the new episode.
 * "same-step": the step that ends an episode resets at once and gives the first observation of the new one; the last of
 * the old one is in `finals`.
 */
export type Autoreset = "next-step" | "same-step";

export interface SyncVectorEnvOptions {
  /** "next-step" unless given. */
  readonly autoreset?: Autoreset;
}

/** How all episodes begin. */
export interface VectorBeginning<Info> {
  /** `[env, …observation]`, owned by the caller. */
  readonly obs: Uint8Array;
  /** `[env]` */
  readonly infos: readonly Info[];
}

/** What one step of all gave. Arrays `[env]` are owned by the caller. */
export interface VectorTransition<Info> extends VectorBeginning<Info> {
  readonly rewards: Float32Array;
  /** 1 where the world ended an episode. */
  readonly terminated: Uint8Array;
  /** 1 where the clock ended it. */
  readonly truncated: Uint8Array;
  /** `[env]` the ends of episodes that were reset in the same step, null elsewhere. */
  readonly finals: readonly (Beginning<Info> | null)[];
}

export class SyncVectorEnv<Info> {
  /** Of one environment. */
  readonly observationSpace: Box;
  readonly actionSpace: Discrete;
  readonly autoreset: Autoreset;
  readonly #envs: readonly Env<Info>[];
  /** 1 where the next step begins a new episode. */
  readonly #over: Uint8Array;

  /** @param envs of equal spaces, owned by this from now on @throws one sentence if they differ */
  constructor(envs: readonly Env<Info>[], { autoreset = "next-step" }: SyncVectorEnvOptions = {}) {
    if (envs.length === 0) throw new Error("There are no environments. Give at least one.");
    const spaces = new Set(envs.map((env) => JSON.stringify([env.observationSpace, env.actionSpace])));
    if (spaces.size > 1) throw new Error("The environments have different spaces. Give equal ones.");
    this.observationSpace = envs[0].observationSpace;
    this.actionSpace = envs[0].actionSpace;
    this.autoreset = autoreset;
    this.#envs = envs;
    this.#over = new Uint8Array(envs.length);
  }

  get count(): number {
    return this.#envs.length;
  }

  /** @param options environment i begins from seed + i, as in Gymnasium */
  reset({ seed }: ResetOptions = {}): VectorBeginning<Info> {
    this.#over.fill(0);
    return this.#together(
      this.#envs.map((env, i) => env.reset(seed === undefined ? {} : { seed: seed + i })),
    );
  }

  /** @param actions `[env]` */
  step(actions: ArrayLike<number>): VectorTransition<Info> {
    const { count } = this;
    if (actions.length !== count) {
      throw new Error(`There are ${actions.length} actions for ${count} environments. Give one for each.`);
    }
    const rewards = new Float32Array(count);
    const terminated = new Uint8Array(count);
    const truncated = new Uint8Array(count);
    const finals: (Beginning<Info> | null)[] = new Array(count).fill(null);
    const sights = this.#envs.map((env, i): Beginning<Info> => {
      if (this.#over[i]) {
        this.#over[i] = 0;
        return env.reset();
      }
      const { obs, info, ...step } = env.step(actions[i]);
      rewards[i] = step.reward;
      terminated[i] = step.terminated ? 1 : 0;
      truncated[i] = step.truncated ? 1 : 0;
      if (!step.terminated && !step.truncated) return { obs, info };
      if (this.autoreset === "next-step") {
        this.#over[i] = 1;
        return { obs, info };
      }
      finals[i] = { obs, info };
      return env.reset();
    });
    return { ...this.#together(sights), rewards, terminated, truncated, finals };
  }

  #together(sights: readonly Beginning<Info>[]): VectorBeginning<Info> {
    const size = sizeOf(this.observationSpace);
    const obs = new Uint8Array(this.count * size);
    sights.forEach((sight, i) => {
      obs.set(sight.obs, i * size);
    });
    return { obs, infos: sights.map(({ info }) => info) };
  }
}
