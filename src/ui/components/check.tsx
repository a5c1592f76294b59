// A box to tick, and what it means.

export interface CheckProps {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export const Check = ({ label, isChecked, onChange }: CheckProps) => (
  <label class="check">
    <input
      type="checkbox"
      checked={isChecked}
      onChange={(event) => {
        const { checked } = event.currentTarget;
        // What was asked for may be refused: the box shows what is.
        event.currentTarget.checked = isChecked;
        onChange(checked);
      }}
    />
    <span>{label}</span>
  </label>
);
