// The keys of the Play page.
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import type { PlayModel } from "./model.ts";

/** For the guide; the same order as on the page. */
export const KEY_GUIDE: KeyList = [
  [["← ↑ → ↓"], "walk"],
  [["Shift", "← ↑ → ↓"], "create or destroy life on that side"],
  [["C"], "create or destroy ahead"],
  [["Space", "Enter"], "wait one step; when you are out, Enter goes on"],
  [["Z"], "take a step or a restart back"],
  [["Y"], "take the step again"],
  [["R"], "start again"],
  [["<", ">"], "previous, next level"],
  [["D"], "describe what is around you"],
  [["W A S D", "Q"], "walk and wait, for the second of two players"],
  [["+", "−", "0"], "look closer, farther, at all of it; the wheel and two fingers do it too"],
  [["?"], "this guide"],
];

const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"] as const;

/** Binds the keys to a page until the returned function is called. */
export function bindKeys(model: PlayModel, onHelp: () => void): () => void {
  const bindings: Record<string, () => void> = {
    c: () => model.actAhead(),
    Space: () => model.act(0),
    Enter: () => (model.canGoOn.value ? model.turnPage(1) : model.act(0)),
    z: () => model.undo(),
    "$mod+z": () => model.undo(),
    r: () => model.restart(),
    y: () => model.redo(),
    "$mod+y": () => model.redo(),
    "$mod+Shift+z": () => model.redo(),
    d: () => (model.seats.areTwo.value ? model.act(2, 1) : model.lookAround()),
    "?": onHelp,
    "Shift+?": onHelp,
    "/": onHelp,
  };
  for (const key of ["<", "Shift+<"]) bindings[key] = () => model.turnPage(-1);
  for (const key of [">", "Shift+>"]) bindings[key] = () => model.turnPage(1);
  ARROWS.forEach((arrow, direction) => {
    bindings[arrow] = () => model.act(1 + direction);
    bindings[`Shift+${arrow}`] = () => model.act(5 + direction);
  });
  const second = (action: number) => model.seats.areTwo.value && model.act(action, 1);
  ["w", "d", "s", "a"].forEach((key, direction) => {
    bindings[key] ??= () => second(1 + direction);
    bindings[`Shift+${key.toUpperCase()}`] = () => second(5 + direction);
  });
  bindings.q = () => second(0);
  return bindPageKeys(bindings);
}
