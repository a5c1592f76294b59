// What the model that was trained without a price for KL says, beside what it began as.
import { signal } from "@preact/signals";
import type { LmCard } from "../../share/lm-cards.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { InstructApi } from "../../workers/instruct-api.ts";
import { overOptimisation, smoothed } from "../../workers/instruct-world.ts";
import { worldPrompt } from "./prompt-line.ts";

const SHOWN = 6;
/** As in docs/lm-results.md. */
const SMOOTHING = 10;

export class HackedModel {
  /** Prompt, answer of the start, answer of the hacked. */
  readonly samples = signal<readonly (readonly string[])[]>([]);
  private page = 0;

  constructor(
    private readonly sources: {
      worker(): WorkerClient<InstructApi>;
      models(): Promise<readonly Uint8Array[]>;
    },
  ) {}

  async begin(): Promise<void> {
    if (this.samples.peek().length === 0) await this.next();
  }

  async next(): Promise<void> {
    const seed = this.page++;
    const prompts = Array.from(
      { length: SHOWN },
      (_, i) => worldPrompt("hacked", SHOWN * seed + i, "inEvaluation").text,
    );
    const models = await this.sources.models();
    const answers = await this.sources
      .worker()
      .call((api) => api.answer({ models, turns: [0, 1], prompts, seed }));
    this.samples.value = prompts.map((prompt, i) => [prompt, ...answers[i].map(({ text }) => text)]);
  }

  /** How far the labelers' score fell, as a share of its peak. */
  fellBy(curve: LmCard["curve"]): number {
    return curve.length < SMOOTHING ? 0 : overOptimisation(smoothed(curve, SMOOTHING));
  }
}
