// The keys of the Play page.
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { type Words, words } from "../words/words.ts";
import type { PlayModel } from "./model.ts";
import { steering } from "./steering.ts";

/** The same order as on the page. */
const KEYS: readonly (readonly [keys: readonly string[], does: keyof Words["play"]["keys"]])[] = [
  [["← ↑ → ↓"], "walk"],
  [["Shift", "← ↑ → ↓"], "change"],
  [["C"], "changeAhead"],
  [["Space", "Enter"], "wait"],
  [["Z"], "undo"],
  [["Y"], "redo"],
  [["R"], "restart"],
  [["<", ">"], "turnPage"],
  [["D", "E"], "describe"],
  [["W A S D", "Q"], "second"],
];

const keyList = (): KeyList =>
  KEYS.map(([keys, does]) => [keys, words.value.play.keys[does === "walk" ? steering.value : does]]);

const ARROWS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"] as const;

/** Binds the keys to a page until the returned function is called. */
export function bindKeys(model: PlayModel): () => void {
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
    e: () => model.lookAround(),
  };
  for (const key of ["<", "Shift+<"]) bindings[key] = () => model.turnPage(-1);
  for (const key of [">", "Shift+>"]) bindings[key] = () => model.turnPage(1);
  ARROWS.forEach((arrow, direction) => {
    bindings[arrow] = () => model.arrow(direction, false, 0);
    bindings[`Shift+${arrow}`] = () => model.arrow(direction, true, 0);
  });
  const second = (action: number) => model.seats.areTwo.value && model.act(action, 1);
  ["w", "d", "s", "a"].forEach((key, direction) => {
    bindings[key] ??= () => second(1 + direction);
    bindings[`Shift+${key.toUpperCase()}`] = () => second(5 + direction);
  });
  bindings.q = () => second(0);
  return bindPageKeys(bindings, keyList);
}
