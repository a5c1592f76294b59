// The guide behind "?": what to do, which keys, and every kind of cell with its glyph.
import { CELL, GREEN, RED, SPAWNING } from "../../core/cells.ts";
import { chooseMotion, motion } from "../motion.ts";
import { keyGuide } from "../play/keys.ts";
import { chooseSteering, steering } from "../play/steering.ts";
import { kindInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { Check } from "./check.tsx";
import { Choice } from "./choice.tsx";
import { Glyph } from "./glyph.tsx";
import { KeySheetList, Sheet } from "./sheet.tsx";

/** Alive, frozen and spawning: no kind has this mixture. */
const UNNAMED = CELL.tree | SPAWNING;

const EXAMPLES: readonly (readonly [kind: string, cell: number])[] = [
  ["agent", CELL.player | GREEN],
  ["life", CELL.life | GREEN],
  ["hard-life", CELL["hard-life"] | RED],
  ["wall", CELL.wall],
  ["crate", CELL.crate],
  ["plant", CELL.plant | GREEN],
  ["tree", CELL.tree | GREEN],
  ["weed", CELL.weed | GREEN],
  ["parasite", CELL.parasite | RED],
  ["ice-cube", CELL["ice-cube"]],
  ["spawner", CELL.spawner | GREEN],
  ["hard-spawner", CELL["hard-spawner"] | RED],
  ["fountain", CELL.fountain | GREEN],
  ["exit", CELL.exit],
  ["unknown", UNNAMED],
];

export const FieldGuide = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => (
  <Sheet title={words.value.play.guide} isOpen={isOpen} onClose={onClose}>
    <p>{words.value.play.fieldGuide.rule}</p>
    <p>{words.value.play.fieldGuide.agents}</p>
    <p class="touch-hint">{words.value.play.fieldGuide.touch}</p>
    <KeySheetList keys={keyGuide()} />
    <Choice
      label={words.value.play.fieldGuide.steering}
      value={steering.value}
      options={words.value.play.fieldGuide.steerings}
      onChange={chooseSteering}
    />
    <Check label={words.value.play.fieldGuide.fade} isChecked={motion.value} onChange={chooseMotion} />
    <ul class="cell-guide">
      {EXAMPLES.map(([kind, cell]) => (
        <li key={kind}>
          <Glyph cell={cell} size={36} />
          <p>
            <strong>{kindInWords(kind).title}</strong>
            <br />
            {kindInWords(kind).text}
          </p>
        </li>
      ))}
    </ul>
    <p class="soft small">{words.value.play.fieldGuide.marks}</p>
  </Sheet>
);
