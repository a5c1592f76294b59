// The guide behind "?": what to do, which keys, and every kind of cell with its glyph.
import { useEffect, useRef } from "preact/hooks";
import { CELL, GREEN, RED, SPAWNING } from "../../core/cells.ts";
import { KEY_GUIDE } from "../play/keys.ts";
import { KINDS } from "../play/words.ts";
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

export function FieldGuide({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} class="guide" aria-labelledby="guide-title" onClose={onClose}>
      {isOpen && (
        <div class="stack">
          <div class="guide-head">
            <h2 id="guide-title">Field guide</h2>
            <button type="button" class="key" onClick={onClose}>
              Close
            </button>
          </div>
          <p>
            Life grows and dies by Conway’s rule on a board without edges. Earn points by having the right
            colour on marked ground; enough of them open the exit. What else you break on the way is measured
            too.
          </p>
          <p>
            A dashed ring round an agent says that the exit is open to it. Where there are two agents, both do
            the same at once.
          </p>
          <p class="touch-hint">
            The arrows walk. After Create they create life on that side, or destroy it. The dot waits one
            step. Undo takes a step back, or a restart. Tap a cell and the plate says what it is.
          </p>
          <dl class="key-guide keyboard-hint">
            {KEY_GUIDE.map(([keys, does]) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
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
            Every colour carries a mark, so it can be read without seeing it: red a cross, green a leaf,
            yellow a triangle, blue two waves, magenta a diamond, cyan a ring, white a plus.
          </p>
        </div>
      )}
    </dialog>
  );
}
