// One of the eight colours, as life or as ground.
import { CELL, COLOR_NAMES, COLOR_SHIFT } from "../../core/cells.ts";
import { withColor } from "../edit/brush.ts";
import { sentence } from "../format.ts";
import { colorInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { Glyph } from "./glyph.tsx";

export interface ColorFieldProps {
  /** Index 0 … 7. */
  readonly color: number;
  readonly asGround?: boolean;
  readonly onChange: (color: number) => void;
}

export const ColorField = ({ color, asGround = false, onChange }: ColorFieldProps) => (
  <fieldset>
    <legend class="small soft">{words.value.edit.colour}</legend>
    <div class="swatches">
      {COLOR_NAMES.map((name, i) => (
        <button
          key={name}
          type="button"
          class="swatch"
          aria-pressed={i === color}
          aria-label={sentence(colorInWords(i).name)}
          title={`${sentence(colorInWords(i).name)} (${i})`}
          onClick={() => onChange(i)}
        >
          <Glyph
            cell={asGround ? 0 : withColor(CELL.life, i)}
            goal={asGround ? i << COLOR_SHIFT : 0}
            size={34}
          />
        </button>
      ))}
    </div>
  </fieldset>
);
