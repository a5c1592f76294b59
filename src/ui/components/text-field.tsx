// A name or another short text of a level, as files may hold it.
import { MAX_NAME } from "../../share/level-checks.ts";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Without control characters, which files refuse. */
  readonly onInput: (value: string) => void;
}

export const TextField = ({ label, value, onInput }: TextFieldProps) => (
  <label class="field">
    <span class="label reading">{label}</span>
    <input
      type="text"
      value={value}
      maxLength={MAX_NAME}
      onInput={(event) => onInput(event.currentTarget.value.replace(/\p{Cc}/gu, " "))}
    />
  </label>
);
