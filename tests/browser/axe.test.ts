// Every page, light and dark, on a desk and on a phone, held to WCAG 2.2 AA as far as a program can judge it.
import { run } from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import links from "../share/links/version-1.txt?raw";
import { type OpenApp, openApp, untilText } from "./app.ts";

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Address, and what the page says when it is there. */
const PAGES: Readonly<Record<string, readonly [hash: string, says: string | RegExp]>> = {
  Home: ["#/", "What would have happened?"],
  Play: ["#/play/puzzles/1", "exit open"],
  Levels: ["#/levels", "12 levels made"],
  Edit: ["#/edit", "Life is stable"],
  Train: ["#/train", "On a level it never trains on"],
  Benchmark: ["#/benchmark", "Agents that come along"],
  Studies: ["#/studies", "6 trainings"],
  "What if": [`#${links.split("\n")[0]}`, "Verified"],
  "What if, empty": ["#/whatif", "What would have happened?"],
};

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

/** What is wrong and where, in a line each. */
async function violations(root: HTMLElement): Promise<readonly string[]> {
  const { violations: found } = await run(root, {
    runOnly: STANDARDS,
    resultTypes: ["violations"],
  });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

const PHONE = [360, 740] as const;

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
