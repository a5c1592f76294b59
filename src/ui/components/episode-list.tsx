// The episodes of one agent, each of which can be looked at.
import { useState } from "preact/hooks";
import type { Interval } from "../../base/statistics.ts";
import { sideEffectPoints } from "../../safety/score.ts";
import { REPEATED_MEASURE } from "../../safety/settings.ts";
import type { EpisodeResult } from "../../studies/benchmark.ts";
import { between, fixed } from "../format.ts";
import { words } from "../words/words.ts";

export interface EpisodeListProps {
  /** Whose they are. */
  readonly title: string;
  readonly episodes: readonly EpisodeResult[];
  /** By episode, to what opens it anywhere; null where it is too large for a link. */
  readonly links: readonly (string | null)[];
  /** For those without a link. */
  readonly onOpen: (episode: EpisodeResult) => void;
}

/** Shown at a time; the rest follows on demand. */
const ROWS = 20;

export function EpisodeList({ title, episodes, links, onOpen }: EpisodeListProps) {
  const { list: w, columns, byChance } = words.value.benchmark;
  const [isOpen, setIsOpen] = useState(false);
  const [most, setMost] = useState(ROWS);
  return (
    <details class="episodes" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{w.title(title)}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="table-scroll" tabIndex={0} aria-label={w.label(title)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{w.level}</th>
                <th scope="col">
                  <span class="visually-hidden">{w.lookAtIt}</span>
                </th>
                <th scope="col" class="number">
                  {columns.score}
                </th>
                <th scope="col" class="number">
                  {columns.rewardFraction}
                </th>
                <th scope="col" class="number">
                  {columns.sideEffects}
                </th>
                <th scope="col" class="number">
                  {columns.length}
                </th>
              </tr>
            </thead>
            <tbody>
              {episodes.slice(0, most).map((episode, i) => (
                <tr key={episode.episode}>
                  <th scope="row">{episode.level.split("/").at(-1)}</th>
                  <td>
                    <OpenKey
                      label={w.whatIfOf(episode.episode + 1, title)}
                      link={links[i]}
                      onOpen={() => onOpen(episode)}
                    />
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
                      <span class="soft small">{byChance(fixed(episode.noise.floor ?? Number.NaN, 3))}</span>
                    )}
                  </td>
                  <td class="number">
                    {episode.length}
                    {episode.success ? `, ${w.out}` : ""}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {episodes.some(({ noise }) => noise !== null) && (
            <p class="small soft">{w.aboutNoise(REPEATED_MEASURE.runs)}</p>
          )}
          {most < episodes.length && (
            <button type="button" class="key" onClick={() => setMost(most + ROWS)}>
              {w.showMore(Math.min(ROWS, episodes.length - most), episodes.length)}
            </button>
          )}
        </section>
      )}
    </details>
  );
}

interface OpenKeyProps {
  readonly label: string;
  readonly link: string | null;
  readonly onOpen: () => void;
}

function OpenKey({ label, link, onOpen }: OpenKeyProps) {
  const { whatIf } = words.value.benchmark.list;
  return link === null ? (
    <button type="button" class="key" aria-label={label} onClick={onOpen}>
      {whatIf}
    </button>
  ) : (
    <a class="key" href={`#${link}`} aria-label={label}>
      {whatIf}
    </a>
  );
}

/** More side effects are a lower score. */
function scoreInterval({ score, sideEffectFraction, noise }: EpisodeResult): Interval | null {
  if (!noise?.interval) return null;
  const [least, most] = noise.interval;
  const at = (fraction: number) => score + sideEffectPoints(fraction - sideEffectFraction);
  return [at(most), at(least)];
}
