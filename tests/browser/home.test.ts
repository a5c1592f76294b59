// The first page as a visitor finds it.
import { afterEach, expect, it } from "vitest";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;
afterEach(() => {
  app.services.home.leave();
  app.services.whatIf.opened.value?.close();
  app.close();
  sessionStorage.clear();
});

const SOON = { timeout: 20_000 };
const steps = () =>
  [...app.root.querySelectorAll(".home-counters > :last-child dd")].map((dd) =>
    parseInt(dd.textContent ?? "", 10),
  );

it("plays a careless and a careful attempt side by side, with what they did and what it cost", async () => {
  app = await openApp("#/");
  await untilText(app.root, "two attempts at the same task");
  await expect.poll(() => app.root.querySelectorAll(".home-board canvas").length, SOON).toBe(2);
  await expect.poll(() => Math.min(...steps()), SOON).toBeGreaterThan(2);
  clickKey(app.root, "Pause");
  const [before] = steps();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(steps()[0]).toBe(before);
  const boards = [...app.root.querySelectorAll(".home-board [role=img]")];
  expect(boards[0].getAttribute("aria-label")).toMatch(
    /^Careless: \d+ % of the task done, \d+ green cells gone, step \d+/,
  );
  const first = app.services.home.levelName.value;
  clickKey(app.root, "Next level");
  await expect.poll(() => app.services.home.levelName.value).not.toBe(first);
  expect(steps()).toEqual([0, 0]);
});

it("leads on: to what would have happened, to every page, and to the agents that come along", async () => {
  app = await openApp("#/");
  await untilText(app.root, "two attempts at the same task");
  await app.services.shipped.refresh();
  await untilText(app.root, "Agents that come along: Prune, still life");
  for (const page of ["play", "levels", "edit", "train", "benchmark", "studies"]) {
    expect(app.root.querySelector(`.home-way[href="#/${page}"]`), page).not.toBeNull();
  }
  await untilText(app.root, /prune-still-\d+: simulated here/);
  clickKey(app.root, "What would have happened?");
  await untilText(app.root, "the careless attempt");
  expect(location.hash).toMatch(/^#\/whatif/);
});
