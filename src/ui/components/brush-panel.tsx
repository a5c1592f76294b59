// What the brush paints: kind, colour, flags, and where an agent looks.
import { colorOf } from "../../core/cells.ts";
import { BRUSH_KINDS, type BrushKind, kindOfBrush, paintOf, withKind } from "../edit/brush.ts";
import type { EditModel } from "../edit/model.ts";
import { colorInWords, describeCell, kindInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { CellFields } from "./cell-fields.tsx";
import { ColorField } from "./color-field.tsx";
import { Glyph } from "./glyph.tsx";

export function BrushPanel({ model }: { readonly model: EditModel }) {
  const { hand } = model;
  const layer = hand.layer.value;
  const brush = hand.brush.value;
  const kind = kindOfBrush(brush);
  const word = paintOf(brush, layer);
  const isGround = layer === "goals" && kind === "empty";
  const { title, text } = describeCell(word, 0);
  const w = words.value.edit;
  const color = colorInWords(colorOf(brush)).name;
  const titleOf = (each: BrushKind) =>
    layer === "goals" && each === "empty" ? w.ground : kindInWords(each).title;
  return (
    <div class="stack">
      <div class="brush-now">
        <Glyph cell={isGround ? 0 : word} goal={isGround ? word : 0} size={48} />
        <p class="small">
          <strong>{isGround ? (colorOf(brush) ? w.groundOf(color) : w.noGoal) : title}.</strong>{" "}
          {isGround ? w.groundText : text}
        </p>
      </div>
      <fieldset>
        <legend class="small soft">{w.kind}</legend>
        <div class="swatches">
          {BRUSH_KINDS.map((each) => (
            <button
              key={each}
              type="button"
              class="swatch"
              aria-pressed={each === kind}
              title={titleOf(each)}
              aria-label={titleOf(each)}
              onClick={() => model.chooseKind(each)}
            >
              <Glyph
                cell={paintOf(withKind(brush, each), "board")}
                goal={layer === "goals" && each === "empty" ? brush : 0}
                size={34}
              />
            </button>
          ))}
        </div>
      </fieldset>
      <ColorField
        color={colorOf(brush)}
        asGround={layer === "goals"}
        onChange={(color) => model.chooseColor(color)}
      />
      <CellFields cell={brush} onChange={(cell) => hand.setBrush(cell)} />
    </div>
  );
}
