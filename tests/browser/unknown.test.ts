// Addresses that name something that is not there: a sentence says so, and a key leads on.
import { afterEach, expect, it } from "vitest";
import { clickKey, type OpenApp, openApp } from "./app.ts";

let app: OpenApp;
afterEach(() => {
  app.services.edit.leave();
  app.close();
  sessionStorage.clear();
});

const alerts = () =>
  [...app.root.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent ?? "");

it.for([
  ["#/lobby", "There is no page “lobby”", "#/home"],
  ["#/home/cellar", "There is no page “cellar”", "#/home"],
  ["#/instruct/nonsense", "There is no “nonsense” on the page Instruct", "#/instruct"],
  ["#/instruct/board/nonsense", "There is no “nonsense” on the page Instruct", "#/instruct/board"],
  ["#/instruct/rank/more", "There is no “more” on the page Instruct", "#/instruct/rank"],
  ["#/play/puzzles/1/more", "There is no “more” on the page Play", "#/play/puzzles/1"],
  ["#/play/nonsense", "nonsense", "#/play/puzzles/1"],
  [
    "#/play/puzzles/99",
    "Puzzles has no level 99: its levels are 1 to 10. This is level 10.",
    "#/play/puzzles/10",
  ],
  ["#/edit/nonsense", "nonsense", /^#\/edit/],
  [
    "#/edit/puzzles/99",
    "Puzzles has no level 99: its levels are 1 to 10. This is level 10.",
    "#/edit/puzzles/10",
  ],
  [
    "#/levels/nonsense",
    "The link does not say which levels it means: it is damaged or cut off.",
    /^#\/levels/,
  ],
  ["#/learn/nonsense", "There is no lesson “nonsense”", "#/learn"],
  ["#/learn/life/more", "There is no “more” on the page Learn", "#/learn/life"],
  [
    "#/studies/nonsense",
    "This study is not finished, or is no longer kept here. Go on with it under “Studies kept here”, or open its file",
    /^#\/studies/,
  ],
  ["#/train/nonsense", "There is no “nonsense” on the page Train", /^#\/train(\?|$)/],
  ["#/benchmark/nonsense", "There is no “nonsense” on the page Benchmark", /^#\/benchmark/],
  ["#/whatif/nonsense", "There is no “nonsense” on the page What would have happened?", "#/whatif"],
  ["#/class/nonsense", "There is no “nonsense” on the page For a class", "#/class"],
  ["#/task/nonsense", "There is no “nonsense” on the page Task", "#/task"],
] as const)("%s", async ([hash, says, leadsTo]) => {
  app = await openApp(hash);
  await expect.poll(() => alerts().join()).toContain(says);
  clickKey(app.root, "Close");
  await expect.poll(alerts).toEqual([]);
  expect(location.hash).toMatch(typeof leadsTo === "string" ? new RegExp(`^${escaped(leadsTo)}$`) : leadsTo);
});

const escaped = (text: string) => text.replace(/[?.]/g, "\\$&");
