// Asks what a pattern of Life is to become: RLE knows neither colours nor goals.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { COLOR_NAMES } from "../../core/cells.ts";
import { DEFAULT_PLACE } from "../../share/rle.ts";
import type { AskedPattern } from "../pattern-question.ts";
import { colorInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { Choice } from "./choice.tsx";

/** What the dialog returns if the pattern is to be opened. */
const OPEN = "open";

export function PatternQuestion({ fileName, answer }: AskedPattern) {
  const { common, pattern: w } = words.value;
  const colors = Object.fromEntries(COLOR_NAMES.map((_, i) => [i, colorInWords(i).name]));
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
        <h2 id={title}>{w.title(fileName)}</h2>
        <p class="soft">{w.about}</p>
        <Choice
          label={w.colour}
          value={String(place.color)}
          options={colors}
          onChange={(color) => setPlace({ ...place, color: Number(color) })}
        />
        <fieldset class="stack">
          <legend class="label">{w.itIs}</legend>
          {(["board", "goals"] as const).map((target) => (
            <label key={target} class="check">
              <input
                type="radio"
                name="target"
                checked={place.target === target}
                onChange={() => setPlace({ ...place, target })}
              />
              <span>
                {w.targets[target].title} <span class="small soft">{w.targets[target].text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="row">
          <button type="submit" class="key main" value={OPEN}>
            {w.open}
          </button>
          <button type="submit" class="key">
            {common.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
