// What the thread that makes moving pictures does for the page.
import type { Filmed } from "./frames.ts";
import type { MovieKind, MoviePlan } from "./plan.ts";
import type { VideoEnding } from "./video.ts";

export interface Movie {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ending: "gif" | VideoEnding;
}

export interface MovieApi {
  /** How videos end here; null where the browser makes none. */
  videoEnding(): Promise<VideoEnding | null>;
  /** Null where the browser encodes no such video. @param onFrame with the number of frames that are done */
  make(
    kind: MovieKind,
    filmed: Filmed,
    plan: MoviePlan,
    onFrame: (done: number) => void,
  ): Promise<Movie | null>;
}
