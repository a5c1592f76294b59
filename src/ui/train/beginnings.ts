// Agents that a training can begin with: those that come along, and those kept here.
import { computed } from "@preact/signals";
import type { Services } from "../services.ts";

export interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly origin: "shipped" | "kept";
  /** An agent's file. @throws Error with a sentence */
  load(): Promise<Uint8Array>;
}

export class Beginnings {
  readonly choices = computed((): readonly Beginning[] => [
    ...this.services.shipped.cards.value.map((card) => ({
      id: card.name,
      title: card.title,
      origin: "shipped" as const,
      load: () => this.services.shipped.load(card),
    })),
    ...this.services.runs.runs.value.map(({ id, name, checkpoint }) => ({
      id,
      title: name,
      origin: "kept" as const,
      load: async () => checkpoint,
    })),
  ]);

  constructor(private readonly services: Pick<Services, "runs" | "shipped">) {}

  find(id: string): Beginning | undefined {
    return this.choices.peek().find((beginning) => beginning.id === id);
  }

  /** The same, where the lists may not have come yet. */
  async awaited(id: string): Promise<Beginning | undefined> {
    const { runs, shipped } = this.services;
    if (!this.find(id)) await Promise.allSettled([runs.refresh(), shipped.refresh()]);
    return this.find(id);
  }
}
