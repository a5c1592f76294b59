// Large type and few keys, for a picture on a wall.
import { effect, signal } from "@preact/signals";
import { route } from "./route.ts";

const STORED_AS = "safelife.slides";

export const slides = signal(kept());

export const changeSlides = (): void => {
  slides.value = !slides.value;
};

/** A reload of the tab stays so. */
function kept(): boolean {
  try {
    return sessionStorage.getItem(STORED_AS) !== null;
  } catch {
    return false;
  }
}

// An address may say so: "&slides=1".
effect(() => {
  const asked = route.value.query.slides;
  if (asked !== undefined) slides.value = asked !== "0";
});

effect(() => {
  document.documentElement.toggleAttribute("data-slides", slides.value);
  try {
    if (slides.value) sessionStorage.setItem(STORED_AS, "1");
    else sessionStorage.removeItem(STORED_AS);
  } catch {}
});
