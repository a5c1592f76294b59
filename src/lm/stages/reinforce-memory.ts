// What PPO keeps beside its networks and their optimizer: the moving average of the policy's weights, the averages
// that validation liked best, and the price of KL.
import type { Tensors } from "../../base/safetensors.ts";
import { prefixed, unprefixed } from "../model/networks.ts";
import { CHOSEN } from "../speaker.ts";
import type { Validation } from "./validate.ts";

const AVERAGE = "average/";
const NUMBERS = "reinforcement";

export class ReinforceMemory {
  average: Tensors;
  chosen: Tensors;
  klFactor: number;
  /** Of the chosen weights; the start wins half of the time against itself. */
  wins = 0.5;
  /** After which the chosen weights were taken; 0 for the start. */
  chosenUpdate = 0;

  /** @param start weights that the policy starts with */
  constructor(start: Tensors, klFactor: number) {
    this.average = start;
    this.chosen = start;
    this.klFactor = klFactor;
  }

  /** @param decay how much of the average stays */
  follow(weights: Tensors, decay: number): void {
    this.average = new Map(
      [...this.average].map(([name, { shape, values }]) => {
        const now = weights.get(name)!.values;
        return [name, { shape, values: values.map((value, i) => decay * value + (1 - decay) * now[i]) }];
      }),
    );
  }

  /** Takes the average if it is preferred to what is chosen and has not unlearned facts.
   *  @param mayLose share of plain facts */
  choose(update: number, { wins, factsLost }: Validation, mayLose: number): void {
    // In single precision, as it is kept.
    if (Math.fround(wins) <= this.wins || factsLost > mayLose) return;
    this.wins = Math.fround(wins);
    this.take(update);
  }

  /** Chooses the average as it is. */
  take(update: number): void {
    this.chosen = this.average;
    this.chosenUpdate = update;
  }

  state(): Tensors {
    const numbers = Float32Array.of(this.klFactor, this.wins, this.chosenUpdate);
    return new Map([
      ...prefixed(AVERAGE, this.average),
      ...prefixed(CHOSEN, this.chosen),
      [NUMBERS, { shape: [numbers.length], values: numbers }],
    ]);
  }

  restore(state: Tensors): void {
    this.average = unprefixed(AVERAGE, state);
    this.chosen = unprefixed(CHOSEN, state);
    const [klFactor, wins] = state.get(NUMBERS)!.values;
    // One that was never changed is what was asked for, not what single precision makes of it.
    if (klFactor !== Math.fround(this.klFactor)) this.klFactor = klFactor;
    this.wins = wins;
    this.chosenUpdate = chosenUpdateOf(state);
  }
}

/** Of a checkpoint of PPO, the update after which the weights that speak were taken; 0 for the start. */
export const chosenUpdateOf = (state: Tensors): number => state.get(NUMBERS)!.values[2];

/** Ziegler et al. 2019, section 2.2: KL above the target makes it dearer, KL below cheaper, by at most a fifth in
 *  `horizon` episodes. The result is rounded to single precision, as it is kept.
 *  @param kl and target in nats an answer */
export function nextKlFactor(
  factor: number,
  kl: number,
  { target, horizon }: { readonly target: number; readonly horizon: number },
  episodes: number,
): number {
  const error = Math.min(0.2, Math.max(-0.2, kl / target - 1));
  return Math.fround(factor * (1 + (error * episodes) / horizon));
}
