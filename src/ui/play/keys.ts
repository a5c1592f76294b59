// The keys of the Play page.
import { bindPageKeys, dialogIsOpen, type KeyList } from "../keyboard.ts";
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

/** A control that was used with a pointer hands the keys back to the board; who came to it by keyboard stays
 *  there. Until the returned function is called. */
export function returnKeysTo(board: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let pointed: Element | null = null;
  const leave = ({ target }: Event) => {
    if (pointed !== null && controlAt(target) === pointed && !dialogIsOpen()) {
      board.focus({ preventScroll: true });
    }
  };
  const on = (type: string, act: (event: Event) => void) => addEventListener(type, act, { signal });
  on("pointerdown", ({ target }) => {
    pointed = controlAt(target);
  });
  on("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Tab") pointed = null;
  });
  // A click opens a select or asks for a file; that ends with another event.
  on("click", (event) => pointed instanceof HTMLButtonElement && leave(event));
  on("change", leave);
  on("cancel", leave);
  return () => listening.abort();
}

function controlAt(target: EventTarget | null): Element | null {
  if (!(target instanceof Element)) return null;
  return target.closest("label")?.control ?? target.closest("button, select, input");
}
