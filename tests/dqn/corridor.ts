// A world whose best values can be worked out by hand, and a network that is a table.
import * as tf from "@tensorflow/tfjs-core";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { integer, type Key } from "../../src/base/random.ts";
import { createTfPolicy, type TfNetwork } from "../../src/ppo/tf-policy.ts";
import type { EpisodeEnd, Policy, VectorEnv, VectorStep } from "../../src/ppo/types.ts";

export const PLACES = 5;

/** Five places in a row. 0 goes left, out of the first place for 0.3 points; 1 goes right, and reaching the last one
 *  ends the episode with a point. Episodes begin anywhere before it; the clock ends them. */
export class Corridor implements VectorEnv {
  readonly actionCount = 2;
  readonly observationWords = 1;
  readonly observations: Uint32Array;
  /** Of every step so far. */
  readonly chosen: Uint8Array[] = [];
  #begun = 0;
  readonly #ages: Uint32Array;

  constructor(
    readonly rows: number,
    readonly key: Key,
    readonly timeLimit: number,
  ) {
    this.observations = new Uint32Array(rows);
    this.#ages = new Uint32Array(rows);
    this.reset();
  }

  reset(): void {
    for (let row = 0; row < this.rows; row++) this.#begin(row);
  }

  #begin(row: number): void {
    this.observations[row] = integer(this.key, this.#begun++, PLACES - 1);
    this.#ages[row] = 0;
  }

  step(actions: Uint8Array): VectorStep {
    this.chosen.push(actions.slice());
    const rewards = new Float32Array(this.rows);
    const terminated = new Uint8Array(this.rows);
    const truncated = new Uint8Array(this.rows);
    const finalObservations = new Uint32Array(this.rows);
    const ended: EpisodeEnd[] = [];
    for (const [row, action] of actions.entries()) {
      const place = this.observations[row] + (action === 1 ? 1 : -1);
      const isOut = place < 0 || place === PLACES - 1;
      rewards[row] = place < 0 ? 0.3 : isOut ? 1 : 0;
      const length = ++this.#ages[row];
      if (isOut) terminated[row] = 1;
      else if (length === this.timeLimit) truncated[row] = 1;
      this.observations[row] = Math.max(0, place);
      if (!isOut && !truncated[row]) continue;
      ended.push({ row, episodeReturn: rewards[row], length });
      this.#begin(row);
    }
    return { rewards, terminated, truncated, finalObservations, ended };
  }
}

/** Advantages and a value of its own for every place, all of them `start` at first. */
function table(start: number): TfNetwork {
  const weight = (name: string, shape: number[]) => ({
    name,
    shape,
    values: new Float32Array(shape[0] * shape[1]).fill(start),
  });
  return {
    actionCount: 2,
    weights: [weight("advantages", [PLACES, 2]), weight("values", [PLACES, 1])],
    forward(weights, observations: Uint32Array, rows) {
      const places = tf.cast(
        tf.oneHot(tf.tensor1d(Int32Array.from(observations), "int32"), PLACES),
        "float32",
      );
      const get = (name: string) =>
        tf.matMul(tf.reshape<tf.Rank.R2>(places, [rows, PLACES]), weights.get(name) as tf.Tensor2D);
      return { logits: get("advantages"), values: get("values") };
    },
  };
}

export const tablePolicy = async (start = 0): Promise<Policy> =>
  createTfPolicy(table(start), await prepareBackend("cpu", () => 0));
