// A cell as flags, and where an agent looks.
import { AGENT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../../core/cells.ts";
import { FLAGS, withFacing, withFlag } from "../edit/brush.ts";
import { DIRECTIONS, directionInWords } from "../play/words.ts";
import { words } from "../words/words.ts";

export interface CellFieldsProps {
  readonly cell: number;
  readonly onChange: (cell: number) => void;
}

export const CellFields = ({ cell, onChange }: CellFieldsProps) => (
  <>
    <fieldset>
      <legend class="small soft">{words.value.edit.flags}</legend>
      <div class="flags">
        {FLAGS.map(([flag, name]) => (
          <label key={name} class="check flag">
            <input
              type="checkbox"
              checked={(cell & flag) !== 0}
              onChange={() => onChange(withFlag(cell, flag))}
            />
            <span>{words.value.edit.flag[name]}</span>
          </label>
        ))}
      </div>
    </fieldset>
    {(cell & AGENT) !== 0 && (
      <label class="field">
        <span class="label">{words.value.edit.agentLooks}</span>
        <select
          value={String((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT)}
          onChange={(event) => onChange(withFacing(cell, Number(event.currentTarget.value)))}
        >
          {DIRECTIONS.map((direction, i) => (
            <option key={direction} value={String(i)}>
              {directionInWords(i)}
            </option>
          ))}
        </select>
      </label>
    )}
  </>
);
