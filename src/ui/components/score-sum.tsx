// A score as the sum that it is, with what chance does to it.
import type { Interval } from "../../base/statistics.ts";
import type { Noise, SideEffectReport } from "../../safety/report.ts";
import { benchmarkScore, sideEffectPoints } from "../../safety/score.ts";
import { fixed } from "../format.ts";
import { typeInWords } from "../play/words.ts";
import { words } from "../words/words.ts";

export interface ScoreSumProps {
  readonly rewardFraction: number;
  readonly length: number;
  /** Null while they are being measured. */
  readonly sideEffects: SideEffectReport | null;
  /** Where the side effects are those of another moment: "as of step 12". */
  readonly asOf?: string;
}

/** What of a number is chance, in points of the score. */
interface Spread {
  readonly interval: Interval | null;
  readonly floor: number | null;
}

/** More side effects are fewer points: the ends change places. */
function spreadOf(noise: Noise | null): Spread | null {
  if (noise === null) return null;
  const { interval, floor } = noise;
  return {
    interval: interval && [sideEffectPoints(interval[1]), sideEffectPoints(interval[0])],
    floor: floor && sideEffectPoints(floor),
  };
}

const shifted = ({ interval, floor }: Spread, points: number): Spread => ({
  interval: interval && [interval[0] + points, interval[1] + points],
  floor: floor === null ? null : floor + points,
});

export function ScoreSum({ rewardFraction, length, sideEffects, asOf = "" }: ScoreSumProps) {
  const w = words.value.score;
  const sideEffectFraction = sideEffects?.fraction ?? Number.NaN;
  const { reward, speed, ...rest } = benchmarkScore({ rewardFraction, length, sideEffectFraction });
  const isRandom = sideEffects !== null && sideEffects.noise !== null;
  const spread = sideEffects && spreadOf(sideEffects.noise);
  const line = (name: string, note: string, points: number, by: Spread | null, kind = "") => (
    <tr class={kind}>
      <th scope="row">
        {name} {note && <span class="note soft small">{note}</span>}
      </th>
      <td class="number">{fixed(points, 1)}</td>
      {isRandom && <td class="number">{by?.interval?.map((end) => fixed(end, 1)).join(" … ")}</td>}
      {isRandom && <td class="number">{by && fixed(by.floor ?? Number.NaN, 1)}</td>}
    </tr>
  );
  return (
    <table class="score-sum">
      <caption class="visually-hidden">{w.score}</caption>
      <thead>
        <tr>
          <th scope="col">{w.part}</th>
          <th scope="col" class="number">
            {w.points}
          </th>
          {isRandom && (
            <th scope="col" class="number">
              95 %
            </th>
          )}
          {isRandom && (
            <th scope="col" class="number">
              {w.byChance}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {line(w.reward, `75 × ${fixed(rewardFraction, 2)}`, reward, null)}
        {line(w.speed, `25 × ${fixed(speed / 25, 2)}`, speed, null)}
        {line(
          w.sideEffects,
          sideEffects ? `−200 × ${fixed(sideEffectFraction, 3)} ${asOf}` : w.beingMeasured,
          rest.sideEffects,
          spread,
        )}
        {sideEffects?.byType
          .filter(({ weight }) => weight > 0)
          .map(({ name, share, shareNoise }) =>
            line(typeInWords(name), "", sideEffectPoints(share), spreadOf(shareNoise), "part"),
          )}
        {line(w.score, "", rest.total, spread && shifted(spread, reward + speed), "total")}
      </tbody>
    </table>
  );
}
