// A choice among a few words, and a whole number.

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<Value, string>>;
  /** Shown, but cannot be chosen here. */
  readonly unavailable?: Value | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, unavailable, disabled = false, onChange } = props;
  return (
    <label class="field">
      <span class="label">{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {Object.entries<string>(options).map(([key, words]) => (
          <option key={key} value={key} disabled={key === unavailable}>
            {key === unavailable ? `${words} (not in this browser)` : words}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface WholeNumberProps {
  readonly label: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly disabled?: boolean;
  /** Only called with whole numbers within the bounds. */
  readonly onChange: (value: number) => void;
}

export const WholeNumber = ({ label, value, min, max, disabled = false, onChange }: WholeNumberProps) => (
  <label class="field">
    <span class="label">{label}</span>
    <input
      type="number"
      inputmode="numeric"
      value={value ?? ""}
      min={min}
      max={max}
      step={1}
      disabled={disabled}
      onChange={(event) => {
        const input = event.currentTarget;
        if (input.value !== "" && input.checkValidity()) onChange(input.valueAsNumber);
        else input.reportValidity();
      }}
    />
  </label>
);
