// A script that does what a visitor might not have the patience for.
import type { ComponentChildren } from "preact";
import { TASTES, type Taste } from "../../../workers/instruct-world.ts";
import { words } from "../../words/words.ts";
import { Choice } from "../choice.tsx";

export interface ScriptedProps<Name extends string> {
  /** Whose taste the script has; nothing to choose where there is only one. */
  readonly choice?: {
    readonly value: Name;
    readonly options: Readonly<Record<Name, string>>;
    readonly about: string;
    readonly onChange: (name: Name) => void;
  };
  /** Keys that set it to work. */
  readonly children: ComponentChildren;
}

export function Scripted<Name extends string>({ choice, children }: ScriptedProps<Name>) {
  const w = words.value.instruct;
  return (
    <fieldset class="stack instruct-scripted">
      <legend class="label">{w.scripted}</legend>
      <div class="row">
        {choice && <Choice label={w.taste} {...choice} />}
        {children}
      </div>
      {choice && <p class="small soft">{choice.about}</p>}
    </fieldset>
  );
}

/** Of those who judge answers of language. */
export function tasteChoice(value: Taste, onChange: (taste: Taste) => void) {
  const { tastes, aboutTastes: about } = words.value.instruct;
  const options = Object.fromEntries(TASTES.map((name) => [name, tastes[name]])) as Record<Taste, string>;
  return { value, options, about, onChange };
}
