// Chooses what a training begins with.
import type { Beginning } from "../train/beginnings.ts";
import { translated, words } from "../words/words.ts";

export interface BeginningSelectProps {
  readonly choices: readonly Beginning[];
  /** An id; empty for new weights. */
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (id: string) => void;
}

export const BeginningSelect = ({ choices, value, disabled, onChange }: BeginningSelectProps) => (
  <label class="field">
    <span class="label">{words.value.train.beginWith}</span>
    <select value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{words.value.train.newWeights}</option>
      {value !== "" && !choices.some(({ id }) => id === value) && <option value={value}>…</option>}
      {Object.entries(words.value.train.beginnings).map(([origin, label]) => {
        const group = choices.filter((choice) => choice.origin === origin);
        return (
          group.length > 0 && (
            <optgroup key={origin} label={label}>
              {group.map(({ id, title }) => (
                <option key={id} value={id}>
                  {translated(title)}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </select>
  </label>
);
