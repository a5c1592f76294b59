// Step 1, Watch: the agent of the start on one level after the other, before anybody has said a word.
import { type ReadonlySignal, signal } from "@preact/signals";
import type { BoardInstructApi, BoardTask } from "../../../workers/board-instruct-api.ts";
import type { WorkerClient } from "../../../workers/client.ts";
import { motion } from "../../motion.ts";
import { Player } from "../../whatif/player.ts";

export interface WatchSources {
  readonly task: ReadonlySignal<BoardTask>;
  worker(): WorkerClient<BoardInstructApi>;
  agent(): Promise<Uint8Array>;
}

export class WatchModel {
  readonly player = signal<Player | null>(null);
  /** Of the level. */
  readonly number = signal(0);
  private round = 0;

  constructor(private readonly sources: WatchSources) {}

  async begin(): Promise<void> {
    if (this.player.peek() === null) await this.show();
  }

  async next(): Promise<void> {
    this.number.value++;
    await this.show();
  }

  /** Another agent is shown next. */
  forget(): void {
    this.round++;
    this.number.value = 0;
    this.player.value?.pause();
    this.player.value = null;
  }

  private async show(): Promise<void> {
    const number = this.number.peek();
    const round = ++this.round;
    const agent = await this.sources.agent();
    const task = this.sources.task.peek();
    const replay = await this.sources.worker().call((api) => api.watch(agent, task, number));
    if (round !== this.round) return;
    this.player.value?.pause();
    const player = new Player(replay);
    this.player.value = player;
    if (motion.peek()) player.play();
  }
}
