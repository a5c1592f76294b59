// A number within bounds, taken over while it is typed.
import { useState } from "preact/hooks";
import { words } from "../words/words.ts";

export interface NumberInputProps {
  readonly id?: string | undefined;
  readonly label: string;
  readonly describedBy?: string | undefined;
  /** Undefined shows an empty field. */
  readonly value: number | undefined;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Only called with numbers that fit. */
  readonly onChange: (value: number) => void;
}

export function NumberInput({ id, label, describedBy, value, min, max, whole, onChange }: NumberInputProps) {
  // What is being typed, such as "0." or the "1" of 12, is not what is meant yet and must stand.
  const [draft, setDraft] = useState<string | null>(null);
  const fits = (number: number) =>
    Number.isFinite(number) && number >= min && number <= max && (!whole || Number.isInteger(number));
  const isWrong = draft !== null && draft !== "" && !fits(Number(draft));
  return (
    <input
      id={id}
      class="reading"
      type="number"
      inputmode={whole ? "numeric" : "decimal"}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={isWrong || undefined}
      min={min}
      max={Number.isFinite(max) ? max : undefined}
      step={whole || max - min > 2 ? 1 : 0.05}
      placeholder={words.value.parameters.auto}
      value={draft ?? value ?? ""}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setDraft(text);
        if (text !== "" && fits(Number(text))) onChange(Number(text));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}
