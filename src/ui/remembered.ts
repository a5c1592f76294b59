// What a person leaves in this browser, kept where the browser keeps anything at all; what is not kept is told.
import { signal } from "@preact/signals";

/** What a notice has a sentence for; anything else is one of the small choices. */
export type Unkept = "choices" | "results" | "tasks" | "study" | "labels" | "improved" | "duels" | "episode";

const NAMESPACE = "safelife.";

/** What found no room last; null where there was room for all, or the notice was closed. */
export const unkept = signal<Unkept | null>(null);

/** One sentence is enough until there is room again. */
const told = new Set<Unkept>();

/** There is no room for it: the page goes on with what it has in memory. */
export function tellUnkept(what: Unkept): void {
  if (told.has(what)) return;
  told.add(what);
  unkept.value = what;
}

/** There was room for it. */
export function tellKept(what: Unkept): void {
  told.delete(what);
  if (unkept.peek() === what) unkept.value = null;
}

/** Null where nothing is kept. A browser told to keep nothing throws even when it is only asked. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(NAMESPACE + name);
  } catch {
    return null;
  }
}

/** @param what is told where it finds no room; null: whoever asks tells it
 *  @returns true where it is kept; else it lasts as long as the page */
export function remember(name: string, value: string, what: Unkept | null = "choices"): boolean {
  try {
    localStorage.setItem(NAMESPACE + name, value);
    if (what) tellKept(what);
    return true;
  } catch {
    if (what) tellUnkept(what);
    return false;
  }
}
