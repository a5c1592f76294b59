// The keys of "What would have happened?".
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { type Words, words } from "../words/words.ts";
import type { WhatIfModel } from "./model.ts";
import type { Player } from "./player.ts";

/** The same order as on the page. */
const KEYS: readonly (readonly [keys: readonly string[], does: keyof Words["whatif"]["keys"]])[] = [
  [["Space"], "play"],
  [["←", "→"], "step"],
  [["Shift", "← →"], "far"],
  [["↑", "↓"], "ends"],
  [["[", "]"], "turns"],
  [["L"], "loop"],
  [["<", ">"], "speed"],
  [["D"], "difference"],
  [["F"], "future"],
  [["M"], "flow"],
  [["P"], "playOn"],
  [["C"], "copy"],
];

const OF_TIME: readonly string[] = ["play", "step", "far", "ends", "loop", "speed"];

const listOf = (named: typeof KEYS): KeyList =>
  named.map(([keys, does]) => [keys, words.value.whatif.keys[does]]);

const keyList = (): KeyList => listOf(KEYS);

/** What `timeKeys` do. */
export const timeKeyList = (): KeyList => listOf(KEYS.filter(([, does]) => OF_TIME.includes(does)));

const FAR = 10;

/** Keys that move time, as tinykeys names them. */
export function timeKeys(player: () => Player | undefined): Readonly<Record<string, () => void>> {
  const move = (by: number) => () => player()?.seek(player()!.step.peek() + by);
  return {
    Space: () => player()?.toggle(),
    ArrowLeft: move(-1),
    ArrowRight: move(1),
    "Shift+ArrowLeft": move(-FAR),
    "Shift+ArrowRight": move(FAR),
    ...Object.fromEntries(["ArrowUp", "Home"].map((key) => [key, () => player()?.seek(0)])),
    ...Object.fromEntries(
      ["ArrowDown", "End"].map((key) => [key, () => player()?.seek(Number.MAX_SAFE_INTEGER)]),
    ),
    ...Object.fromEntries(["<", "Shift+<"].map((key) => [key, () => player()?.changeSpeed(-1)])),
    ...Object.fromEntries([">", "Shift+>"].map((key) => [key, () => player()?.changeSpeed(1)])),
    l: () => player()?.markLoop(),
  };
}

/** Binds the keys to a page until the returned function is called. */
export const bindKeys = (model: WhatIfModel): (() => void) =>
  bindPageKeys(
    {
      ...timeKeys(() => model.opened.peek()?.player),
      "[": () => model.turn(-1),
      "]": () => model.turn(1),
      d: () => model.toggle("difference"),
      f: () => model.toggle("future"),
      m: () => model.toggle("flow"),
      p: () => model.playOn(),
      c: () => void model.copyLink(),
    },
    keyList,
  );
