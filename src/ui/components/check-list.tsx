// What is worth knowing of the level, each with a sign, and its cells on the board when asked for.
import type { Check, Grade } from "../edit/checks.ts";
import type { EditModel } from "../edit/model.ts";
import { words } from "../words/words.ts";

const SIGNS: Readonly<Record<Grade, string>> = { good: "✓", note: "!", bad: "✕" };

export function CheckList({ model }: { readonly model: EditModel }) {
  const w = words.value.editPanels;
  const shown = model.shownCheck.value;
  return (
    <ul class="checks" aria-label={w.checks}>
      {model.checks.value.map((check) => (
        <li key={check.id} class={`check-entry ${check.grade}`}>
          <span class="check-sign" role="img" aria-label={w.grades[check.grade]}>
            {SIGNS[check.grade]}
          </span>
          <p class="small">
            <strong>{check.title}.</strong> <span class="soft">{check.text}</span>
          </p>
          {hasCells(check) && (
            <button
              type="button"
              class="key"
              aria-pressed={shown === check.id}
              aria-label={check.id === "goals" ? w.showGoals : w.showLife}
              onClick={() => {
                model.shownCheck.value = shown === check.id ? null : check.id;
              }}
            >
              {w.show}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const hasCells = ({ cells }: Check) => cells?.includes(1) ?? false;
