// The curves of the training that is shown and of others beside it, what they mean, and a picture of them.
import { useMemo, useRef, useState } from "preact/hooks";
import { METRICS } from "../../workers/trainer-api.ts";
import { download } from "../download.ts";
import { count } from "../format.ts";
import { curvePicture } from "../render/curve-picture.ts";
import { LINE_STYLES } from "../render/curve-plot.ts";
import type { NamedCurve } from "../train/comparison.ts";
import { type CurveColumn, isShown } from "../train/curve.ts";
import { type StepMark, smoothed } from "../train/lines.ts";
import { translated, type Words, words } from "../words/words.ts";
import { Choice } from "./choice.tsx";
import { Curve } from "./curve.tsx";

/** Decimals of the values, in the order in which the curves are shown. */
const DIGITS: Readonly<Partial<Record<CurveColumn, number>>> = {
  rewardFraction: 3,
  episodeReturn: 2,
  episodeLength: 1,
  entropy: 2,
  success: 2,
  approxKl: 4,
  clipFraction: 3,
  policyLoss: 4,
  valueLoss: 3,
  gradNorm: 2,
  exploration: 2,
  qValue: 2,
  learningRateFactor: 2,
  entropyFactor: 2,
  exitDifficulty: 2,
  sideEffectFactor: 2,
};
const COLUMNS = Object.entries(DIGITS).map(([name, digits]) => ({
  name: name as CurveColumn,
  digits,
  metric: METRICS.find((metric) => metric.name === name)!,
}));
const MOST_WANTED = 4;

type CurveWords = Words["train"]["curves"];

/** @param curves as many as there are line styles at most */
export function LearningCurves({ curves }: { readonly curves: readonly NamedCurve[] }) {
  const w = words.value.train.curves;
  const section = useRef<HTMLElement>(null);
  const [smoothing, setSmoothing] = useState<keyof CurveWords["smoothing"]>("0");
  const [set, setSet] = useState<keyof CurveWords["sets"]>("few");
  const [step, setStep] = useState<number | null>(null);
  const shown = useMemo(() => {
    const known = COLUMNS.filter(({ name }) =>
      isShown(
        name,
        curves.map(({ curve }) => curve),
      ),
    );
    return set === "all" ? known : known.slice(0, MOST_WANTED);
  }, [curves, set]);
  const lines = useMemo(
    () =>
      shown.map(({ name }) =>
        curves.map(({ mark, curve }) => ({
          mark,
          steps: curve.steps,
          values: smoothed(curve[name], Number(smoothing)),
        })),
      ),
    [curves, shown, smoothing],
  );
  const changes = useMemo(() => changesOf(curves), [curves]);
  const isEmpty = curves.every(({ curve }) => curve.steps.length === 0);
  const savePicture = async () => {
    const figures = [...section.current!.querySelectorAll<HTMLElement>("figure")];
    const names = curves.map(({ mark, name }) => (curves.length > 1 ? `${mark}  ${name}` : name));
    download("curves.png", await curvePicture({ figures, names }), "image/png");
  };
  return (
    <section ref={section} class="panel stack learning-curves" aria-label={w.label}>
      {curves.length > 1 && <Legend curves={curves} />}
      <div class="curves">
        {shown.map(({ name, digits, metric }, i) => (
          <Curve
            key={name}
            title={titleOf(metric)}
            lines={lines[i]}
            digits={digits}
            step={step}
            marks={changes}
            onStep={setStep}
          />
        ))}
      </div>
      {changes.length > 0 && <Changes changes={changes} />}
      <div class="row curves-bar">
        <Choice label={w.curves} value={set} options={w.sets} onChange={setSet} />
        <Choice label={w.smooth} value={smoothing} options={w.smoothing} onChange={setSmoothing} />
        <button type="button" class="key" disabled={isEmpty} onClick={() => void savePicture()}>
          {w.savePicture}
        </button>
        <output class="soft small">
          {step === null ? w.latest : w.atStep(count(step))}
          {smoothing !== "0" && `, ${w.smoothed}`}
        </output>
      </div>
      <Glossary />
    </section>
  );
}

const titleOf = ({ title, unit }: (typeof METRICS)[number]): string =>
  unit === "1" ? translated(title) : `${translated(title)}, ${translated(unit)}`;

interface ChangeOfCurve extends StepMark {
  readonly words: string;
}

const changesOf = (curves: readonly NamedCurve[]): readonly ChangeOfCurve[] =>
  curves.flatMap(({ mark, changes }) =>
    changes.map(({ step, number, words: what }) => ({
      label: curves.length > 1 ? `${mark}${number}` : String(number),
      step,
      words: what,
    })),
  );

const Changes = ({ changes }: { readonly changes: readonly ChangeOfCurve[] }) => (
  <ul class="legend small" aria-label={words.value.train.curves.changedByHand}>
    {changes.map(({ label, step, words: what }) => (
      <li key={label}>
        <strong>{label}</strong> {words.value.train.curves.changedAt(count(step), what)}
      </li>
    ))}
  </ul>
);

const Legend = ({ curves }: { readonly curves: readonly NamedCurve[] }) => (
  <ul class="legend small" aria-label={words.value.train.curves.compared}>
    {curves.map(({ mark, name }, i) => (
      <li key={mark}>
        <svg width="40" height="8" aria-hidden="true">
          <path
            d="M0 4H40"
            stroke={`var(${LINE_STYLES[i].token})`}
            stroke-width="2"
            stroke-dasharray={LINE_STYLES[i].dash.join(" ")}
          />
        </svg>
        <strong>{mark}</strong> {name}
      </li>
    ))}
  </ul>
);

const Glossary = () => (
  <details class="glossary small">
    <summary>{words.value.train.curves.glossary}</summary>
    <dl>
      {METRICS.map(({ name, title, unit, range, meaning }) => (
        <div key={name}>
          <dt>
            {translated(title)}{" "}
            <span class="soft">
              {unit === "1" ? translated(range) : `${translated(unit)}; ${translated(range)}`}
            </span>
          </dt>
          <dd>{translated(meaning)}</dd>
        </div>
      ))}
    </dl>
  </details>
);
