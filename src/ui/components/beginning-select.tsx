// Chooses what a training begins with.
import type { Beginning } from "../train/beginnings.ts";

export interface BeginningSelectProps {
  readonly choices: readonly Beginning[];
  /** An id; empty for new weights. */
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (id: string) => void;
}

const GROUPS = { shipped: "Agents that come along", kept: "Agents kept here" } as const;

export const BeginningSelect = ({ choices, value, disabled, onChange }: BeginningSelectProps) => (
  <label class="field">
    <span class="label">Begin with</span>
    <select value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">New weights, knowing nothing</option>
      {value !== "" && !choices.some(({ id }) => id === value) && <option value={value}>…</option>}
      {Object.entries(GROUPS).map(([origin, label]) => {
        const group = choices.filter((choice) => choice.origin === origin);
        return (
          group.length > 0 && (
            <optgroup key={origin} label={label}>
              {group.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  </label>
);
