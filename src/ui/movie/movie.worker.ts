// Thread entry point: see MovieApi. Encoders are fetched when they are needed.
import { expose, transfer } from "comlink";
import { Frames } from "./frames.ts";
import type { Movie, MovieApi } from "./movie-api.ts";

/** Milliseconds between two words on how far it is. */
const SAY_EVERY = 100;

const api: MovieApi = {
  videoEnding: async () => (await (await import("./video.ts")).videoFormat())?.ending ?? null,
  async make(kind, filmed, plan, onFrame) {
    const frames = new Frames(filmed, plan);
    const say = sometimes(onFrame);
    if (kind === "gif") {
      const { gifOf } = await import("./gif.ts");
      return sent({ bytes: await gifOf(frames, plan, say), ending: "gif" });
    }
    const { videoFormat, videoOf } = await import("./video.ts");
    const format = await videoFormat(plan);
    const bytes = format && (await videoOf(frames, format, plan, say));
    return bytes && sent({ bytes, ending: format.ending });
  },
};
expose(api);

const sent = (movie: Movie): Movie => transfer(movie, [movie.bytes.buffer]);

function sometimes(say: (done: number) => void): (done: number) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (done) => {
    if (performance.now() - saidAt < SAY_EVERY) return;
    saidAt = performance.now();
    say(done);
  };
}
