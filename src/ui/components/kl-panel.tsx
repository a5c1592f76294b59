// How far a policy has gone from where it began, and whether it still does different things.
import { fixed } from "../format.ts";
import { Readout } from "./readout.tsx";

export interface KlReading {
  readonly label: string;
  /** Undefined or NaN where there is none yet. */
  readonly value: number | undefined;
  readonly as: "nats" | "share" | "error";
}

export interface KlPanelProps {
  readonly label: string;
  readonly readings: readonly KlReading[];
}

export const KlPanel = ({ label, readings }: KlPanelProps) => (
  <dl class="readouts" aria-label={label}>
    {readings.map((reading) => (
      <Readout key={reading.label} label={reading.label}>
        {said(reading)}
      </Readout>
    ))}
  </dl>
);

function said({ value = Number.NaN, as }: KlReading): string {
  if (!Number.isFinite(value)) return "–";
  if (as === "nats") return fixed(value, 2);
  return as === "share" ? `${fixed(100 * value, 0)} %` : value.toExponential(0);
}
