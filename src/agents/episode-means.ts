// How the latest episodes of a training went, on average.
import * as v from "valibot";
import type { BoardEpisodeEnd } from "../env/board-vector-env.ts";

const EPISODES = 100;
const LEAST_EPISODES = 20;

const episodeSchema = v.object({
  episodeReturn: v.number(),
  length: v.number(),
  success: v.boolean(),
  rewardFraction: v.number(),
});
type EpisodeNumbers = v.InferOutput<typeof episodeSchema>;

export const episodeMeansSchema = v.pipe(v.array(episodeSchema), v.maxLength(EPISODES));

/** Means over the last hundred episodes that ended, and NaN before the twentieth: short episodes end first, and a
 *  mean of those alone says nothing. */
export class EpisodeMeans {
  #recent: EpisodeNumbers[] = [];

  add(ended: readonly BoardEpisodeEnd[]): void {
    const numbers = ended.map(({ episodeReturn, length, success, rewardFraction }) => ({
      episodeReturn,
      length,
      success,
      rewardFraction,
    }));
    this.#recent = [...this.#recent, ...numbers].slice(-EPISODES);
  }

  now() {
    return {
      /** Of the rewards that the learner saw. */
      episodeReturn: this.#mean((episode) => episode.episodeReturn),
      episodeLength: this.#mean((episode) => episode.length),
      /** Share of episodes that ended at the exit. */
      success: this.#mean((episode) => (episode.success ? 1 : 0)),
      /** Bare points gained as a share of those possible. */
      rewardFraction: this.#mean((episode) => episode.rewardFraction),
    };
  }

  /** As plain data. */
  state(): v.InferOutput<typeof episodeMeansSchema> {
    return this.#recent;
  }

  restore(state: v.InferOutput<typeof episodeMeansSchema>): void {
    this.#recent = state;
  }

  #mean(of: (episode: EpisodeNumbers) => number): number {
    if (this.#recent.length < LEAST_EPISODES) return Number.NaN;
    return this.#recent.reduce((sum, episode) => sum + of(episode), 0) / this.#recent.length;
  }
}
