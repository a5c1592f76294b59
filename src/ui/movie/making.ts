// A moving picture in the making: how far it is, and how it is stopped.
import { signal } from "@preact/signals";
import { proxy } from "comlink";
import { messageOf } from "../../base/check.ts";
import { openWorker, type WorkerClient } from "../../workers/client.ts";
import { download } from "../download.ts";
import { words } from "../words/words.ts";
import type { Filmed } from "./frames.ts";
import type { MovieApi } from "./movie-api.ts";
import { type MovieKind, planMovie } from "./plan.ts";
import type { VideoEnding } from "./video.ts";

const openMovieWorker = (): WorkerClient<MovieApi> =>
  openWorker(() => new Worker(new URL("./movie.worker.ts", import.meta.url), { type: "module" }), "movie");

const TYPES = { gif: "image/gif", mp4: "video/mp4", webm: "video/webm" } as const;

export interface MovieOrder extends Filmed {
  readonly kind: MovieKind;
  readonly from: number;
  readonly to: number;
  /** Steps a second. */
  readonly speed: number;
}

export const planOf = ({ kind, replay, beside, from, to, speed }: MovieOrder) => {
  const { height, width } = replay.level.board;
  return planMovie({ kind, height, width, boards: beside === "nothing" ? 1 : 2, from, to, speed });
};

export type MovieState =
  | { readonly state: "none" }
  | { readonly state: "making"; readonly done: number; readonly frames: number }
  | { readonly state: "made"; readonly name: string; readonly bytes: number }
  | { readonly state: "failed"; readonly message: string };

export class MovieMaking {
  readonly state = signal<MovieState>({ state: "none" });
  /** How videos end here: null where the browser makes none, undefined until that is known. */
  readonly videoEnding = signal<VideoEnding | null | undefined>(undefined);
  private thread: WorkerClient<MovieApi> | null = null;

  /** Asks the browser what it can encode. */
  async askForVideo(): Promise<void> {
    if (this.videoEnding.peek() !== undefined) return;
    const thread = openMovieWorker();
    try {
      this.videoEnding.value = await thread.call((api) => api.videoEnding());
    } catch (error) {
      this.state.value = { state: "failed", message: messageOf(error) };
    } finally {
      thread.dispose();
    }
  }

  /** Makes the file and hands it to the person. */
  async make(order: MovieOrder): Promise<void> {
    this.stop();
    const thread = openMovieWorker();
    this.thread = thread;
    const plan = planOf(order);
    const frames = plan.steps.length;
    const isCurrent = () => this.thread === thread;
    const onFrame = (done: number) => {
      if (isCurrent()) this.state.value = { state: "making", done, frames };
    };
    onFrame(0);
    try {
      const { replay, beside } = order;
      const movie = await thread.call((api) =>
        api.make(order.kind, { replay, beside }, plan, proxy(onFrame)),
      );
      if (!isCurrent()) return;
      if (!movie) throw new Error(words.peek().movie.notEncoded);
      const { bytes, ending } = movie;
      const name = `${replay.level.name.replace(/[^\w.-]+/g, "-")}.${ending}`;
      download(name, bytes, TYPES[ending]);
      this.state.value = { state: "made", name, bytes: bytes.length };
    } catch (error) {
      if (isCurrent()) this.state.value = { state: "failed", message: messageOf(error) };
    } finally {
      thread.dispose();
      if (isCurrent()) this.thread = null;
    }
  }

  stop(): void {
    const { thread } = this;
    this.thread = null;
    thread?.dispose();
    this.state.value = { state: "none" };
  }
}
