// A transformer that goes on where it was: keys and values of the tokens so far are kept, so that a text that has
// grown by one token costs one token (Pope et al. 2022 call it the KV cache).
import * as tf from "@tensorflow/tfjs-core";
import { AttentionCache, rotate } from "../../backends/attention.ts";
import { continues, tokenAt } from "./prefixes.ts";
import { hiddenStates, type TransformerConfig, type Weights } from "./transformer.ts";

export class PrefixStream {
  readonly #config: TransformerConfig;
  /** What the rows held in the last call, and the state after it `[row, width]`. */
  #seen = new Uint32Array(0);
  #states = new Float32Array(0);
  #caches: readonly AttentionCache[] = [];

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
      this.#caches = Array.from({ length: layers }, () => new AttentionCache(shape));
    }
    const fresh = this.#newTokens(observations, rows, words);
    if (fresh.tokens.length > 0) {
      const states = hiddenStates(weights, this.#config, fresh.tokens, (layer, qkv) =>
        this.#attend(this.#caches[layer - 1], qkv, fresh),
      ).dataSync<"float32">();
      for (const [i, row] of fresh.rows.entries()) {
        this.#states.set(states.subarray(i * width, (i + 1) * width), row * width); // the last of a row stays
      }
      this.#seen.set(observations);
    }
    return tf.tensor2d(this.#states.slice(), [rows, width]);
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
      rows: Int32Array.from(fresh, ({ row }) => row),
      positions: Int32Array.from(fresh, ({ position }) => position),
      tokens: Int32Array.from(fresh, ({ token }) => token),
    };
  }

  #attend(
    cache: AttentionCache,
    qkv: tf.Tensor2D,
    { rows, positions }: { readonly rows: Int32Array; readonly positions: Int32Array },
  ): tf.Tensor2D {
    const { width } = this.#config;
    const from = qkv.dataSync<"float32">().slice();
    rotate(from, positions, this.#config, "forward");
    const out = new Float32Array(rows.length * width);
    for (let i = 0; i < rows.length; i++) {
      cache.keep(from, 3 * width * i, rows[i], positions[i]);
      cache.attend(from, 3 * width * i, rows[i], positions[i], out, width * i);
    }
    return tf.tensor2d(out, [rows.length, width]);
  }
}
