// Settings of the training under way that a person changes by hand.
import { signal } from "@preact/signals";
import type { Changeable, ScheduleChange } from "../../agents/schedule-changes.ts";
import { fixed } from "../format.ts";
import { words } from "../words/words.ts";

export interface Tunable {
  readonly most: number;
  readonly step: number;
  readonly digits: number;
}

/** The type holds the list to the settings that can be changed. */
export const TUNABLES: Readonly<Record<Changeable, Tunable>> = {
  learningRateFactor: { most: 3, step: 0.05, digits: 2 },
  entropyFactor: { most: 10, step: 0.1, digits: 1 },
  exitDifficulty: { most: 1, step: 0.01, digits: 2 },
  sideEffectFactor: { most: 3, step: 0.05, digits: 2 },
};
export const TUNABLE_NAMES = Object.keys(TUNABLES) as Changeable[];

type Held = Readonly<Partial<Record<Changeable, number>>>;

export class Tuning {
  /** What is held by hand; the rest is as the recipe plans it. */
  readonly held = signal<Held>({});

  /** @param send to the training thread */
  constructor(private readonly send: (name: Changeable, value: number | null) => void) {}

  /** What was held when the training was left. */
  begin(changes: readonly ScheduleChange[]): void {
    const last = new Map(changes.map(({ name, value }) => [name, value]));
    this.held.value = Object.fromEntries([...last].filter(([, value]) => value !== null));
  }

  hold(name: Changeable, value: number): void {
    this.held.value = { ...this.held.value, [name]: value };
    this.send(name, value);
  }

  /** As the recipe planned, again. */
  release(name: Changeable): void {
    const { [name]: _, ...others } = this.held.value;
    this.held.value = others;
    this.send(name, null);
  }
}

/** What was changed at one step, to be marked on a curve. */
export interface ChangeMark {
  readonly step: number;
  /** From 1. */
  readonly number: number;
  /** "exit difficulty 0.50, entropy, factor as planned" */
  readonly words: string;
}

export function marksOf(changes: readonly ScheduleChange[]): readonly ChangeMark[] {
  const steps = [...new Set(changes.map(({ step }) => step))];
  return steps.map((step, i) => ({
    step,
    number: i + 1,
    words: changes
      .filter((change) => change.step === step)
      .map(({ name, value }) => {
        const { tunables, planned, changed } = words.value.train;
        return changed(tunables[name].title, value === null ? planned : fixed(value, TUNABLES[name].digits));
      })
      .join("; "),
  }));
}
