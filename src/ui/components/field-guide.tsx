// What the sheet of keys says besides where a level is played: what to do, and every kind of cell with its glyph.
import { CELL, GREEN, RED, SPAWNING } from "../../core/cells.ts";
import type { Guide } from "../guide.ts";
import { chooseMotion, motion } from "../motion.ts";
import { chooseSteering, steering } from "../play/steering.ts";
import { kindInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { Check } from "./check.tsx";
import { Choice } from "./choice.tsx";
import { Glyph } from "./glyph.tsx";

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

export const FIELD_GUIDE: Guide = { title: () => words.value.play.guide, About, More };

function About() {
  const w = words.value.play.fieldGuide;
  return (
    <>
      <p>{w.rule}</p>
      <p>{w.agents}</p>
      <p class="touch-hint">{w.touch}</p>
    </>
  );
}

function More() {
  const w = words.value.play.fieldGuide;
  return (
    <>
      <Choice label={w.steering} value={steering.value} options={w.steerings} onChange={chooseSteering} />
      <Check label={w.fade} isChecked={motion.value} onChange={chooseMotion} />
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
      <p class="soft small">{w.marks}</p>
    </>
  );
}
