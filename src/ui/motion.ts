// Whether things move on the page for the eye's sake alone: as the system says, until the person says otherwise.
import { effect, signal } from "@preact/signals";
import { remember, remembered } from "./remembered.ts";

const STORED_AS = "motion";
const isReduced = matchMedia("(prefers-reduced-motion: reduce)");

const wanted = (): boolean => {
  const chosen = remembered(STORED_AS);
  return chosen === null ? !isReduced.matches : chosen === "yes";
};

/** True where one step may fade into the next. */
export const motion = signal(wanted());

isReduced.addEventListener("change", () => {
  motion.value = wanted();
});

export function chooseMotion(isWanted: boolean): void {
  motion.value = isWanted;
  remember(STORED_AS, isWanted ? "yes" : "no");
}

effect(() => {
  document.documentElement.dataset.motion = motion.value ? "moving" : "still";
});
