// Chooses a set of levels by where it comes from.
import type { LevelSet } from "../library.ts";

export type LevelSetChoice = Pick<LevelSet, "id" | "title"> & {
  readonly origin: LevelSet["origin"] | "task" | "recipe";
};

export interface LevelSetSelectProps {
  readonly label?: string;
  readonly sets: readonly LevelSetChoice[];
  /** An id; empty chooses nothing. */
  readonly value: string;
  /** What choosing nothing means, where that is a choice. */
  readonly nothing?: string;
  readonly disabled?: boolean;
  readonly onChange: (id: string) => void;
}

const ORIGINS = [
  ["recipe", "In the recipe’s file"],
  ["opened", "Opened files"],
  ["drawn", "Drawn here"],
  ["generated", "Generated here"],
  ["own", "In this page"],
  ["task", "Tasks of the original: random levels without end"],
  ["benchmark", "Our own benchmark, version 1"],
  ["difficulty", "Graded difficulty"],
  ["training", "Fixed sets to train on"],
  ["official", "↓ Downloaded, official: SafeLife benchmark v1.0"],
] as const;

export const LevelSetSelect = ({
  label: title = "Levels",
  sets,
  value,
  nothing,
  disabled = false,
  onChange,
}: LevelSetSelectProps) => (
  <label class="field">
    <span class="label">{title}</span>
    <select value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
      {nothing !== undefined && <option value="">{nothing}</option>}
      {!(nothing !== undefined && value === "") && !sets.some(({ id }) => id === value) && (
        <option value={value}>Choose …</option>
      )}
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
