// A plot of one quantity, of one training or several, with the values at a step.
import { useEffect, useRef } from "preact/hooks";
import { count, fixed } from "../format.ts";
import { type KeyList, nameKeys } from "../keyboard.ts";
import { CurvePlot } from "../render/curve-plot.ts";
import { theme } from "../theme.ts";
import { aligned, type Line, type StepMark, valueAtStep } from "../train/lines.ts";
import { words } from "../words/words.ts";

export interface CurveProps {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Decimals of the values. */
  readonly digits: number;
  /** The step whose values are shown; null for the latest. */
  readonly step: number | null;
  readonly marks?: readonly StepMark[];
  /** A pointer or a key moved to a step, or away. */
  readonly onStep: (step: number | null) => void;
}

const NO_MARKS = [] as const;

export function Curve({ title, lines, digits, step, marks = NO_MARKS, onStep }: CurveProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<CurvePlot | null>(null);
  const colors = theme.value;
  useEffect(() => nameKeys(curveKeys), []);
  // Other colours need another plot.
  useEffect(() => {
    plot.current = new CurvePlot(host.current!);
    return () => {
      plot.current?.dispose();
      plot.current = null;
    };
  }, [colors]);
  // A new plot needs the values too.
  useEffect(() => plot.current?.update(lines, step, marks), [lines, step, marks, colors]);
  const reading = lines
    .map((line) => `${lines.length > 1 ? `${line.mark} ` : ""}${fixed(valueAtStep(line, step), digits)}`)
    .join("  ");
  const [steps] = aligned(lines);
  const last = steps.at(-1) ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const index = step === null ? steps.length : steps.findLastIndex((known) => known <= step);
    const to = keyTarget(event, index, steps.length);
    if (to === undefined || steps.length === 0) return;
    event.preventDefault();
    onStep(to === null ? null : steps[to]);
  };
  return (
    <figure class={lines.length > 1 ? "curve several" : "curve"}>
      <figcaption>
        <span>{title}</span> <span class="reading">{reading || "–"}</span>
      </figcaption>
      <div
        ref={host}
        class="curve-plot"
        role="slider"
        tabIndex={0}
        aria-label={words.value.train.curves.curveOf(title)}
        aria-valuemin={steps[0] ?? 0}
        aria-valuemax={last}
        aria-valuenow={step ?? last}
        aria-valuetext={words.value.train.curves.reading(
          reading || words.value.train.curves.nothingYet,
          count(step ?? last),
        )}
        onKeyDown={onKeyDown}
        onPointerMove={({ clientX }) => onStep(plot.current?.stepAt(clientX) ?? null)}
        onPointerLeave={() => onStep(null)}
        onBlur={() => onStep(null)}
      />
    </figure>
  );
}

/** Of the curve that has the focus. */
function curveKeys(): KeyList {
  const w = words.value.guide.curveKeys;
  return [
    [["←", "→"], w.step],
    [["Home", "End"], w.ends],
    [["Esc"], w.latest],
  ];
}

/** Where a key leads from a place: an index, null for none, undefined where it says nothing. */
function keyTarget(event: KeyboardEvent, index: number, length: number): number | null | undefined {
  const { key, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return undefined;
  const within = (to: number) => Math.min(Math.max(to, 0), length - 1);
  const far = Math.max(1, Math.round(length / 10));
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return within(index - 1);
    case "ArrowRight":
    case "ArrowUp":
      return within(index + 1);
    case "PageDown":
      return within(index - far);
    case "PageUp":
      return within(index + far);
    case "Home":
      return within(0);
    case "End":
      return within(length - 1);
    case "Escape":
      return null;
    default:
      return undefined;
  }
}
