// What a training will cost: how fast it is here, and how long so many steps take at that pace.
import { signal } from "@preact/signals";
import { count, durationInWords, inMillions } from "../format.ts";
import { words } from "../words/words.ts";
import { DEFAULTS, type TrainSettings } from "./settings.ts";

export class Cost {
  readonly isMeasuring = signal(false);
  /** Steps a second by what decides them. */
  private readonly speeds = signal<ReadonlyMap<string, number>>(new Map());

  /** Steps a second of such a training, once it is known. */
  speedOf(settings: TrainSettings): number | undefined {
    return this.speeds.value.get(keyOf(settings));
  }

  /** A training, or two seconds of it, was this fast. */
  learn(settings: TrainSettings, stepsPerSecond: number): void {
    this.speeds.value = new Map(this.speeds.peek()).set(keyOf(settings), stepsPerSecond);
  }

  /** "About 12 minutes for 3 million steps, at 4,200 steps a second."; null while that is not known. */
  words(settings: TrainSettings): string | null {
    const speed = this.speedOf(settings);
    if (speed === undefined) return null;
    const time = durationInWords(settings.steps / speed);
    return words.value.train.cost(time, inMillions(settings.steps), count(speed));
  }
}

/** Steps, seed and what is watched do not change the pace. */
const keyOf = (settings: TrainSettings): string => {
  const { steps, seed, watch, on } = DEFAULTS;
  return JSON.stringify({ ...settings, steps, seed, watch, on });
};
