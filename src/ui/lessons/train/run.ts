// The training of the lesson, live in its thread, or one that was recorded.
import { computed, signal } from "@preact/signals";
import { proxy } from "comlink";
import { messageOf } from "../../../base/check.ts";
import type { Level } from "../../../core/level.ts";
import type { Replay } from "../../../core/replay.ts";
import { isReference, parseReplayLink } from "../../../share/replay-link.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import { openTrainerWorker } from "../../../workers/open.ts";
import type { TrainerApi } from "../../../workers/trainer-api.ts";
import type { ShippedAgents } from "../../shipped-agents.ts";
import { words } from "../../words/words.ts";
import recorded from "./recorded.json" with { type: "json" };
import { attemptsOn, BEGINS_AS, TRAINING_STEPS, trainingOn } from "./request.ts";

/** What the agent did with the level after so many steps of training. */
export interface Attempt {
  readonly steps: number;
  readonly replay: Replay;
}

export class LessonRun {
  readonly state = signal<"idle" | "running" | "done">("idle");
  /** Whether what is shown was recorded. */
  readonly isRecorded = signal(false);
  readonly steps = signal(0);
  /** Oldest first. */
  readonly attempts = signal<readonly Attempt[]>([]);
  readonly note = signal("");
  readonly share = computed(() => this.steps.value / TRAINING_STEPS);
  private worker: WorkerClient<TrainerApi> | null = null;

  constructor(
    private readonly level: Level,
    private readonly shipped: ShippedAgents,
    private readonly open: () => WorkerClient<TrainerApi> = openTrainerWorker,
  ) {}

  /** Trains here; where that would take too long, or fails, the recorded run is shown and the reason said. */
  async start(): Promise<void> {
    if (this.state.peek() === "running") return;
    this.begin(false);
    try {
      if (this.shipped.cards.peek().length === 0) await this.shipped.refresh();
      const card = this.shipped.cards.peek().find(({ name }) => name === BEGINS_AS);
      if (!card) throw new Error(words.peek().learn.agentMissing);
      const weights = await this.shipped.load(card);
      const worker = this.open();
      this.worker = worker;
      let isTooSlow = false;
      const watcher = proxy({
        onBackend: ({ name }: { readonly name: string }) => {
          isTooSlow = name === "cpu";
          if (isTooSlow) void worker.call((api) => api.stop());
          else void worker.call((api) => api.watch(attemptsOn(this.level), proxy(this.take)));
        },
        onProgress: ({ steps }: { readonly steps: number }) => {
          this.steps.value = steps;
        },
        onFrames: () => {},
        onCheckpoint: () => {},
      });
      await worker.call((api) => api.run(trainingOn(this.level, weights), watcher));
      if (isTooSlow) this.showRecorded(words.peek().learn.tooSlow);
      else this.state.value = "done";
    } catch (error) {
      // Who left, or wants the recorded run, has ended the thread.
      if (this.state.peek() === "running")
        this.showRecorded(words.peek().learn.recordedBecause(messageOf(error)));
    } finally {
      this.end();
    }
  }

  showRecorded(note = words.peek().learn.recorded): void {
    this.state.value = "done";
    this.end();
    this.begin(true);
    this.attempts.value = recorded.map(({ steps, link }) => ({ steps, replay: replayOf(link) }));
    this.steps.value = TRAINING_STEPS;
    this.state.value = "done";
    this.note.value = note;
  }

  /** Ends what is under way. */
  leave(): void {
    if (this.state.peek() === "running") this.state.value = "idle";
    this.end();
  }

  private begin(isRecorded: boolean): void {
    this.isRecorded.value = isRecorded;
    this.note.value = "";
    this.steps.value = 0;
    this.attempts.value = [];
    this.state.value = "running";
  }

  private end(): void {
    this.worker?.dispose();
    this.worker = null;
  }

  private readonly take = (attempt: Attempt): void => {
    this.attempts.value = [...this.attempts.peek(), attempt];
  };
}

function replayOf(link: string): Replay {
  const { level, key, actions } = parseReplayLink(link);
  if (isReference(level)) throw new Error("a recorded attempt holds its level");
  return { level, key, actions };
}
