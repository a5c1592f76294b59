// How long a piece of work takes on an engine, from a short try.
import * as tf from "@tensorflow/tfjs-core";
import { convRelu, dense } from "./layers.ts";
import { SimdEngine } from "./simd/engine.ts";
import { threadsHere } from "./simd/helper.ts";
import { loadKernels } from "./simd/load.ts";

/** What an engine is to be chosen for. */
export interface Work {
  /** "A training step"; in sentences. */
  readonly name: string;
  readonly parts: readonly Part[];
  dispose(): void;
}

/** One kind of the things that are to be done. */
export interface Part {
  /** How often it comes in the work. */
  readonly times: number;
  /** Resolves when it is done. */
  run(): Promise<void>;
}

/** Milliseconds for all parts together after their first runs, unless a single run takes longer. */
const TRIED_FOR = 1000;
const MOST_RUNS = 50;

/** Milliseconds of the whole work. Each part is run once to warm up, and then at least once more. */
export async function timeOf({ parts }: Pick<Work, "parts">, now: () => number): Promise<number> {
  let sum = 0;
  for (const { times, run } of parts) {
    await run();
    const begin = now();
    let runs = 0;
    let took = 0;
    do {
      await run();
      runs++;
      took = now() - begin;
    } while (took < TRIED_FOR / parts.length && runs < MOST_RUNS);
    sum += (times * took) / runs;
  }
  return sum;
}

const PLAIN = { rows: 32, side: 25, channels: 15, size: 5, stride: 2, filters: 32, hidden: 64 } as const;

/** A training step of a small convolutional network, for those who do not know yet what there will be to do.
 *  @param isSimd whether on our own engine, or on the current one of tfjs */
export const plainWork = (isSimd: boolean): Work => {
  const { run, dispose } = isSimd ? simdStep() : tfStep();
  return { name: "A training step", parts: [{ times: 1, run }], dispose };
};

function tfStep() {
  const { rows, side, channels, size, stride, filters, hidden } = PLAIN;
  const features = (Math.floor((side - size) / stride) + 1) ** 2 * filters;
  const x = tf.ones<tf.Rank.R4>([rows, side, side, channels]);
  const kernel = tf.variable(tf.fill<tf.Rank.R4>([size, size, channels, filters], 0.01));
  const bias = tf.variable(tf.zeros<tf.Rank.R1>([filters]));
  const weights = tf.variable(tf.fill<tf.Rank.R2>([features, hidden], 0.01));
  const offsets = tf.variable(tf.zeros<tf.Rank.R1>([hidden]));
  return {
    async run() {
      const { value, grads } = tf.variableGrads(() => {
        const pixels = convRelu(x, kernel, bias, { stride, inputGradient: "unneeded" });
        return tf.mean(dense(tf.reshape(pixels, [rows, features]), weights, offsets, "relu"));
      });
      await value.data();
      tf.dispose([value, grads]);
    },
    dispose: () => tf.dispose([x, kernel, bias, weights, offsets]),
  };
}

function simdStep() {
  const { rows, side, channels, size, stride, filters, hidden } = PLAIN;
  const shape = { channels, convs: [{ filters, size, stride }], near: "none", hidden, actions: 9 } as const;
  const view = { height: side, width: side };
  const engine = new SimdEngine({ ...shape, view }, loadKernels(), threadsHere().threads);
  const images = new Uint32Array(rows * channels * side).fill(0x01010101);
  return {
    async run() {
      engine.backward(engine.forward(images, rows), false);
      engine.joinGradients();
    },
    dispose: () => engine.dispose(),
  };
}
