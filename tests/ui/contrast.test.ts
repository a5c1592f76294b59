// With more contrast asked for, all that is read stands out by 7 : 1 (WCAG 2.2, 1.4.6), and lines by 4.5 : 1.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const css = readFileSync(fileURLToPath(new URL("../../src/ui/tokens.css", import.meta.url)), "utf8");
const [usual, more] = css.split("@media (prefers-contrast: more)");

/** The colours of a rule, by name. */
function colorsOf(text: string, selector: string): Record<string, string> {
  const [, rule] = text.split(`${selector} {`);
  return Object.fromEntries(
    [...(rule?.split("}")[0] ?? "").matchAll(/(--[\w-]+): (#\w{6});/g)].map(([, name, color]) => [
      name,
      color,
    ]),
  );
}

/** WCAG 2.2: relative luminance of a colour "#rrggbb". */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const DARK = ':root[data-theme="dark"]';
const light = { ...colorsOf(usual, ":root"), ...colorsOf(more, ":root") };
const dark = { ...light, ...colorsOf(usual, DARK), ...colorsOf(more, DARK) };

describe.each([
  ["light", light],
  ["dark", dark],
])("more contrast, %s", (_, colors) => {
  const grounds = ["--case", "--panel", "--well", "--key"];

  it.each(["--ink", "--ink-soft", "--ok", "--warn", "--accent"])("%s is read on any ground", (ink) => {
    for (const ground of grounds) expect(contrast(colors[ink], colors[ground])).toBeGreaterThanOrEqual(7);
  });

  it.each(["--rule", "--rule-soft", "--key-edge", "--focus"])("%s is seen on any ground", (line) => {
    for (const ground of grounds) expect(contrast(colors[line], colors[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["--screen-ink", "--screen-ink-soft"])("%s is read on the screen", (ink) => {
    expect(contrast(colors[ink], colors["--screen"])).toBeGreaterThanOrEqual(7);
  });
});
