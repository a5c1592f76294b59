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
    Enter: () => (model.canGoOn.value ? model.turnPage(1) : model.act(0)),
    z: () => model.undo(),
    "$mod+z": () => model.undo(),
    r: () => model.restart(),
    d: () => model.lookAround(),
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
  return bindPageKeys(bindings);
}
