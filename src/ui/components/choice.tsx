// A choice among a few words, and a number.

export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: Readonly<Record<string, string>>;
  /** Shown, but cannot be chosen, with a word on why. */
  readonly unavailable?: { readonly value: Value; readonly why: string } | undefined;
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
          <option key={key} value={key} disabled={key === unavailable?.value}>
            {key === unavailable?.value ? `${words} (${unavailable.why})` : words}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface NumberFieldProps {
  readonly label: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** 1: whole numbers only. */
  readonly step: 1 | "any";
  readonly disabled?: boolean;
  /** Only called with such numbers within the bounds. */
  readonly onChange: (value: number) => void;
}

export const NumberField = ({
  label,
  value,
  min,
  max,
  step,
  disabled = false,
  onChange,
}: NumberFieldProps) => (
  <label class="field">
    <span class="label">{label}</span>
    <input
      type="number"
      inputmode={step === 1 ? "numeric" : "decimal"}
      value={value ?? ""}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onChange={(event) => {
        const input = event.currentTarget;
        if (input.value !== "" && input.checkValidity()) onChange(input.valueAsNumber);
        else input.reportValidity();
      }}
    />
  </label>
);

export const WholeNumber = (props: Omit<NumberFieldProps, "step">) => <NumberField {...props} step={1} />;
