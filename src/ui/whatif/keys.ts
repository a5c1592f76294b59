// The keys of "What would have happened?".
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import type { WhatIfModel } from "./model.ts";

/** For the sheet; the same order as on the page. */
export const KEY_GUIDE: KeyList = [
  [["Space"], "play or pause"],
  [["←", "→"], "one step back, one step on"],
  [["Shift", "← →"], "ten steps"],
  [["Home", "End"], "to the start, to the end"],
  [["[", "]"], "to where points or harm changed, back and on"],
  [["L"], "play a part again and again: mark its ends, then end it"],
  [["<", ">"], "slower, faster"],
  [["D"], "show or hide differences"],
  [["F"], "show or hide what will become of it"],
  [["M"], "show or hide what moved where"],
  [["P"], "play on from here"],
  [["C"], "copy a link to it"],
  [["?"], "this sheet"],
];

const FAR = 10;

/** Binds the keys to a page until the returned function is called. */
export function bindKeys(model: WhatIfModel, onHelp: () => void): () => void {
  const player = () => model.opened.peek()?.player;
  const move = (by: number) => () => player()?.seek(player()!.step.peek() + by);
  return bindPageKeys({
    Space: () => player()?.toggle(),
    ArrowLeft: move(-1),
    ArrowRight: move(1),
    "Shift+ArrowLeft": move(-FAR),
    "Shift+ArrowRight": move(FAR),
    Home: () => player()?.seek(0),
    End: () => player()?.seek(Number.MAX_SAFE_INTEGER),
    ...Object.fromEntries(["<", "Shift+<"].map((key) => [key, () => player()?.changeSpeed(-1)])),
    ...Object.fromEntries([">", "Shift+>"].map((key) => [key, () => player()?.changeSpeed(1)])),
    "[": () => model.turn(-1),
    "]": () => model.turn(1),
    l: () => player()?.markLoop(),
    d: () => model.toggle("difference"),
    f: () => model.toggle("future"),
    m: () => model.toggle("flow"),
    p: () => model.playOn(),
    c: () => void model.copyLink(),
    ...Object.fromEntries(["?", "Shift+?", "/"].map((key) => [key, onHelp])),
  });
}
