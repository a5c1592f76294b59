// What is worth knowing of the level, each with a sign, and its cells on the board when asked for.
import type { Check, Grade } from "../edit/checks.ts";
import type { EditModel } from "../edit/model.ts";

const SIGNS: Readonly<Record<Grade, readonly [sign: string, words: string]>> = {
  good: ["✓", "good"],
  note: ["!", "worth a look"],
  bad: ["✕", "to mend"],
};

export function CheckList({ model }: { readonly model: EditModel }) {
  const shown = model.shownCheck.value;
  return (
    <ul class="checks" aria-label="Checks">
      {model.checks.value.map((check) => (
        <li key={check.id} class={`check-entry ${check.grade}`}>
          <span class="check-sign" role="img" aria-label={SIGNS[check.grade][1]}>
            {SIGNS[check.grade][0]}
          </span>
          <p class="small">
            <strong>{check.title}.</strong> <span class="soft">{check.text}</span>
          </p>
          {hasCells(check) && (
            <button
              type="button"
              class="key"
              aria-pressed={shown === check.id}
              aria-label={`Show the cells that change: ${check.id === "goals" ? "goals" : "life"}`}
              onClick={() => {
                model.shownCheck.value = shown === check.id ? null : check.id;
              }}
            >
              Show
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const hasCells = ({ cells }: Check) => cells?.includes(1) ?? false;
