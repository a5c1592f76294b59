// Every page, light and dark, on a desk and on a phone, held to WCAG 2.2 AA as far as a program can judge it.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { type OpenApp, openApp, untilText } from "./app.ts";
import { PAGES, PHONE } from "./views.ts";
import { violations } from "./violations.ts";

let app: OpenApp;
// axe judges what it sees at its moment, and a key half-way between two colours has neither's contrast.
beforeEach(() => document.documentElement.style.setProperty("--quick", "0ms"));
afterEach(() => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
  delete document.documentElement.dataset.theme;
  document.documentElement.style.removeProperty("--quick");
});

describe.for(["light", "dark"])("WCAG 2.2 AA, %s", (light) => {
  it.for(Object.entries(PAGES))("%s", async ([, [hash, says]]) => {
    document.documentElement.dataset.theme = light;
    app = await openApp(hash);
    await app.services.shipped.refresh();
    for (const [width, height] of [[1280, 800], PHONE]) {
      await page.viewport(width, height);
      await untilText(app.root, says);
      expect(await violations(app.root)).toEqual([]);
    }
  });
});

it.for(Object.entries(PAGES))(
  "a phone shows every name of a page, and nothing to the side: %s",
  async ([, [hash, says]]) => {
    await page.viewport(...PHONE);
    app = await openApp(hash);
    await app.services.shipped.refresh();
    await untilText(app.root, says);
    const names = app.root.querySelector("nav")!;
    expect(names.scrollWidth).toBe(names.clientWidth);
    expect(document.documentElement.scrollWidth).toBe(innerWidth);
  },
);
