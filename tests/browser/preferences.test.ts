// What a person has asked the system for: less motion, and colours of their own.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { PAGES } from "./views.ts";

const ask = (features: Readonly<Record<string, string>>) =>
  cdp().send("Emulation.setEmulatedMedia", {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

let app: OpenApp;
beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
});
afterEach(async () => {
  app.services.home.leave();
  app.close();
  await ask({});
});

const open = async (hash: string, says: string | RegExp) => {
  app = await openApp(hash);
  await untilText(app.root, says);
};
const later = () => new Promise((resolve) => setTimeout(resolve, 400));

describe("reduced motion", () => {
  beforeEach(async () => {
    await ask({ "prefers-reduced-motion": "reduce" });
    await expect.poll(() => document.documentElement.dataset.motion).toBe("still");
  });

  it("lets the first page wait for Play, and keys change at once", async () => {
    await open("#/", "What would have happened?");
    const steps = () => app.root.querySelector(".home-counters")!.textContent;
    await expect.poll(steps).toMatch(/steps0$/);
    const before = steps();
    await later();
    expect(steps()).toBe(before);
    const [key] = app.root.querySelectorAll(".key");
    expect(getComputedStyle(key).transitionDuration).toBe("0s");
    clickKey(app.root, "Play");
    await expect.poll(steps).not.toBe(before);
  });

  it("lets no step of a game fade into the next", async () => {
    await open("#/play/puzzles/1", "exit open");
    await expect.poll(() => app.root.querySelector(".screen[data-engine]")).not.toBeNull();
    const board = app.root.querySelector<HTMLCanvasElement>(".screen canvas")!;
    await later();
    const before = board.toDataURL();
    dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    await expect.poll(() => board.toDataURL(), { interval: 4 }).not.toBe(before);
    const first = board.toDataURL();
    await later();
    expect(reading(app.root, "steps")).toBe("1");
    expect(board.toDataURL()).toBe(first);
  });

  it("ends where the system asks for it no more", async () => {
    await open("#/", "What would have happened?");
    await ask({});
    await expect.poll(() => document.documentElement.dataset.motion).toBe("moving");
  });
});

/** Without the edge, whose corners are round and show the case. */
async function pixelsOf(png: string): Promise<Uint8ClampedArray> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const [width, height] = [image.width - 20, image.height - 20];
  const pen = new OffscreenCanvas(width, height).getContext("2d")!;
  pen.drawImage(image, -10, -10);
  return pen.getImageData(0, 0, width, height).data;
}

/** What tells a state apart for the eye. */
function lookOf(element: Element): string {
  const { backgroundColor, borderBottomColor, borderTopColor, borderTopWidth, color, fontWeight } =
    getComputedStyle(element);
  return [backgroundColor, borderBottomColor, borderTopColor, borderTopWidth, color, fontWeight].join();
}

/** Controls of a kind in a place, of which some are on. */
function groups(): Map<string, { on: Set<string>; off: Set<string> }> {
  const found = new Map<string, { on: Set<string>; off: Set<string> }>();
  for (const element of app.root.querySelectorAll("[aria-pressed], nav a, .instruct-steps a")) {
    if (element.matches(":disabled")) continue;
    const isOn = element.matches("[aria-pressed=true], [aria-current]");
    const kind = `${element.localName}.${element.className}`;
    const group = found.get(kind) ?? { on: new Set(), off: new Set() };
    (isOn ? group.on : group.off).add(lookOf(element));
    found.set(kind, group);
  }
  return found;
}

describe("colours of the system", () => {
  beforeEach(async () => {
    await ask({ "forced-colors": "active" });
    expect(matchMedia("(forced-colors: active)").matches).toBe(true);
  });

  it.for(["Play", "Play, two", "Levels", "Edit", "Train", "Instruct, rank", "What if", "Learn, a measure"])(
    "leave what is pressed and where one is told apart: %s",
    async (name) => {
      await open(...PAGES[name]);
      let told = 0;
      for (const [kind, { on, off }] of groups()) {
        for (const look of on) {
          expect([...off], `${kind} that is on`).not.toContain(look);
          told++;
        }
      }
      // The page one is on, at least.
      expect(told).toBeGreaterThan(0);
      app.services.whatIf.opened.value?.close();
    },
  );

  it("leave what has the focus framed", async () => {
    await open("#/play/puzzles/1", "exit open");
    const [ground] = [getComputedStyle(document.body).backgroundColor];
    const framed = new Set<string>();
    for (let press = 0; press < 30; press++) {
      await userEvent.keyboard("{Tab}");
      const focused = document.activeElement!;
      if (!focused.matches(":focus-visible")) continue;
      const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(focused);
      expect(outlineStyle, focused.outerHTML).not.toBe("none");
      expect(Number.parseFloat(outlineWidth), focused.outerHTML).toBeGreaterThanOrEqual(2);
      expect(outlineColor, focused.outerHTML).not.toBe(ground);
      framed.add(focused.localName);
    }
    expect([...framed]).toEqual(expect.arrayContaining(["a", "button"]));
  });

  it("leave boards theirs", async () => {
    await open("#/play/puzzles/1", "exit open");
    await expect.poll(() => app.root.querySelector(".screen[data-engine]")).not.toBeNull();
    const board = page.elementLocator(app.root.querySelector(".screen canvas")!);
    const picture = async () => pixelsOf(await board.screenshot({ save: false }));
    await later();
    const forced = await picture();
    await ask({});
    const usual = await picture();
    expect(usual.filter((value, i) => value !== forced[i])).toHaveLength(0);
    expect(new Set(usual).size).toBeGreaterThan(10);
  });
});
