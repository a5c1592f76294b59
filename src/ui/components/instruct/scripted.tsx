// A script that does what a visitor might not have the patience for.
import type { ComponentChildren } from "preact";
import { TASTES, type Taste } from "../../../workers/instruct-world.ts";
import { words } from "../../words/words.ts";
import { Choice } from "../choice.tsx";

export interface ScriptedProps {
  /** Whose taste the script has; nothing to choose where there is only one. */
  readonly taste?: Taste;
  readonly onTaste?: (taste: Taste) => void;
  /** Keys that set it to work. */
  readonly children: ComponentChildren;
}

export function Scripted({ taste, onTaste, children }: ScriptedProps) {
  const w = words.value.instruct;
  const options = Object.fromEntries(TASTES.map((name) => [name, w.tastes[name]]));
  return (
    <fieldset class="stack instruct-scripted">
      <legend class="label">{w.scripted}</legend>
      <div class="row">
        {taste && onTaste && <Choice label={w.taste} value={taste} options={options} onChange={onTaste} />}
        {children}
      </div>
      {taste && <p class="small soft">{w.aboutTastes}</p>}
    </fieldset>
  );
}
