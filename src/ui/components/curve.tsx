// A titled curve with its latest value.
import { useEffect, useRef } from "preact/hooks";
import { fixed } from "../format.ts";
import { CurvePlot } from "../render/curve-plot.ts";
import { theme } from "../theme.ts";

export interface CurveProps {
  readonly title: string;
  readonly steps: readonly number[];
  readonly values: readonly number[];
  /** Decimals of the latest value. */
  readonly digits: number;
}

export function Curve({ title, steps, values, digits }: CurveProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<CurvePlot | null>(null);
  const colors = theme.value;
  // Other colours need another plot.
  useEffect(() => {
    plot.current = new CurvePlot(host.current!);
    return () => {
      plot.current?.dispose();
      plot.current = null;
    };
  }, [colors]);
  // A new plot needs the values too.
  useEffect(() => plot.current?.update(steps, values), [steps, values, colors]);
  const latest = fixed(values.at(-1) ?? Number.NaN, digits);
  return (
    <figure class="curve">
      <figcaption>
        <span>{title}</span> <span class="reading">{latest}</span>
      </figcaption>
      <div ref={host} class="curve-plot" role="img" aria-label={`Curve of ${title}, now ${latest}`} />
    </figure>
  );
}
