// A replay within another page: fit for fingers, for axe, and to be looked at closely. Its frame is in built-page.test.ts.
import { h, render } from "preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { EmbedModel } from "../../src/ui/embed/model.ts";
import { EmbedView } from "../../src/ui/embed/view.tsx";
import { speak } from "../../src/ui/words/words.ts";
import "../../src/ui/tokens.css";
import "../../src/ui/base.css";
import "../../src/ui/case.css";
import "../../src/ui/guide.css";
import "../../src/ui/time-bar.css";
import "../../src/ui/embed/embed.css";
import { untilText } from "./app.ts";
import { tooSmall } from "./fingers.ts";
import { EMBED } from "./views.ts";
import { violations } from "./violations.ts";

let root: HTMLElement;
let model: EmbedModel;

beforeEach(async () => {
  document.documentElement.style.setProperty("--quick", "0ms");
  root = document.createElement("div");
  root.style.height = "100svh";
  document.body.append(root);
  model = new EmbedModel();
  void model.open(EMBED[0].replace("embed.html", ""));
  render(h(EmbedView, { model }), root);
  await untilText(root, EMBED[1]);
});
afterEach(async () => {
  model.player.value?.pause();
  render(null, root);
  root.remove();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.removeProperty("--quick");
  await speak("en");
});

const SIZES = [
  [480, 640],
  [390, 844],
  [360, 480],
] as const;

it.for(["en", "de"] as const)("has room for fingers, %s", async (language) => {
  await speak(language);
  for (const [width, height] of SIZES) {
    await page.viewport(width, height);
    await expect.poll(() => tooSmall(root)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBe(innerWidth);
    expect(root.querySelector(".screen")!.clientHeight).toBeGreaterThanOrEqual(120);
  }
});

describe.for(["light", "dark"])("WCAG 2.2 AA, %s", (light) => {
  it("as it opens, and with a cell in words", async () => {
    document.documentElement.dataset.theme = light;
    for (const [width, height] of SIZES) {
      await page.viewport(width, height);
      expect(await violations(root)).toEqual([]);
    }
    point("pointermove", 100, 60);
    await expect.poll(() => root.querySelector(".cell-words")).not.toBeNull();
    expect(await violations(root)).toEqual([]);
  });
});

it("says its keys, those that move time first", async () => {
  await page.viewport(480, 640);
  const sheet = () => root.querySelector(".key-guide")?.closest("dialog") ?? null;
  const named = () => [...sheet()!.querySelectorAll("dd")].map(({ textContent }) => textContent);
  dispatchEvent(new KeyboardEvent("keydown", { key: "?", code: "Slash", shiftKey: true }));
  await expect.poll(sheet).not.toBeNull();
  expect(named().slice(0, 2)).toEqual(["play or pause", "one step back, one step on"]);
  expect(named().slice(-2)).toEqual([
    expect.stringMatching(/^look closer/),
    "move what is close, as dragging does",
  ]);
  for (const light of ["light", "dark"]) {
    document.documentElement.dataset.theme = light;
    expect(await violations(root)).toEqual([]);
  }
  sheet()!.close();
  await expect.poll(sheet).toBeNull();
  root.querySelector<HTMLElement>("[aria-keyshortcuts='?']")!.click();
  await expect.poll(sheet).not.toBeNull();
});

function point(type: string, x: number, y: number, more: WheelEventInit = {}): void {
  const screen = root.querySelector<HTMLElement>(".screen")!;
  const { left, top } = screen.getBoundingClientRect();
  const at = { clientX: left + x, clientY: top + y, bubbles: true, cancelable: true, ...more };
  screen.setPointerCapture = () => {};
  screen.dispatchEvent(
    type === "wheel" ? new WheelEvent(type, at) : new PointerEvent(type, { pointerType: "mouse", ...at }),
  );
}

it("has a board that says what it is", async () => {
  const label = () => root.querySelector(".screen")!.getAttribute("aria-label");
  expect(label()).toMatch(/^.+: As played, step \d+ of \d+, \d+ points? so far$/);
  model.world.value = "untouched";
  await expect.poll(label).toMatch(/: Untouched, step \d+ of \d+$/);
});

it("is looked at closely and moved, a cell in words at a time", async () => {
  await page.viewport(480, 640);
  const said = async (x: number, y: number) => {
    point("pointermove", x, y);
    const words = () => root.querySelector(".cell-words")?.textContent ?? "";
    await expect.poll(words).not.toBe("");
    await new Promise((resolve) => setTimeout(resolve, 50));
    return /row \d+, column \d+/.exec(words())![0];
  };
  const whole = await said(150, 150);
  for (let notch = 0; notch < 5; notch++) point("wheel", 200, 200, { deltaY: -100, ctrlKey: true });
  const close = await said(150, 150);
  expect(close).not.toBe(whole);
  point("pointerdown", 150, 150);
  point("pointermove", 110, 170);
  point("pointerup", 110, 170);
  expect(await said(110, 170)).toBe(close);
  const arrow = (key: string) =>
    dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, cancelable: true }));
  expect(arrow("ArrowDown"), "the page does not scroll").toBe(false);
  const below = await said(110, 170);
  expect(below).not.toBe(close);
  arrow("ArrowUp");
  expect(await said(110, 170)).not.toBe(below);
  dispatchEvent(new KeyboardEvent("keydown", { key: "0" }));
  expect(await said(150, 150)).toBe(whole);
});
