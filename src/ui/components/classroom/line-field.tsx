// One line of text that a link can hold.

export interface LineFieldProps {
  readonly label: string;
  readonly value: string;
  /** Characters. */
  readonly most: number;
  /** Without what would steer a terminal or turn the line around. */
  readonly onInput: (value: string) => void;
}

export const LineField = ({ label, value, most, onInput }: LineFieldProps) => (
  <label class="field">
    <span class="label">{label}</span>
    <input
      type="text"
      value={value}
      maxLength={most}
      autocomplete="off"
      onInput={(event) =>
        onInput(event.currentTarget.value.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu, " "))
      }
    />
  </label>
);
