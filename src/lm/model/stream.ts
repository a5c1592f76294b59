// A transformer that goes on where it was: keys and values of the tokens so far are kept, so that a text that has
// grown by one token costs one token (Pope et al. 2022 call it the KV cache).
import * as tf from "@tensorflow/tfjs-core";
import { KeptAttention } from "../../backends/kept-attention.ts";
import { continues, tokenAt } from "./prefixes.ts";
import { hiddenStates, type TransformerConfig, type Weights } from "./transformer.ts";

export class PrefixStream {
  readonly #config: TransformerConfig;
  /** What the rows held in the last call, and the state after it `[row, width]`. */
  #seen = new Uint32Array(0);
  #states = new Float32Array(0);
  #layers: readonly KeptAttention[] = [];

  constructor(config: TransformerConfig) {
    this.#config = config;
  }

  /** As `lastStates` of all rows; a row that goes on from what it held is only computed from there on. */
  lastStates(weights: Weights, observations: Uint32Array, rows: number): tf.Tensor2D {
    const { width, layers, heads, context } = this.#config;
    const words = observations.length / rows;
    if (this.#seen.length !== observations.length) {
      this.#seen = new Uint32Array(observations.length);
      this.#states = new Float32Array(rows * width);
      const shape = { sequences: rows, length: context, width, heads };
      this.dispose();
      this.#layers = Array.from({ length: layers }, () => new KeptAttention(shape));
    }
    const fresh = this.#newTokens(observations, rows, words);
    if (fresh.tokens.length > 0) {
      const states = hiddenStates(weights, this.#config, fresh.tokens, (layer, qkv) =>
        this.#layers[layer - 1].attend(qkv, fresh),
      ).dataSync<"float32">();
      for (const [i, row] of fresh.sequences.entries()) {
        this.#states.set(states.subarray(i * width, (i + 1) * width), row * width); // the last of a row stays
      }
      this.#seen.set(observations);
    }
    return tf.tensor2d(this.#states.slice(), [rows, width]);
  }

  dispose(): void {
    for (const layer of this.#layers) layer.dispose();
  }

  /** Tokens that no cache holds yet, row by row in their order. */
  #newTokens(observations: Uint32Array, rows: number, words: number) {
    const fresh: { readonly row: number; readonly position: number; readonly token: number }[] = [];
    for (let row = 0; row < rows; row++) {
      const start = row * words;
      const goesOn = this.#seen[start] > 0 && continues(observations, start, start, this.#seen);
      for (let position = goesOn ? this.#seen[start] : 0; position < observations[start]; position++) {
        fresh.push({ row, position, token: tokenAt(observations, start, position) });
      }
    }
    return {
      sequences: Int32Array.from(fresh, ({ row }) => row),
      positions: Int32Array.from(fresh, ({ position }) => position),
      tokens: Int32Array.from(fresh, ({ token }) => token),
    };
  }
}
