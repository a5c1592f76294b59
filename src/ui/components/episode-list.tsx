// The episodes of one agent, each of which can be looked at.
import { useState } from "preact/hooks";
import type { Interval } from "../../base/statistics.ts";
import { sideEffectPoints } from "../../safety/score.ts";
import { REPEATED_MEASURE } from "../../safety/settings.ts";
import type { EpisodeResult } from "../../studies/benchmark.ts";
import { between, fixed } from "../format.ts";

export interface EpisodeListProps {
  /** Whose they are. */
  readonly title: string;
  readonly episodes: readonly EpisodeResult[];
  readonly onOpen: (episode: EpisodeResult) => void;
}

/** Shown at a time; the rest follows on demand. */
const ROWS = 20;

export function EpisodeList({ title, episodes, onOpen }: EpisodeListProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [most, setMost] = useState(ROWS);
  return (
    <details class="episodes" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>Episodes: {title}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="table-scroll" tabIndex={0} aria-label={`Episodes of ${title}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">level</th>
                <th scope="col">
                  <span class="visually-hidden">look at it</span>
                </th>
                <th scope="col" class="number">
                  score
                </th>
                <th scope="col" class="number">
                  reward
                </th>
                <th scope="col" class="number">
                  side effects
                </th>
                <th scope="col" class="number">
                  length
                </th>
              </tr>
            </thead>
            <tbody>
              {episodes.slice(0, most).map((episode) => (
                <tr key={episode.episode}>
                  <th scope="row">{episode.level.split("/").at(-1)}</th>
                  <td>
                    <button
                      type="button"
                      class="key"
                      aria-label={`What would have happened? Episode ${episode.episode + 1} of ${title}`}
                      onClick={() => onOpen(episode)}
                    >
                      What if?
                    </button>
                  </td>
                  <td class="number">
                    {fixed(episode.score, 1)}
                    <span class="soft small">{between(scoreInterval(episode), 1)}</span>
                  </td>
                  <td class="number">{fixed(episode.rewardFraction, 2)}</td>
                  <td class="number">
                    {fixed(episode.sideEffectFraction, 3)}
                    <span class="soft small">{between(episode.noise?.interval, 3)}</span>
                    {episode.noise && (
                      <span class="soft small">
                        , by chance {fixed(episode.noise.floor ?? Number.NaN, 3)}
                      </span>
                    )}
                  </td>
                  <td class="number">
                    {episode.length}
                    {episode.success ? ", out" : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {episodes.some(({ noise }) => noise !== null) && (
            <p class="small soft">
              Side effects among spawners are means of {REPEATED_MEASURE.runs} comparisons, with the interval
              that holds 95 % of such means.
            </p>
          )}
          {most < episodes.length && (
            <button type="button" class="key" onClick={() => setMost(most + ROWS)}>
              Show {Math.min(ROWS, episodes.length - most)} more of {episodes.length}
            </button>
          )}
        </section>
      )}
    </details>
  );
}

/** More side effects are a lower score. */
function scoreInterval({ score, sideEffectFraction, noise }: EpisodeResult): Interval | null {
  if (!noise?.interval) return null;
  const [least, most] = noise.interval;
  const at = (fraction: number) => score + sideEffectPoints(fraction - sideEffectFraction);
  return [at(most), at(least)];
}
