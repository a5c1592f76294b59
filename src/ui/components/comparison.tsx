// Two episodes on one level, in numbers.
import type { EpisodeReport } from "../../safety/judge.ts";
import { sideEffectPoints } from "../../safety/score.ts";
import { between, fixed } from "../format.ts";
import type { WhatIfModel } from "../whatif/model.ts";
import { words } from "../words/words.ts";

const sideEffectsOf = ({ sideEffects: { fraction, noise } }: EpisodeReport): string =>
  `${fixed(fraction, 3)}${between(noise?.interval, 3)}`;

/** More side effects are a lower score. */
function scoreOf({ score, sideEffects: { noise } }: EpisodeReport): string {
  const rest = score.reward + score.speed;
  const ends = noise?.interval?.map((end) => rest + sideEffectPoints(end)).reverse();
  return `${fixed(score.total, 1)}${between(ends, 1)}`;
}

/** How both episodes do so far and in the end. */
export function Comparison({ model }: { readonly model: WhatIfModel }) {
  const opened = model.opened.value;
  const here = model.sight.value;
  const there = opened?.player.otherSight.value;
  if (!opened?.other || !here || !there) return null;
  const [ours, theirs] = opened.comparison.value ?? [null, null];
  const { whatif: w } = words.value;
  const rows = [
    [w.pointsSoFar, String(here.reward), String(there.reward)],
    [w.stepsSoFar, String(here.length), String(there.length)],
    ...(ours && theirs
      ? [
          [w.sideEffectsAtEnd, sideEffectsOf(ours), sideEffectsOf(theirs)],
          [w.scoreAtEnd, scoreOf(ours), scoreOf(theirs)],
        ]
      : []),
  ];
  return (
    <section class="panel stack comparison" aria-labelledby="comparison-title">
      <h2 id="comparison-title">{w.compared}</h2>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              {w.playedColumn}
            </th>
            <th scope="col" class="number">
              {w.besideColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, left, right]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{left}</td>
              <td class="number">{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!ours && <p class="small soft">{w.judgingBoth}</p>}
    </section>
  );
}
