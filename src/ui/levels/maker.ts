// Makes levels in a thread that is ended and started anew when it does not answer.
import type { Series } from "../../procgen/series.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { GeneratorApi, MadeLevel } from "../../workers/generator-api.ts";
import { words } from "../words/words.ts";

/** Milliseconds that one level may take. The slowest official ones take a second or two. */
export const PATIENCE = 20_000;
/** Milliseconds that a level which is no longer wanted may still take, before the thread is ended for it. */
const GRACE = 250;

/** A level took longer than it may. */
export class OutOfTime extends Error {}

export class LevelMaker {
  private worker: WorkerClient<GeneratorApi> | null = null;
  /** Settles when the thread is free. Never rejects. */
  private idle: Promise<void> = Promise.resolve();

  constructor(
    private readonly open: () => WorkerClient<GeneratorApi>,
    private readonly patience = PATIENCE,
  ) {}

  /**
   * One level at a time; a call waits for the one before.
   * @param index in the series, from 0
   * @throws Error with a sentence where the level cannot be made, OutOfTime, or the signal's reason
   */
  async make(series: Series, index: number, signal: AbortSignal): Promise<MadeLevel> {
    const turn = this.idle;
    let leaveFree = () => {};
    this.idle = new Promise((resolve) => {
      leaveFree = resolve;
    });
    await turn;
    if (signal.aborted) {
      leaveFree();
      throw signal.reason;
    }
    try {
      this.worker ??= this.open();
    } catch (error) {
      leaveFree();
      throw error;
    }
    const { worker } = this;
    return new Promise<MadeLevel>((resolve, reject) => {
      let timer = setTimeout(() => {
        reject(new OutOfTime(words.peek().levels.outOfTime(index + 1, this.patience / 1000)));
        this.end(worker);
      }, this.patience);
      const leave = () => {
        reject(signal.reason);
        clearTimeout(timer);
        timer = setTimeout(() => this.end(worker), GRACE);
      };
      signal.addEventListener("abort", leave, { once: true });
      const settle = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", leave);
        leaveFree();
      };
      worker
        .call((api) => api.make(series, index))
        .finally(settle)
        .then(resolve, (error: unknown) => {
          // Whatever went wrong, the next level gets a thread that is known to work.
          this.end(worker);
          reject(error);
        });
    });
  }

  /** Ends the thread; a call under way is rejected. */
  dispose(): void {
    if (this.worker) this.end(this.worker);
  }

  private end(worker: WorkerClient<GeneratorApi>): void {
    if (this.worker !== worker) return;
    this.worker = null;
    worker.dispose();
  }
}
