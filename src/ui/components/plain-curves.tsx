// Curves over the same steps, each with its title.
import { useState } from "preact/hooks";
import { Curve } from "./curve.tsx";

export interface PlainCurve {
  readonly title: string;
  /** At steps 1, 2, … */
  readonly values: readonly number[];
  /** Decimals of the values. */
  readonly digits: number;
}

export function PlainCurves({ curves }: { readonly curves: readonly PlainCurve[] }) {
  const [step, setStep] = useState<number | null>(null);
  return (
    <div class="curves">
      {curves.map(({ title, values, digits }) => (
        <Curve
          key={title}
          title={title}
          lines={[{ mark: "", steps: values.map((_, i) => i + 1), values }]}
          digits={digits}
          step={step}
          onStep={setStep}
        />
      ))}
    </div>
  );
}
