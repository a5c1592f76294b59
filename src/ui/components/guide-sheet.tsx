// The sheet behind "?", the same on every page: what the page says of itself, its keys, and those of all pages.
import { useLayoutEffect } from "preact/hooks";
import { guide, guideIsOpen, openGuide } from "../guide.ts";
import { bindPageKeys, keysOfPage } from "../keyboard.ts";
import { changeSlides } from "../slides.ts";
import { type Words, words } from "../words/words.ts";
import { KeyGuide } from "./key-guide.tsx";
import { Sheet } from "./sheet.tsx";

const EVERYWHERE: readonly (readonly [
  keys: readonly string[],
  does: keyof Words["guide"]["everywhereKeys"],
])[] = [
  [["Tab"], "next"],
  [["Enter", "Space"], "press"],
  [["B"], "large"],
  [["?"], "open"],
  [["Esc"], "close"],
];

const titleOfGuide = (): string => guide.value?.title() ?? words.value.guide.title;

const close = () => {
  guideIsOpen.value = false;
};

export function GuideSheet() {
  // "/" is where an English keyboard has "?". From the first key on, not from the first picture.
  useLayoutEffect(
    () => bindPageKeys({ "?": openGuide, "Shift+?": openGuide, "/": openGuide, b: changeSlides }),
    [],
  );
  const { About, More } = guide.value ?? {};
  const w = words.value.guide;
  const ofPage = keysOfPage();
  return (
    <Sheet title={titleOfGuide()} isOpen={guideIsOpen.value} onClose={close}>
      {About && <About />}
      {ofPage.length > 0 && <KeyGuide keys={ofPage} />}
      {More && <More />}
      <h3>{w.everywhere}</h3>
      <KeyGuide keys={EVERYWHERE.map(([keys, does]) => [keys, w.everywhereKeys[does]])} />
    </Sheet>
  );
}

/** In the case. */
export const GuideKey = () => (
  <button
    type="button"
    class="key case-key guide-key"
    aria-label={titleOfGuide()}
    aria-keyshortcuts="?"
    title={`${titleOfGuide()} (?)`}
    onClick={openGuide}
  >
    ?
  </button>
);
