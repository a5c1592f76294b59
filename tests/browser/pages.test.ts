// The Train and Benchmark pages as a person uses them.
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { EMPTY_CURVE, RunStore } from "../../src/ui/runs.ts";
import { clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";

let app: OpenApp;
afterEach(async () => {
  for (const { id } of app.services.runs.runs.value) await app.services.runs.remove(id);
  app.close();
});

/** The page has read its address. */
const settled = async () => {
  const { training, benchmark } = app.services;
  await expect.poll(() => training.settings.value.levels + benchmark.settings.value.levels).toBe("puzzles");
};

describe("Train", () => {
  it("trains, shows numbers and curves, stops, keeps the agent and resumes it", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=small&backend=simd&steps=100000&seed=3");
    await settled();
    clickKey(app.root, "Start training");
    await expect.poll(() => reading(app.root, "steps"), { timeout: 20_000 }).toMatch(/\d/);
    expect(reading(app.root, "steps a second")).toMatch(/\d/);
    expect(app.root.textContent).toContain("Running on our own SIMD engine.");
    await expect.poll(() => app.root.querySelectorAll(".curve canvas").length).toBe(4);
    clickKey(app.root, "Stop and keep");
    await untilText(app.root, /Stopped after [\d,]+ steps/);
    const [kept] = app.services.runs.runs.value;
    expect(kept.name).toBe("Puzzles · small · seed 3");
    clickKey(app.root, "Resume");
    await expect
      .poll(() => Number(reading(app.root, "steps").replaceAll(",", "")), { timeout: 20_000 })
      .toBeGreaterThan(kept.steps);
    clickKey(app.root, "Stop and keep");
    await untilText(app.root, /Stopped after/);
    expect(app.services.runs.runs.value).toHaveLength(1);
    expect(app.services.runs.runs.value[0].steps).toBeGreaterThan(kept.steps);
    expect(reading(app.root, "time left")).toBe("–");
  });

  it("says when it has finished and offers to score the agent", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=small&backend=simd&steps=400&seed=3");
    await settled();
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after [\d,]+ steps; the agent is kept\./);
    const score = [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Score this agent");
    score?.click();
    const [{ id }] = app.services.runs.runs.value;
    await expect.poll(() => app.services.benchmark.settings.value.agents).toEqual(["noop", "random", id]);
  });

  it("deletes an agent only when asked twice", async () => {
    app = await openApp("#/train?levels=puzzles");
    await settled();
    const run = { recipe: "small", seed: 0, steps: 9, totalSteps: 9, setTitle: "", levels: [], savedAt: 0 };
    const checkpoint = Uint8Array.of(1);
    await app.services.runs.save({ ...run, id: "a", name: "Pupil", checkpoint, curve: EMPTY_CURVE });
    await untilText(app.root, "Pupil");
    clickKey(app.root, "Delete Pupil");
    await untilText(app.root, "Really delete? Press again to delete Pupil.");
    const key = () => app.root.querySelector<HTMLElement>("[aria-label$='Pupil']");
    key()?.focus();
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => key()?.textContent).toBe("Delete");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => key()?.textContent).toBe("Really delete?");
    await userEvent.keyboard("{Tab}");
    await expect.poll(() => key()?.textContent).toBe("Delete");
    key()?.focus();
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => key()?.textContent).toBe("Really delete?");
    expect(app.services.runs.runs.value).toHaveLength(1);
    await userEvent.keyboard("{Enter}");
    await untilText(app.root, "None yet.");
    expect(document.activeElement?.textContent).toBe("Agents kept here");
  });

  it("leaves an agent alone that another tab trains", async () => {
    app = await openApp("#/train?levels=puzzles");
    await settled();
    const run = { recipe: "small", seed: 0, steps: 9, totalSteps: 99, setTitle: "", levels: [], savedAt: 0 };
    const checkpoint = Uint8Array.of(1);
    await app.services.runs.save({ ...run, id: "a", name: "Pupil", checkpoint, curve: EMPTY_CURVE });
    await untilText(app.root, "Pupil");
    await new RunStore().hold("a", async () => {
      clickKey(app.root, "Resume");
      await untilText(app.root, "This agent is being trained in another tab.");
    });
    expect(app.services.training.status.value).toBe("idle");
  });

  it("keeps what is right in a broken address", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=nonsense&steps=-4&seed=7");
    await settled();
    expect(app.services.training.settings.value).toEqual({
      levels: "puzzles",
      recipe: "quick",
      backend: "auto",
      steps: 100_000,
      seed: 7,
    });
  });
});

describe("Benchmark", () => {
  it("scores the idle and the random agent in a table", async () => {
    app = await openApp("#/benchmark?levels=puzzles&agents=noop,random&episodes=3&seed=1");
    await settled();
    clickKey(app.root, "Start scoring");
    await expect.poll(() => app.root.querySelectorAll("tbody tr").length, { timeout: 30_000 }).toBe(2);
    const [idle] = [...app.root.querySelectorAll("tbody tr")].map((row) => row.textContent ?? "");
    expect(idle).toContain("Does nothing");
    expect(idle).toContain("1000 ± 0");
    expect(idle).toContain("0.00 ± 0.00");
    const columns = [...app.root.querySelectorAll("thead th")].map((cell) => cell.textContent);
    expect(columns.slice(0, 4)).toEqual(["agent", "score", "reward", "side effects"]);
  });

  it("runs our own suites, and says that they are not official", async () => {
    app = await openApp("#/benchmark?levels=own-train-prune-still-8&agents=noop&episodes=1&seed=1");
    await untilText(app.root, "Episodes, of 8 levels");
    clickKey(app.root, "Start scoring");
    await untilText(app.root, "Not official: other levels than the original's benchmark.");
    expect(app.services.benchmark.rows.value[0].result.official).toBe(false);
  });

  it("plays each level once unless told otherwise", async () => {
    app = await openApp("#/benchmark?levels=puzzles&agents=noop");
    await settled();
    await untilText(app.root, "Episodes, of 10 levels");
    const [episodes] = app.root.querySelectorAll<HTMLInputElement>("input[type=number]");
    await expect.poll(() => episodes.value).toBe("10");
    clickKey(app.root, "Start scoring");
    await expect
      .poll(() => app.services.benchmark.rows.value[0]?.result.episodes.length, { timeout: 30_000 })
      .toBe(10);
  });
});
