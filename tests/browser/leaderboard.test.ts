// The leaderboard on the Benchmark page: every number leads to the episodes that it was made of.
import { h, render } from "preact";
import { afterEach, describe, expect, it } from "vitest";
import table from "../../leaderboard/table.json";
import type { LeaderboardRow } from "../../src/share/leaderboard.ts";
import { Leaderboard, type LeaderboardProps } from "../../src/ui/components/leaderboard.tsx";
import { type OpenApp, openApp, untilText } from "./app.ts";

const ROWS = table as unknown as readonly LeaderboardRow[];

let app: OpenApp | undefined;
afterEach(() => {
  app?.services.whatIf.opened.value?.close();
  app?.close();
  app = undefined;
  document.body.replaceChildren();
  sessionStorage.clear();
});

function choose(root: HTMLElement, benchmark: string): void {
  const select = root.querySelector<HTMLSelectElement>(".leaderboard select")!;
  select.value = benchmark;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

const listOf = (root: HTMLElement, name: string) =>
  [...root.querySelectorAll<HTMLDetailsElement>(".leaderboard details")].find(
    ({ textContent }) => textContent?.startsWith(`Episodes: ${name}`) === true,
  );

describe("the leaderboard", () => {
  it("shows a benchmark's methods, and leads to an episode that holds", async () => {
    app = await openApp("#/benchmark");
    await untilText(app.root, "Leaderboard");
    choose(app.root, "own/prune-still");
    await expect.poll(() => listOf(app!.root, "prune-still-careful")).toBeDefined();
    const list = listOf(app.root, "prune-still-careful")!;
    list.open = true;
    await expect.poll(() => list.querySelectorAll("a").length, { timeout: 20_000 }).toBe(100);
    const row = ROWS.find(({ file }) => file === "prune-still/prune-still-careful.json")!;
    expect(list.textContent).toContain(`level 1: ${row.scores[0].toFixed(1).replace("-", "−")}`);
    list.querySelector("a")!.click();
    await untilText(app.root, "Verified: played again, it ends as the link says.");
    await untilText(app.root, "prune-still-001");
  });

  it("flags who used the measure, and says what the flag means", async () => {
    const url = "https://example.org/";
    const flagged = (isFlagged: (name: string) => boolean) =>
      ROWS.map((row) => ({ ...row, method: { ...row.method, sawMeasure: isFlagged(row.method.name), url } }));
    const root = document.createElement("main");
    document.body.append(root);
    render(h<LeaderboardProps>(Leaderboard, { table: flagged((name) => name === "noop") }), root);
    const marked = [...root.querySelectorAll("tbody th")].map((cell) => cell.textContent);
    expect(marked.filter((text) => text?.includes("†"))).toEqual(["Does nothing †"]);
    expect(root.textContent).toContain("† trained on the measure that it is scored by");
    expect(root.querySelector(".episodes a")?.getAttribute("href")).toBe(url);
    render(h<LeaderboardProps>(Leaderboard, { table: flagged(() => false) }), root);
    expect(root.textContent).not.toContain("†");
    render(null, root);
  });
});
