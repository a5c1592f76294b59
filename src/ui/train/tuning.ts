// Settings of the training under way that a person changes by hand.
import { signal } from "@preact/signals";
import type { Changeable, ScheduleChange } from "../../agents/schedule-changes.ts";
import { fixed } from "../format.ts";

export interface Tunable {
  readonly title: string;
  readonly most: number;
  readonly step: number;
  readonly digits: number;
  readonly hint: string;
}

/** In words; the type holds the list to the settings that can be changed. */
export const TUNABLES: Readonly<Record<Changeable, Tunable>> = {
  learningRateFactor: {
    ...{ title: "Learning rate, factor", most: 3, step: 0.05, digits: 2 },
    hint: "Less is steadier, more is faster.",
  },
  entropyFactor: {
    ...{ title: "Entropy, factor", most: 10, step: 0.1, digits: 1 },
    hint: "More keeps it trying new things.",
  },
  exitDifficulty: {
    ...{ title: "Exit difficulty", most: 1, step: 0.01, digits: 2 },
    hint: "0: the exit is open; 1: it opens as the level says.",
  },
  sideEffectFactor: {
    ...{ title: "Charge for changes, factor", most: 3, step: 0.05, digits: 2 },
    hint: "Only counts where changes are charged for.",
  },
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
        const { title, digits } = TUNABLES[name];
        return `${title.toLowerCase()}: ${value === null ? "as planned" : fixed(value, digits)}`;
      })
      .join("; "),
  }));
}
