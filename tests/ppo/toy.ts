// A world and a network small enough to be understood at a glance.
import * as tf from "@tensorflow/tfjs-core";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { bits, type Key, split, uniform } from "../../src/base/random.ts";
import { createTfPolicy, type TfNetwork } from "../../src/ppo/tf-policy.ts";
import type { Policy, VectorEnv, VectorStep } from "../../src/ppo/types.ts";

/** Shows 0 or 1 and pays 1 for the action of that number. Each step is an episode. */
export class Bandit implements VectorEnv {
  readonly actionCount = 2;
  readonly observationWords = 1;
  readonly observations: Uint32Array;
  #steps = 0;

  constructor(
    readonly rows: number,
    readonly key: Key,
  ) {
    this.observations = new Uint32Array(rows);
    this.reset();
  }

  reset(): void {
    this.#steps++;
    for (let row = 0; row < this.rows; row++) this.observations[row] = bits(this.key, this.#steps, row) & 1;
  }

  step(actions: Uint8Array): VectorStep {
    const rewards = Float32Array.from(actions, (action, row) => (action === this.observations[row] ? 1 : 0));
    const finalObservations = this.observations.slice();
    this.reset();
    return {
      rewards,
      terminated: new Uint8Array(this.rows).fill(1),
      truncated: new Uint8Array(this.rows),
      finalObservations,
      ended: [...rewards].map((episodeReturn, row) => ({ row, episodeReturn, length: 1 })),
    };
  }
}

/** One hidden layer on one number. */
export function toyNetwork(key: Key, actionCount = 2): TfNetwork {
  const weight = (name: string, shape: number[]) => {
    const values = Float32Array.from(
      { length: shape.reduce((a, b) => a * b, 1) },
      (_, i) => uniform(split(key, name), i) - 0.5,
    );
    return { name, shape, values };
  };
  return {
    actionCount,
    weights: [weight("in", [2, 8]), weight("policy", [8, actionCount]), weight("value", [8, 1])],
    forward(weights, observations: Uint32Array, rows) {
      const input = Float32Array.from({ length: rows * 2 }, (_, i) =>
        i % 2 === 0 ? 1 : observations[i >> 1],
      );
      const get = (name: string) => weights.get(name) as tf.Tensor2D;
      const hidden = tf.relu(tf.matMul(tf.tensor2d(input, [rows, 2]), get("in")));
      return { logits: tf.matMul(hidden, get("policy")), values: tf.matMul(hidden, get("value")) };
    },
  };
}

export async function toyPolicy(key: Key): Promise<Policy> {
  return createTfPolicy(toyNetwork(key), await prepareBackend("cpu", () => 0));
}
