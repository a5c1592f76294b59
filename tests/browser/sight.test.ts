// What one looks at is in sight: nothing lies on what has the focus, nor on a board, and no word runs over its key.
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { slides } from "../../src/ui/slides.ts";
import { speak } from "../../src/ui/words/words.ts";
import { type OpenApp, openApp, untilText } from "./app.ts";
import { PAGES, PHONE } from "./views.ts";

let app: OpenApp;
beforeEach(() => page.viewport(390, 844));
afterEach(async () => {
  app.services.home.leave();
  app.services.edit.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  slides.value = false;
  sessionStorage.clear();
  await speak("en");
});

async function open([hash, says]: (typeof PAGES)[string]): Promise<void> {
  app = await openApp(hash);
  await untilText(app.root, says);
}

const nameOf = (element: Element): string =>
  (element.getAttribute("aria-label") ?? element.textContent ?? "").slice(0, 40) || element.outerHTML;

/** What of the focus is under something else, see success criterion 2.4.11 of WCAG 2.2. */
function coverOf(focused: Element): string {
  // What is hidden from the eye is pressed by its label.
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
  const seen = label && (label.contains(focused) || label.matches(".key")) ? label : focused;
  const { left, top, width, height } = seen.getBoundingClientRect();
  const [right, bottom] = [Math.min(left + width, innerWidth), Math.min(top + height, innerHeight)];
  const [x, high] = [(Math.max(left, 0) + right) / 2, Math.max(top, 0)];
  for (const y of [high + 2, (high + bottom) / 2, bottom - 2]) {
    const found = document.elementFromPoint(x, y);
    if (!found) return `${nameOf(focused)}: out of sight`;
    const isSeen = seen.contains(found) || found.contains(seen);
    if (!isSeen) return `${nameOf(focused)}: ${found.className}`;
  }
  return "";
}

/** Walks through all that can have the focus, and says what is covered. */
async function covered(keys: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<Element>();
  for (;;) {
    await userEvent.keyboard(keys);
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body || seen.has(activeElement)) break;
    seen.add(activeElement);
    const cover = coverOf(activeElement);
    if (cover) found.add(cover);
  }
  expect(seen.size).toBeGreaterThan(5);
  return [...found];
}

/** What its words or its number run over, were they not broken or cut. */
function cramped(): readonly string[] {
  const { style } = document.body;
  style.overflowWrap = "normal";
  const found = [...app.root.querySelectorAll<HTMLElement>(HOLDERS)].filter(
    (element) => element.checkVisibility() && element.scrollWidth > element.clientWidth,
  );
  style.overflowWrap = "";
  return found.map((element) => `${element.className}: ${nameOf(element)}`);
}
const HOLDERS = ".key, .swatch, .entry-name, .readout dd, .table-scroll, input[type=number]";

it.for(["en", "de"] as const)("words and numbers have room, %s", async (language) => {
  await speak(language);
  await page.viewport(1280, 800);
  for (const view of ["Home", "Levels", "Train", "Benchmark"]) {
    slides.value = false;
    app = await openApp(`${PAGES[view][0]}?slides=1`);
    expect(slides.value).toBe(true);
    await app.services.shipped.refresh();
    await expect.poll(() => app.root.querySelector(MAIN[view])).not.toBeNull();
    for (const steps of app.root.querySelectorAll(".train-readings dd")) steps.textContent = "10,000,000";
    expect(cramped(), view).toEqual([]);
    const [strip, main] = ["header", "main"].map((part) =>
      app.root.querySelector(part)!.getBoundingClientRect(),
    );
    expect(strip.bottom, "the way out lies on nothing").toBeLessThanOrEqual(main.top);
    app.close();
  }
  slides.value = false;
  app = await openApp("#/edit");
  await expect.poll(() => app.root.querySelectorAll(".edit-tabs .key").length).toBe(5);
  app.root.querySelectorAll<HTMLElement>(".edit-tabs .key")[1].click();
  await expect.poll(() => app.root.querySelectorAll(".stamp").length).toBeGreaterThan(10);
  for (const [width, height] of [[1280, 800], [1440, 900], [390, 844], PHONE]) {
    await page.viewport(width, height);
    expect(cramped(), `Edit, ${width}`).toEqual([]);
  }
});
const MAIN: Readonly<Record<string, string>> = {
  Home: ".home-agent",
  Levels: ".gallery .card canvas",
  Train: ".train-readings dd",
  Benchmark: ".leaderboard tbody tr",
};

it.for(["en", "de"] as const)(
  "a replay's board is in sight on a phone, its time below it, %s",
  async (language) => {
    await speak(language);
    app = await openApp(PAGES["What if"][0]);
    await untilText(app.root, language === "en" ? "Verified" : "Geprüft");
    await expect.poll(() => app.root.querySelector(".screen[data-engine]")).not.toBeNull();
    const box = (part: string) => app.root.querySelector(part)!.getBoundingClientRect();
    expect(box(".whatif-board").bottom).toBeLessThanOrEqual(box(".whatif-time").top);
    expect(box(".whatif-time").bottom).toBeLessThanOrEqual(innerHeight);
  },
);

it("a result is in sight when its link is opened", async () => {
  await open(PAGES["Class, a result"]);
  const [summary, table] = [".class-review [role=status]", ".class-table"].map((part) => () => {
    const { top, bottom } = app.root.querySelector(part)!.getBoundingClientRect();
    return [top >= 0, bottom <= innerHeight];
  });
  await expect.poll(summary).toEqual([true, true]);
  await expect.poll(table).toEqual([true, true]);
  expect(document.activeElement?.textContent).toMatch(/^1 result/);
});

const BACK = "{Shift>}{Tab}{/Shift}";

it.for([
  ["Learn, a measure", ["{Tab}", BACK]],
  ["What if", ["{Tab}"]],
  ["Play", ["{Tab}"]],
  ["Levels", [BACK]],
] as const)("nothing covers the focus on a phone: %s", async ([view, ways]) => {
  await open(PAGES[view]);
  for (const keys of ways) expect(await covered(keys)).toEqual([]);
});
