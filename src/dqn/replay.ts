// The latest steps of all rows, from which the learner draws. Observations are kept once, packed.
import { integer, type Key } from "../base/random.ts";
import type { DqnConfig } from "./config.ts";
import { WordsReader, WordsWriter } from "./kept-words.ts";

/** How a step ended, as kept in `ends`. */
export const GOES_ON = 0;
export const TERMINATED = 1;
export const TRUNCATED = 2;
/** The row waited: no step of an agent. */
export const WAITING = 3;

/** One step of all rows. Arrays `[row]` but for the observations `[row, word]`, on which the actions were chosen. */
export interface KeptStep {
  readonly observations: Uint32Array;
  readonly actions: Uint8Array;
  readonly rewards: Float32Array;
  readonly ends: Uint8Array;
}

/** What was kept, as plain data; arrays `[slot, row]`. */
export interface ReplayState extends Omit<KeptStep, "observations"> {
  /** Oldest first, row by row, as a `WordsWriter` leaves them: each after the one before it in its row. */
  readonly observations: Uint8Array;
  /** Steps of every row so far; the next goes to slot `steps` modulo the number of slots. */
  readonly steps: number;
}

/** Steps drawn from the past, each with the rewards that followed. Arrays `[row]`. */
export interface Sample {
  readonly observations: Uint32Array;
  readonly actions: Uint8Array;
  /** Discounted sum of the rewards of at most `multiStep` steps. */
  readonly returns: Float32Array;
  /** Factor of what `nextObservations` promise; 0 where the episode was over. */
  readonly discounts: Float32Array;
  readonly nextObservations: Uint32Array;
}

type StretchSettings = Pick<DqnConfig, "multiStep" | "gamma" | "multiStepEnd" | "timeLimit">;

/** Where the rewards of a step end. */
interface Stretch {
  readonly sum: number;
  readonly discount: number;
  /** Steps from the first to the observation behind the last reward. */
  readonly length: number;
}

export class Replay {
  /** Steps of every row so far, those forgotten included. */
  #steps = 0;
  readonly #slots: number;
  readonly #observations: Uint32Array;
  readonly #actions: Uint8Array;
  readonly #rewards: Float32Array;
  readonly #ends: Uint8Array;

  /** @param words in an observation
   *  @param capacity steps of all rows together; those of an odd part of a slot are not kept */
  constructor(
    readonly rows: number,
    readonly words: number,
    capacity: number,
  ) {
    this.#slots = Math.floor(capacity / rows);
    const size = this.#slots * rows;
    this.#observations = new Uint32Array(size * words);
    this.#actions = new Uint8Array(size);
    this.#rewards = new Float32Array(size);
    this.#ends = new Uint8Array(size);
  }

  /** Steps kept, of all rows together. */
  get size(): number {
    return Math.min(this.#steps, this.#slots) * this.rows;
  }

  /** Copies; the oldest step makes room. */
  add({ observations, actions, rewards, ends }: KeptStep): void {
    const at = (this.#steps % this.#slots) * this.rows;
    this.#observations.set(observations, at * this.words);
    this.#actions.set(actions, at);
    this.#rewards.set(rewards, at);
    this.#ends.set(ends, at);
    this.#steps++;
  }

  /** Different steps, each as likely as any other that is at least `multiStep` steps old and is followed by a known state.
   *  @throws if there are too few to choose from */
  sample(count: number, settings: StretchSettings, key: Key): Sample {
    const kept = Math.min(this.#steps, this.#slots);
    const choices = (kept - settings.multiStep) * this.rows;
    const sample: Sample = {
      observations: new Uint32Array(count * this.words),
      actions: new Uint8Array(count),
      returns: new Float32Array(count),
      discounts: new Float32Array(count),
      nextObservations: new Uint32Array(count * this.words),
    };
    const taken = new Set<number>();
    for (let draw = 0, i = 0; i < count; draw++) {
      if (taken.size >= choices) throw new Error(`${this.size} steps are too few to draw ${count} from.`);
      const choice = integer(key, draw, choices);
      if (taken.has(choice)) continue;
      taken.add(choice);
      const step = this.#steps - kept + Math.floor(choice / this.rows);
      const row = choice % this.rows;
      const stretch = this.#stretchFrom(step, row, settings);
      if (stretch === undefined) continue;
      sample.actions[i] = this.#actions[this.#at(step, row)];
      sample.returns[i] = stretch.sum;
      sample.discounts[i] = stretch.discount;
      sample.observations.set(this.#observationAt(step, row), i * this.words);
      sample.nextObservations.set(this.#observationAt(step + stretch.length, row), i * this.words);
      i++;
    }
    return sample;
  }

  /** @returns undefined where the row waited, or the clock ended the episode with this very step: what came after was
   *  not kept */
  #stretchFrom(step: number, row: number, settings: StretchSettings): Stretch | undefined {
    const { multiStep, gamma, multiStepEnd, timeLimit } = settings;
    if (this.#ends[this.#at(step, row)] === WAITING) return undefined;
    let sum = 0;
    let discount = 1;
    for (let length = 0; length < multiStep; length++) {
      const at = this.#at(step + length, row);
      const end = this.#ends[at];
      if (end === TRUNCATED && timeLimit === "truncates") {
        return length === 0 ? undefined : { sum, discount, length };
      }
      sum += discount * this.#rewards[at];
      discount *= gamma;
      if (end !== GOES_ON) return { sum, discount: 0, length };
    }
    const isLate = multiStepEnd === "oneEarly" && this.#ends[this.#at(step + multiStep, row)] !== GOES_ON;
    return { sum, discount: isLate ? 0 : discount, length: multiStep };
  }

  #at(step: number, row: number): number {
    return (step % this.#slots) * this.rows + row;
  }

  #observationAt(step: number, row: number): Uint32Array {
    const at = this.#at(step, row) * this.words;
    return this.#observations.subarray(at, at + this.words);
  }

  /** Actions, rewards and ends are views, overwritten by the next step. */
  state(): ReplayState {
    const writer = new WordsWriter();
    this.#oldestFirst((before, observation) => writer.add(before, observation));
    return {
      steps: this.#steps,
      observations: writer.bytes(),
      actions: this.#actions.subarray(0, this.size),
      rewards: this.#rewards.subarray(0, this.size),
      ends: this.#ends.subarray(0, this.size),
    };
  }

  /** @throws one clause if the state is of another size, or damaged; a part may then be taken over */
  restore({ steps, observations, actions, rewards, ends }: ReplayState): void {
    this.#steps = steps;
    if ([actions, rewards, ends].some(({ length }) => length !== this.size)) throw unfitting();
    this.#actions.set(actions);
    this.#rewards.set(rewards);
    this.#ends.set(ends);
    const reader = new WordsReader(observations);
    this.#oldestFirst((before, observation) => reader.take(before, observation));
    if (!reader.isAtEnd) throw unfitting();
  }

  /** @param visit is given a view of each kept observation, and of the one before it in its row: zeros where that is
   *  forgotten */
  #oldestFirst(visit: (before: Uint32Array, observation: Uint32Array) => void): void {
    const nothing = new Uint32Array(this.words);
    const oldest = this.#steps - this.size / this.rows;
    for (let step = oldest; step < this.#steps; step++) {
      for (let row = 0; row < this.rows; row++) {
        const before = step === oldest ? nothing : this.#observationAt(step - 1, row);
        visit(before, this.#observationAt(step, row));
      }
    }
  }
}

const unfitting = () => new Error("the steps kept do not fit the recipe");
