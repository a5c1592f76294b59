// The Train and Benchmark pages as a person uses them.
import { afterEach, describe, expect, it } from "vitest";
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
    app = await openApp("#/train?levels=puzzles&recipe=small&backend=wasm&steps=100000&seed=3");
    await settled();
    clickKey(app.root, "Start training");
    await expect.poll(() => reading(app.root, "steps"), { timeout: 20_000 }).toMatch(/\d/);
    expect(reading(app.root, "steps a second")).toMatch(/\d/);
    expect(app.root.textContent).toContain("Running on WebAssembly.");
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
  });

  it("keeps what is right in a broken address", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=nonsense&steps=-4&seed=7");
    await settled();
    expect(app.services.training.settings.value).toEqual({
      levels: "puzzles",
      recipe: "small",
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
  });
});
