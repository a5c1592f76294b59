// The guide behind "?": what to do, which keys, and every kind of cell with its glyph.
import { CELL, GREEN, RED, SPAWNING } from "../../core/cells.ts";
import { chooseMotion, motion } from "../motion.ts";
import { KEY_GUIDE } from "../play/keys.ts";
import { KINDS } from "../play/words.ts";
import { Check } from "./check.tsx";
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
  <Sheet title="Field guide" isOpen={isOpen} onClose={onClose}>
    <p>
      Life grows and dies by Conway’s rule on a board without edges. Earn points by having the right colour on
      marked ground; enough of them open the exit. What else you break on the way is measured too.
    </p>
    <p>
      A dashed ring round an agent says that the exit is open to it. Where there are two agents, both do the
      same at once, or two players have one each: then a turn is taken when both have chosen.
    </p>
    <p class="touch-hint">
      The arrows walk, and so does a finger that swipes over the board. After Create the arrows create life on
      that side, or destroy it. The dot waits one step. Undo takes a step back, or a restart. Tap a cell and
      the plate says what it is. Two fingers look closer.
    </p>
    <KeySheetList keys={KEY_GUIDE} />
    <Check label="Let one step fade into the next" isChecked={motion.value} onChange={chooseMotion} />
    <ul class="cell-guide">
      {EXAMPLES.map(([kind, cell]) => (
        <li key={kind}>
          <Glyph cell={cell} size={36} />
          <p>
            <strong>{KINDS[kind].title}</strong>
            <br />
            {KINDS[kind].text}
          </p>
        </li>
      ))}
    </ul>
    <p class="soft small">
      Every colour carries a mark, so it can be read without seeing it: red a cross, green a leaf, yellow a
      triangle, blue two waves, magenta a diamond, cyan a ring, white a plus.
    </p>
  </Sheet>
);
