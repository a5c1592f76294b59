// What of a view is too small for a finger, see success criterion 2.5.5 of WCAG 2.2.
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

/** Its size and name, in a line each. */
export function tooSmall(root: HTMLElement): readonly string[] {
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
