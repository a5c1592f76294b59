// The keys of the Play page.
import { tinykeys } from "tinykeys";
import type { PlayModel } from "./model.ts";

/** For the guide; the same order as on the page. */
export const KEY_GUIDE: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["← ↑ → ↓"], "walk"],
  [["Shift", "← ↑ → ↓"], "create or destroy life on that side"],
  [["C"], "create or destroy ahead"],
  [["Space", "Enter"], "wait one step"],
  [["Z"], "take a step back"],
  [["R"], "start again"],
  [["<", ">"], "previous, next level"],
  [["D"], "describe what is around you"],
  [["?"], "this guide"],
];

const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"] as const;

/** Binds the keys to a page until the returned function is called. */
export function bindKeys(model: PlayModel, onHelp: () => void): () => void {
  const bindings: Record<string, () => void> = {
    c: () => model.actAhead(),
    Space: () => model.act(0),
    Enter: () => model.act(0),
    z: () => model.undo(),
    r: () => model.restart(),
    d: () => model.lookAround(),
    "?": onHelp,
    "Shift+?": onHelp,
    "/": onHelp,
  };
  for (const key of ["<", "Shift+<", ","]) bindings[key] = () => model.turnPage(-1);
  for (const key of [">", "Shift+>", "."]) bindings[key] = () => model.turnPage(1);
  ARROWS.forEach((arrow, direction) => {
    bindings[arrow] = () => model.act(1 + direction);
    bindings[`Shift+${arrow}`] = () => model.act(5 + direction);
  });
  const guarded = Object.entries(bindings).map(([key, act]) => [
    key,
    (event: KeyboardEvent) => {
      if (isForSomethingElse(event)) return;
      event.preventDefault();
      act();
    },
  ]);
  return tinykeys(window, Object.fromEntries(guarded));
}

/** Fields and open dialogs keep their keys; buttons keep Space and Enter. */
function isForSomethingElse({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest("input:not([type=file]), select, textarea")) return true;
  return (key === " " || key === "Enter") && target.closest("button, a, summary, label, input") !== null;
}
