// A network in the kernels' memory: outputs, gradients and steps of Adam, on one thread or two.
import { startHelper, type Threads } from "./helper.ts";
import type { Kernels } from "./load.ts";
import { type Layout, layOut, PAGE, wordOf } from "./memory.ts";
import { type NetworkPlan, type NetworkShape, planNetwork } from "./network.ts";

/** As `kernels/main.ts` numbers them. */
const OPERATION = { forward: 0, transpose: 1, backward: 2, join: 3, adam: 4, spread: 5 } as const;

interface Exports {
  dispatch(operation: number): void;
  stop(): void;
}

/** What the compiler was told, see `scripts/simd`: 2 GB. */
const MOST_PAGES = 32768;

/** Rows of a tile. */
const ROWS = 4;

/** What there is one of for each parameter. */
export type Kind = "parameters" | "means" | "squares";

/** A step of Adam with everything that is the same for all parameters. */
export interface AdamFactors {
  /** Of the gradient. */
  readonly scale: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Learning rate and 1 / (1 − beta2^t), both corrected for the number of the step. */
  readonly rate: number;
  readonly correction: number;
  readonly epsilon: number;
}

/** Logits `[row, action]` and values `[row]`. */
export interface Outputs {
  readonly logits: Float32Array;
  readonly values: Float32Array;
}

export class SimdEngine {
  readonly #shape: NetworkShape;
  readonly #plan: NetworkPlan;
  readonly #memory: WebAssembly.Memory;
  readonly #exports: Exports;
  #layout: Layout;
  #samples = 0;
  /** Whether the weights are those that were spread last. */
  #isSpread = false;
  #floats: Float32Array;
  #words: Int32Array;

  constructor(shape: NetworkShape, { module }: Kernels, threads: Threads) {
    this.#shape = shape;
    this.#plan = planNetwork(shape);
    this.#memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.#exports = exports as unknown as Exports;
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#words = new Int32Array(this.#memory.buffer);
    this.#layout = layOut(shape, this.#plan, 0);
    this.#makeRoom(64);
    if (threads === 2) startHelper(module, this.#memory);
  }

  /** At work: two as soon as the second has started. */
  get threads(): Threads {
    return this.#words[wordOf("hasHelper")] === 1 ? 2 : 1;
  }

  /** A copy of one weight, in the order of checkpoints. */
  read(weight: string, kind: Kind): Float32Array {
    const floats = this.#floats.subarray(this.#layout[kind]);
    return Float32Array.from(this.#placesOf(weight), (place) => floats[place]);
  }

  /** @param values in the order of checkpoints */
  write(weight: string, kind: Kind, values: ArrayLike<number>): void {
    const first = this.#layout[kind];
    for (const [i, place] of this.#placesOf(weight).entries()) this.#floats[first + place] = values[i];
    this.#isSpread = false;
  }

  /** @param images packed `[row, channel, view row, word]` */
  forward(images: Uint32Array, rows: number): Outputs {
    const samples = Math.ceil(rows / ROWS) * ROWS;
    this.#makeRoom(samples);
    const first = this.#layout.images / 4;
    this.#words.set(images.subarray(0), first);
    const words = images.length / rows;
    this.#words.fill(0, first + rows * words, first + samples * words);
    this.#set("samples", samples);
    this.#set("samplesOfFirst", Math.ceil(samples / ROWS / 2) * ROWS);
    if (!this.#isSpread) this.#exports.dispatch(OPERATION.spread);
    this.#isSpread = true;
    this.#exports.dispatch(OPERATION.forward);

    const { actions } = this.#shape;
    const outputs = { logits: new Float32Array(rows * actions), values: new Float32Array(rows) };
    const { outputs: from, outputStride } = this.#layout;
    for (let row = 0; row < rows; row++) {
      const at = from / 4 + row * outputStride;
      for (let a = 0; a < actions; a++) outputs.logits[row * actions + a] = this.#floats[at + a];
      outputs.values[row] = this.#floats[at + this.#plan.value];
    }
    return outputs;
  }

  /** Gradients of all parameters, from those of the outputs of the last `forward`.
   *  @param joins whether they are added to those of the call before */
  backward({ logits, values }: Outputs, joins: boolean): void {
    const { actions } = this.#shape;
    const { outputGradients, outputStride } = this.#layout;
    const first = outputGradients / 4;
    this.#floats.fill(0, first, first + this.#words[wordOf("samples")] * outputStride);
    for (let row = 0; row < values.length; row++) {
      const at = first + row * outputStride;
      for (let a = 0; a < actions; a++) this.#floats[at + a] = logits[row * actions + a];
      this.#floats[at + this.#plan.value] = values[row];
    }
    this.#set("startsAnew", joins ? 0 : 1);
    this.#exports.dispatch(OPERATION.transpose);
    this.#exports.dispatch(OPERATION.backward);
  }

  /** Adds up what the parts found. @returns the sum of the gradient's squares */
  joinGradients(): number {
    this.#exports.dispatch(OPERATION.join);
    const [first, second] = new Float64Array(this.#memory.buffer, 0, 2);
    return first + second;
  }

  /** A step along the gradient that `joinGradients` left. */
  adam({ scale, beta1, beta2, rate, correction, epsilon }: AdamFactors): void {
    const factors = { scale, beta1, beta2, rest1: 1 - beta1, rest2: 1 - beta2, rate, correction, epsilon };
    for (const [field, value] of Object.entries(factors)) this.#floats[wordOf(field)] = value;
    this.#exports.dispatch(OPERATION.adam);
    this.#isSpread = false;
  }

  /** Sends the second thread home. */
  dispose(): void {
    this.#exports.stop();
  }

  #placesOf(weight: string): Int32Array {
    const places = this.#plan.weights.get(weight);
    if (!places) throw new Error(`The network has no weight "${weight}".`);
    return places;
  }

  #set(field: string, value: number): void {
    this.#words[wordOf(field)] = value;
  }

  #makeRoom(samples: number): void {
    if (samples <= this.#samples) return;
    const layout = layOut(this.#shape, this.#plan, samples);
    const { end, words, tables } = layout;
    const pages = Math.ceil(end / PAGE) - this.#memory.buffer.byteLength / PAGE;
    if (pages > 0) {
      try {
        this.#memory.grow(pages);
      } catch {
        throw new Error(
          `${samples} observations at once do not fit into memory. Take a smaller network or smaller minibatches, or close other tabs and programs.`,
        );
      }
    }
    this.#samples = samples;
    this.#layout = layout;
    this.#floats = new Float32Array(this.#memory.buffer);
    this.#words = new Int32Array(this.#memory.buffer);
    for (const [index, word] of words) this.#words[index] = word;
    for (const [address, table] of tables) this.#words.set(table, address / 4);
  }
}
