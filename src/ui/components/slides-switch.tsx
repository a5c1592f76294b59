// Turns the large view on and off.
import { changeSlides, slides } from "../slides.ts";
import { words } from "../words/words.ts";

/** In the case; while the case is hidden, in a corner. */
export function SlidesSwitch() {
  const { useSlides, leaveSlides } = words.value.app;
  if (slides.value) {
    return (
      <button type="button" class="key slides-switch" onClick={changeSlides}>
        {leaveSlides} <kbd>B</kbd>
      </button>
    );
  }
  return (
    <button
      type="button"
      class="key case-key slides-switch"
      aria-label={useSlides}
      title={`${useSlides} (B)`}
      onClick={changeSlides}
    >
      <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d="M3 4h18v13H3zM12 17v4M8 21h8" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </button>
  );
}
