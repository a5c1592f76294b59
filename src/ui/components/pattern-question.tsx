// Asks what a pattern of Life is to become: RLE knows neither colours nor goals.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { COLOR_NAMES } from "../../core/cells.ts";
import { DEFAULT_PLACE, type PatternPlace } from "../../share/rle.ts";
import type { AskedPattern } from "../pattern-question.ts";
import { Choice } from "./choice.tsx";

/** What the dialog returns if the pattern is to be opened. */
const OPEN = "open";

const COLORS = Object.fromEntries(COLOR_NAMES.map((name, i) => [i, name]));

const TARGETS = {
  board: ["Life", "It is on the board from the start."],
  goals: ["Goals", "They are where life of the colour is wanted, and move as it would."],
} as const satisfies Record<PatternPlace["target"], readonly [string, string]>;

export function PatternQuestion({ fileName, answer }: AskedPattern) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [place, setPlace] = useState(DEFAULT_PLACE);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="panel question"
      aria-labelledby={title}
      onClose={(event) => answer(event.currentTarget.returnValue === OPEN ? place : null)}
    >
      <form class="stack" method="dialog">
        <h2 id={title}>What is {fileName} to be?</h2>
        <p class="soft">A pattern of Life says neither its colour nor whether it is there or only wanted.</p>
        <Choice
          label="Colour"
          value={String(place.color)}
          options={COLORS}
          onChange={(color) => setPlace({ ...place, color: Number(color) })}
        />
        <fieldset class="stack">
          <legend class="label">It is</legend>
          {(["board", "goals"] as const).map((target) => (
            <label key={target} class="check">
              <input
                type="radio"
                name="target"
                checked={place.target === target}
                onChange={() => setPlace({ ...place, target })}
              />
              <span>
                {TARGETS[target][0]} <span class="small soft">{TARGETS[target][1]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="row">
          <button type="submit" class="key main" value={OPEN}>
            Open
          </button>
          <button type="submit" class="key">
            Cancel
          </button>
        </div>
      </form>
    </dialog>
  );
}
