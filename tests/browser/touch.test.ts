// What fingers press on a phone is at least 44 × 44 px large, see success criterion 2.5.5 of WCAG 2.2.
import { afterEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { speak } from "../../src/ui/words/words.ts";
import { type OpenApp, openApp, untilText } from "./app.ts";
import { PAGES } from "./views.ts";

let app: OpenApp;
afterEach(async () => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  await speak("en");
});

const LEAST = 44;
const PRESSED = "a[href], button, select, summary, textarea, input, [role=slider], [role=button], label.key";

/** What a finger may hit: a field together with the label around it, a hidden one its label alone. */
function targetOf(element: Element): Element {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return labels.find((label) => label.contains(element) || !isSeen(element)) ?? element;
}

const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return element.checkVisibility() && width > 1 && height > 1;
};

/** A link among words is as high as they are. */
const isInText = (element: Element): boolean =>
  element instanceof HTMLAnchorElement &&
  getComputedStyle(element).display === "inline" &&
  element.closest("p, li, td, dd, div")!.textContent!.trim() !== element.textContent!.trim();

function tooSmall(root: HTMLElement): readonly string[] {
  const targets = new Set([...root.querySelectorAll(PRESSED)].map(targetOf));
  return [...targets].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    // Rounding of the layout.
    const isLarge = Math.min(width, height) >= LEAST - 0.1;
    if (isLarge || !isSeen(target) || isInText(target)) return [];
    const name = (target.getAttribute("aria-label") ?? target.textContent ?? "").slice(0, 40);
    return [`${Math.round(width)} × ${Math.round(height)} ${target.localName}.${target.className}: ${name}`];
  });
}

it.for(["en", "de"] as const)("every view, %s", async (language) => {
  await page.viewport(390, 844);
  for (const [name, [hash, says]] of Object.entries(PAGES)) {
    await speak("en");
    app = await openApp(hash);
    await app.services.shipped.refresh();
    await untilText(app.root, says);
    await speak(language);
    await expect.poll(() => document.documentElement.lang).toBe(language);
    expect.soft(tooSmall(app.root), name).toEqual([]);
    app.services.whatIf.opened.value?.close();
    app.close();
  }
  app = await openApp("#/");
});
