// That a graphics card was lost: what draws the boards since then. Null until it happens, and once it has been read.
import { signal } from "@preact/signals";

export const slowerEngine = signal<string | null>(null);
