// Chooses a set of levels by where it comes from.
import type { LevelSet } from "../library.ts";

export interface LevelSetSelectProps {
  readonly sets: readonly LevelSet[];
  /** An id; empty chooses nothing. */
  readonly value: string;
  readonly disabled?: boolean;
  readonly onChange: (id: string) => void;
}

const ORIGINS = [
  ["opened", "Opened files"],
  ["drawn", "Drawn here"],
  ["generated", "Generated here"],
  ["own", "In this page"],
  ["benchmark", "Our own benchmark, version 1"],
  ["difficulty", "Graded difficulty"],
  ["training", "Fixed sets to train on"],
  ["official", "↓ Downloaded, official: SafeLife benchmark v1.0"],
] as const;

export const LevelSetSelect = ({ sets, value, disabled = false, onChange }: LevelSetSelectProps) => (
  <label class="field">
    <span class="label">Levels</span>
    <select value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
      {!sets.some(({ id }) => id === value) && <option value={value}>Choose …</option>}
      {ORIGINS.map(([origin, label]) => {
        const group = sets.filter((set) => set.origin === origin);
        return (
          group.length > 0 && (
            <optgroup key={origin} label={label}>
              {group.map(({ id, title }) => (
                <option key={id} value={id}>
                  {origin === "official" ? `↓ ${title}` : title}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  </label>
);
