// The keys of a page, and who gets them.
import { signal } from "@preact/signals";
import { tinykeys } from "tinykeys";

/** What a sheet says of keys: names of keys, and what they do. */
export type KeyList = readonly (readonly [keys: readonly string[], does: string])[];

type Named = { readonly list: () => KeyList };

const named = signal<readonly Named[]>([]);

/** What those who have bound keys say of them, in the order in which they came; the same list once. */
export const keysOfPage = (): KeyList =>
  [...new Set(named.value.map(({ list }) => list))].flatMap((list) => list());

/** Says what keys do that a part of the page takes while it has the focus. Until the returned function is called. */
export function nameKeys(list: () => KeyList): () => void {
  const own: Named = { list };
  named.value = [...named.peek(), own];
  return () => {
    named.value = named.peek().filter((other) => other !== own);
  };
}

/** Binds keys, named as tinykeys does, to a page until the returned function is called.
 *  @param bindings say false where the key shall do what it does without them
 *  @param list what the sheet of keys says of them */
export function bindPageKeys(
  bindings: Readonly<Record<string, () => unknown>>,
  list?: () => KeyList,
): () => void {
  const guarded = Object.entries(bindings).map(([key, act]) => [
    key,
    (event: KeyboardEvent) => {
      if (!isForSomethingElse(event) && act() !== false) event.preventDefault();
    },
  ]);
  const unbind = tinykeys(window, Object.fromEntries(guarded));
  const forget = list && nameKeys(list);
  return () => {
    unbind();
    forget?.();
  };
}

/** Whether keys are for a part of the page: it has the focus, or nothing has; a heading where one was led is nothing. */
export function hasKeys(part: Element | null): boolean {
  const { activeElement: focused } = document;
  return focused === null || focused.matches("body, h2") || (part?.contains(focused) ?? false);
}

const dialogIsOpen = () => document.querySelector("dialog[open]") !== null;

/** Fields and open dialogs keep their keys, sliders those that move them; buttons keep Space and Enter. */
function isForSomethingElse({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (dialogIsOpen()) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest("input[type=range]")) return /^(Arrow|Page|Home|End)/.test(key) && !ctrlKey && !metaKey;
  if (target.closest("input:not([type=file]), select, textarea")) return true;
  return (key === " " || key === "Enter") && target.closest("button, a, summary, label, input") !== null;
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
