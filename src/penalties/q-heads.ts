// Action values of several rewards at once: one small network with a head for each reward and action.
import * as tf from "@tensorflow/tfjs-core";
import { bitsRelu, dense } from "../backends/layers.ts";
import type { Key } from "../base/random.ts";
import { type PoolLayout, pooled, pooledSize } from "./pooled-view.ts";
import { initialLayer, linearIn, PENALTY_OPTIMIZER, Weights } from "./weights.ts";

export interface QShape {
  readonly layout: PoolLayout;
  /** Side of the square around the agent that is seen bit by bit; all else is seen as the coarse picture. */
  readonly near: number;
  readonly rewards: number;
  readonly actions: number;
}

/** Transitions s, a, s' of whatever policy. Arrays `[row, …]`. */
export interface Transitions {
  readonly rows: number;
  readonly observations: Uint32Array;
  readonly actions: Uint8Array;
  /** Of s, `[row, reward]`. */
  readonly rewards: Float32Array;
  readonly nextObservations: Uint32Array;
  /** 1 where nothing came after. */
  readonly terminated: Uint8Array;
}

/**
 * What is trained. "taken-action": Q(s, a) of the action taken, towards r + γ max Q(s', ·) (Watkins 1989).
 * "mean-of-heads": the mean of all heads, as if it were V(s), towards r + γ mean Q(s', ·). So does the published code of
 * Turner et al. 2020 (`aux_training_ppo.py`): every head gets the same push, whatever was done, and the differences
 * between heads, which are all that the penalty reads, stay what the first weights make of them.
 */
export type QTraining = "taken-action" | "mean-of-heads";

const UNITS = 64;

export class QHeads {
  private readonly weights: Weights;
  private readonly target: Weights;

  constructor(
    private readonly shape: QShape,
    key: Key,
  ) {
    const { layout, near, rewards, actions } = shape;
    const create = () =>
      new Weights([
        ...initialLayer("near", [near, near, layout.channels, UNITS], key),
        ...initialLayer("far", [pooledSize(layout), UNITS], key),
        ...initialLayer("hidden", [2 * UNITS, UNITS], key),
        ...initialLayer("heads", [UNITS, rewards * actions], key),
      ]);
    this.weights = create();
    this.target = create();
  }

  /** Q, `[row, reward, action]`, owned by the caller. */
  values(observations: Uint32Array, rows: number): Float32Array {
    return tf.tidy(() => this.forward(this.weights, observations, rows).dataSync<"float32">().slice());
  }

  /** One step of the optimizer, towards targets of the network as it was at the last `renewTarget`. */
  learn(transitions: Transitions, training: QTraining, discount: number): void {
    const { rows, observations, nextObservations } = transitions;
    const next = tf.tidy(() => this.forward(this.target, nextObservations, rows).dataSync().slice());
    const targets = targetsOf(transitions, next as Float32Array, training, discount, this.shape);
    this.weights.descend(() => {
      const q = this.forward(this.weights, observations, rows);
      return linearIn(q, gradientOf(q.dataSync<"float32">(), targets, transitions, training, this.shape));
    }, PENALTY_OPTIMIZER);
  }

  renewTarget(): void {
    this.target.copyFrom(this.weights);
  }

  dispose(): void {
    this.weights.dispose();
    this.target.dispose();
  }

  private forward(weights: Weights, words: Uint32Array, count: number): tf.Tensor2D {
    const { layout, near } = this.shape;
    const { height, width } = layout;
    const windows = {
      top: (height - near) >> 1,
      left: (width - near) >> 1,
      size: near,
      stride: 1,
      rows: 1,
      columns: 1,
    };
    const layer = (name: string, x: tf.Tensor2D, activation: "relu" | "linear") =>
      dense(x, weights.get(`${name}/kernel`), weights.get(`${name}/bias`), activation);
    const close = bitsRelu(
      { ...layout, words, count },
      windows,
      weights.get("near/kernel"),
      weights.get("near/bias"),
    );
    const picture = tf.tensor2d(pooled(words, count, layout), [count, pooledSize(layout)]);
    const seen = tf.concat<tf.Tensor2D>(
      [tf.reshape(close, [count, UNITS]), layer("far", picture, "relu")],
      1,
    );
    return layer("heads", layer("hidden", seen, "relu"), "linear");
  }
}

type Counts = Pick<QShape, "rewards" | "actions">;

/** `[row, reward]`. @param next Q of s', `[row, reward, action]` */
export function targetsOf(
  { rows, rewards: earned, terminated }: Pick<Transitions, "rows" | "rewards" | "terminated">,
  next: Float32Array,
  training: QTraining,
  discount: number,
  { rewards, actions }: Counts,
): Float32Array {
  const targets = new Float32Array(rows * rewards);
  for (let i = 0; i < targets.length; i++) {
    const heads = next.subarray(i * actions, (i + 1) * actions);
    const value = training === "taken-action" ? Math.max(...heads) : meanOf(heads);
    const goesOn = 1 - terminated[Math.floor(i / rewards)];
    targets[i] = earned[i] + discount * goesOn * value;
  }
  return targets;
}

/** Of the mean squared error, by Q. */
export function gradientOf(
  q: Float32Array,
  targets: Float32Array,
  { rows, actions: taken }: Pick<Transitions, "rows" | "actions">,
  training: QTraining,
  { rewards, actions }: Counts,
): Float32Array {
  const gradient = new Float32Array(q.length);
  for (let i = 0; i < targets.length; i++) {
    const from = i * actions;
    if (training === "taken-action") {
      const at = from + taken[Math.floor(i / rewards)];
      gradient[at] = (2 * (q[at] - targets[i])) / rows;
    } else {
      const error = meanOf(q.subarray(from, from + actions)) - targets[i];
      gradient.fill((2 * error) / (actions * rows), from, from + actions);
    }
  }
  return gradient;
}

const meanOf = (numbers: Float32Array): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
