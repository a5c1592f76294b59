// Turns the large view on and off.
import { useEffect } from "preact/hooks";
import { bindPageKeys } from "../keyboard.ts";
import { canBeSlides, slides } from "../slides.ts";
import { words } from "../words/words.ts";

const change = () => {
  slides.value = !slides.value;
};

/** In the case; while the case is hidden, in a corner. */
export function SlidesSwitch() {
  const isPossible = canBeSlides.value;
  useEffect(() => (isPossible ? bindPageKeys({ b: change }) : undefined), [isPossible]);
  if (!isPossible) return null;
  const { useSlides, leaveSlides } = words.value.app;
  if (slides.value) {
    return (
      <button type="button" class="key slides-switch" onClick={change}>
        {leaveSlides} <kbd>B</kbd>
      </button>
    );
  }
  return (
    <button type="button" class="key slides-switch" aria-label={useSlides} title={useSlides} onClick={change}>
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d="M3 4h18v13H3zM12 17v4M8 21h8" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </button>
  );
}
