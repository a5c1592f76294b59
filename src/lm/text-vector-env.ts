// Text as an environment: the observation is the text so far, an action the next token, and an episode ends with
// the end of the answer. It pays nothing by itself: scores come from a reward model, once the answer is there.
import type { EpisodeEnd, VectorEnv, VectorStep } from "../ppo/types.ts";
import { observationWords, packPrefix } from "./model/prefixes.ts";
import { type Prompt, promptTokens } from "./world/prompts.ts";
import { decode, EOS, VOCABULARY } from "./world/vocabulary.ts";

/** The longest demonstration, its end included. */
export const LONGEST_ANSWER = 20;

export interface TextEpisodeEnd extends EpisodeEnd {
  readonly prompt: Prompt;
  /** Tokens of prompt and answer, with the end if there is one. */
  readonly tokens: readonly number[];
  /** Words of the answer. */
  readonly text: string;
  /** Whether the answer came to an end by itself. */
  readonly hasEnd: boolean;
}

export interface TextEnvOptions {
  readonly rows: number;
  /** Of the model, in tokens. */
  readonly context: number;
  /** @param episode counts up, row by row and reset by reset */
  readonly promptAt: (episode: number) => Prompt;
  /** Resets that an earlier run has made. */
  readonly resets?: number;
}

export class TextVectorEnv implements VectorEnv<TextEpisodeEnd> {
  readonly restarts = "together";
  readonly actionCount = VOCABULARY.length;
  readonly rows: number;
  readonly observationWords: number;
  readonly observations: Uint32Array;
  readonly #options: TextEnvOptions;
  #resets: number;
  #prompts: readonly Prompt[] = [];
  #texts: number[][] = [];
  #starts: readonly number[] = [];
  readonly #over: Uint8Array;

  constructor(options: TextEnvOptions) {
    this.#options = options;
    this.rows = options.rows;
    this.observationWords = observationWords(options.context);
    this.observations = new Uint32Array(this.rows * this.observationWords);
    this.#over = new Uint8Array(this.rows);
    this.#resets = options.resets ?? 0;
  }

  reset(): void {
    const first = this.#resets++ * this.rows;
    this.#prompts = Array.from({ length: this.rows }, (_, row) => this.#options.promptAt(first + row));
    this.#texts = this.#prompts.map(({ text }) => promptTokens(text));
    this.#starts = this.#texts.map(({ length }) => length);
    this.#over.fill(0);
    for (const [row, tokens] of this.#texts.entries()) this.#show(row, tokens);
  }

  step(actions: Uint8Array): VectorStep<TextEpisodeEnd> {
    const terminated = new Uint8Array(this.rows);
    const ended: TextEpisodeEnd[] = [];
    for (const [row, tokens] of this.#texts.entries()) {
      if (this.#over[row] === 1) continue;
      tokens.push(actions[row]);
      const length = tokens.length - this.#starts[row];
      const hasEnd = actions[row] === EOS;
      if (!hasEnd && length < LONGEST_ANSWER) {
        this.#show(row, tokens);
        continue;
      }
      this.#over[row] = terminated[row] = 1;
      const text = decode(tokens.slice(this.#starts[row], hasEnd ? -1 : undefined));
      ended.push({ row, episodeReturn: 0, length, prompt: this.#prompts[row], tokens, text, hasEnd });
    }
    return {
      rewards: new Float32Array(this.rows),
      terminated,
      truncated: new Uint8Array(this.rows),
      finalObservations: this.observations,
      ended,
    };
  }

  #show(row: number, tokens: readonly number[]): void {
    packPrefix(tokens, this.observations, row, this.#options.context);
  }
}
