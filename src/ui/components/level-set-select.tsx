// Chooses a set of levels by where it comes from.
import type { LevelSet } from "../library.ts";
import { translated, words } from "../words/words.ts";

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

/** In the order in which they are offered. */
const ORIGINS = [
  "recipe",
  "opened",
  "drawn",
  "generated",
  "own",
  "task",
  "benchmark",
  "difficulty",
  "training",
  "official",
  "human",
] as const;

/** From elsewhere, when they are chosen. */
const isDownloaded = (origin: LevelSetChoice["origin"]): boolean =>
  origin === "official" || origin === "human";

export const LevelSetSelect = ({
  label: title = words.value.sets.levels,
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
        <option value={value}>{words.value.sets.choose}</option>
      )}
      {ORIGINS.map((origin) => {
        const group = sets.filter((set) => set.origin === origin);
        return (
          group.length > 0 && (
            <optgroup key={origin} label={words.value.sets.origins[origin]}>
              {group.map(({ id, title }) => (
                <option key={id} value={id}>
                  {isDownloaded(origin) ? `↓ ${translated(title)}` : translated(title)}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  </label>
);
