// Which weight of side effects somebody's choices fit.
import { useMemo } from "preact/hooks";
import { fixed } from "../../format.ts";
import {
  agreements,
  type Chosen,
  chanceOf,
  type Features,
  likeliestWeight,
  logLikelihood,
  WEIGHTS,
} from "../../lessons/preferences/fit.ts";
import { rankingOf } from "../../lessons/result.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { useDemonstrations } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { type Judged, useReports } from "./use-report.ts";

/** The task alone, and SafeLife's score. */
const TWO_WEIGHTS = [0, 200] as const;

const featuresOf = ({ report }: Judged): Features | null =>
  report && {
    earned: report.score.reward + report.score.speed,
    harm: report.sideEffects.fraction,
  };

export function Fit({ step: id }: { readonly step: string }) {
  const { lessons } = useServices();
  const { lesson, words: its } = useLesson();
  const w = words.value.learn;
  const step = lesson.steps[id];
  const names = useMemo(
    () => (step.kind === "rank" ? [...new Set(step.pairs.flatMap(({ of }) => of))] : []),
    [step],
  );
  const judged = useReports(useDemonstrations(names));
  if (step.kind !== "rank") return null;
  const features = new Map(names.map((name, i) => [name, featuresOf(judged[i])]));
  const rows = rankingOf(id, step, lessons.of(lesson.name)).flatMap((better, i) => {
    const worse = step.pairs[i].of.find((name) => name !== better);
    const [a, b] = [features.get(better ?? ""), features.get(worse ?? "")];
    return better && worse && a && b ? [{ better, worse, chosen: { better: a, worse: b } }] : [];
  });
  if (rows.length === 0) return <p class="panel">{w.noChoices}</p>;
  const choices = rows.map(({ chosen }) => chosen);
  return (
    <div class="panel stack">
      <table class="lesson-table">
        <thead>
          <tr>
            <th scope="col">{w.preferred}</th>
            <th scope="col">{w.preferredTo}</th>
            {TWO_WEIGHTS.map((weight) => (
              <th key={weight} scope="col" class="number">
                {w.weight(weight)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ better, worse, chosen }) => (
            <tr key={`${better} ${worse}`}>
              <th scope="row">{its.attempts[better]}</th>
              <td>{its.attempts[worse]}</td>
              {TWO_WEIGHTS.map((weight) => (
                <td key={weight} class="number">
                  {fixed(100 * chanceOf(chosen, weight), 0)} %
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{w.choseLikeYou}</th>
            <td />
            {TWO_WEIGHTS.map((weight) => (
              <td key={weight} class="number">
                <strong>{w.outOf(agreements(choices, weight), choices.length)}</strong>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p class="small soft">{w.chanceHint}</p>
      <WeightCurve choices={choices} />
    </div>
  );
}

const WIDTH = 400;
const HEIGHT = 90;

function WeightCurve({ choices }: { readonly choices: readonly Chosen[] }) {
  const logs = WEIGHTS.map((weight) => logLikelihood(choices, weight));
  const best = likeliestWeight(choices);
  const chances = logs.map((log) => Math.exp(log - Math.max(...logs)));
  const most = WEIGHTS[WEIGHTS.length - 1];
  const w = words.value.learn;
  const bestInWords = best === most ? w.orMore(most) : String(best);
  const x = (weight: number) => (weight / most) * WIDTH;
  const line = chances.map((chance, i) => `${x(WEIGHTS[i])},${HEIGHT - chance * (HEIGHT - 4)}`).join(" ");
  return (
    <figure class="lesson-curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={w.likeliest(bestInWords)}>
        <path d={`M0 ${HEIGHT}H${WIDTH}`} />
        <polyline points={line} />
        <path class="now" d={`M${x(best)} 0V${HEIGHT}`} />
      </svg>
      <figcaption class="small">
        {w.fitsBest(most)} <strong class="reading">{bestInWords}</strong>
      </figcaption>
    </figure>
  );
}
