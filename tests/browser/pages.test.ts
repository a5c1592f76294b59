// The Train and Benchmark pages as a person uses them.
import { afterEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { curvePicture } from "../../src/ui/render/curve-picture.ts";
import { RunStore } from "../../src/ui/runs.ts";
import { EMPTY_CURVE } from "../../src/ui/train/curve.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";

let app: OpenApp;
afterEach(async () => {
  for (const { id } of app.services.runs.runs.value) await app.services.runs.remove(id);
  app.close();
});

/** The page has read its address. */
const settled = async () => {
  const { training, benchmark } = app.services;
  await expect
    .poll(() => training.form.settings.value.levels + benchmark.settings.value.levels)
    .toBe("puzzles");
};

describe("Train", () => {
  it("trains, shows numbers and curves, stops, keeps the agent and resumes it", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=small&backend=simd&steps=100000&seed=3&watch=never");
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
    app = await openApp("#/train?levels=puzzles&recipe=small&backend=simd&steps=400&seed=3&watch=never");
    await settled();
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after [\d,]+ steps; the agent is kept\./);
    const score = [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Score this agent");
    score?.click();
    const [{ id }] = app.services.runs.runs.value;
    await expect.poll(() => app.services.benchmark.settings.value.agents).toEqual(["noop", "random", id]);
  });

  it("goes on from an older checkpoint where the newest is damaged, and says so", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=quick&backend=simd&steps=600&seed=3&watch=never");
    await settled();
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after/);
    const { runs, training } = app.services;
    const [run] = runs.runs.value;
    const [newest] = await runs.copies(run.id);
    const damaged = newest.bytes.slice();
    damaged[damaged.length >> 1] ^= 1;
    await runs.save(run, { ...newest, bytes: damaged });
    clickKey(app.root, "Train on");
    await untilText(
      app.root,
      /The newest checkpoint cannot be used: This checkpoint is damaged.* Training goes on from an older one, of step 1,024\./,
    );
    await untilText(app.root, /Finished after/);
    expect(runs.runs.value[0].steps).toBeGreaterThan(run.steps);
    expect(training.live.curve.value.steps).toEqual([512, 1024, 1536, 2048]);
  });

  it("says that there is no room left, and lets the agent be downloaded", async () => {
    app = await openApp("#/train?levels=puzzles&recipe=quick&backend=simd&steps=500&seed=3&watch=never");
    await settled();
    app.services.runs.save = () => Promise.reject(new DOMException("", "QuotaExceededError"));
    clickKey(app.root, "Start training");
    await untilText(
      app.root,
      /The agent of step 512 could not be kept in this browser: it has no room left\. Delete an agent that you need no more\. What was kept before is still there; download this one before you leave\./,
    );
  });

  it("shows values at a step, by key too, and compares trainings", async () => {
    app = await openApp("#/train?levels=puzzles");
    await settled();
    const curveOf = (values: readonly number[]) => ({
      ...EMPTY_CURVE,
      steps: values.map((_, i) => 100 * (i + 1)),
      ...{ rewardFraction: values, episodeReturn: values, episodeLength: values, entropy: values },
    });
    const run = { recipe: "small", seed: 0, steps: 9, totalSteps: 9, setTitle: "", levels: [] };
    const checkpoint = Uint8Array.of(1);
    const { runs } = app.services;
    await runs.save({ ...run, id: "a", name: "Pupil", checkpoint, curve: curveOf([0, 1, 3]), savedAt: 2 });
    await runs.save({ ...run, id: "b", name: "Rival", checkpoint, curve: curveOf([4, 5]), savedAt: 1 });
    await untilText(app.root, "Rival");
    clickKey(app.root, "Compare Pupil");
    const readings = () =>
      [...app.root.querySelectorAll(".curve .reading")].map((entry) => entry.textContent);
    await expect.poll(readings).toEqual(["3.000", "3.00", "3.0", "3.00"]);
    clickKey(app.root, "Compare Rival");
    await expect.poll(() => readings()[0]).toBe("A 3.000  B 5.000");
    expect(app.root.querySelector(".legend")?.textContent).toMatch(/A Pupil.*B Rival/);
    const plot = app.root.querySelector<HTMLElement>(".curve-plot")!;
    plot.focus();
    await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
    await untilText(app.root, "Values at step 200");
    expect(readings()[0]).toBe("A 1.000  B 5.000");
    expect(plot.getAttribute("aria-valuetext")).toBe("A 1.000  B 5.000, step 200");
    await userEvent.keyboard("{Home}");
    await expect.poll(() => readings()[3]).toBe("A 0.00  B 4.00");
    await userEvent.keyboard("{Escape}");
    await untilText(app.root, "Latest values");
    const over = plot.querySelector(".u-over")!.getBoundingClientRect();
    plot.dispatchEvent(
      new PointerEvent("pointermove", {
        clientX: over.left + over.width / 2,
        clientY: over.top + 9,
        bubbles: true,
      }),
    );
    await untilText(app.root, "Values at step 200");
    const [smoothing] = [...app.root.querySelectorAll<HTMLSelectElement>(".curves-bar select")].slice(1);
    smoothing.value = "0.6";
    smoothing.dispatchEvent(new Event("change", { bubbles: true }));
    // (1 + 0.6 · 0) / (1 + 0.6)
    await expect.poll(() => readings()[0]).toMatch(/^A 0\.625/);
    clickKey(app.root, "Compare Rival");
    await expect.poll(() => app.root.querySelector(".legend")).toBeNull();
  });

  it("saves its curves as a picture of all of them", async () => {
    app = await openApp("#/train?levels=puzzles");
    await settled();
    const run = { recipe: "small", seed: 0, steps: 9, totalSteps: 9, setTitle: "", levels: [], savedAt: 0 };
    const curve = { ...EMPTY_CURVE, steps: [1, 2], entropy: [2, 1] };
    const checkpoint = Uint8Array.of(1);
    await app.services.runs.save({ ...run, id: "a", name: "Pupil", checkpoint, curve });
    await untilText(app.root, "Pupil");
    clickKey(app.root, "Compare Pupil");
    await expect.poll(() => app.root.querySelectorAll(".curve canvas").length).toBe(4);
    const figures = [...app.root.querySelectorAll<HTMLElement>(".curve")];
    const bytes = await curvePicture({ figures, names: ["Pupil"] });
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const [{ width }] = figures.map((figure) => figure.querySelector("canvas")!);
    expect(picture.width).toBeGreaterThan(2 * width);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    expect(new Set(new Uint32Array(data.buffer)).size).toBeGreaterThan(20);
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
    const key = () => app.root.querySelector<HTMLElement>("[aria-label$='Pupil']:not([aria-pressed])");
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
    expect(app.services.training.form.settings.value).toMatchObject({
      levels: "puzzles",
      recipe: "quick",
      backend: "auto",
      steps: 100_000,
      seed: 7,
    });
    await untilText(app.root, "the recipe “nonsense”, which is not possible here. Taken instead: quick.");
  });
});

describe("Benchmark", () => {
  it("says what is wrong with the file that came last", async () => {
    app = await openApp("#/benchmark");
    await settled();
    chooseFile(app.root, "Open file", new File(["not a zip"], "first.npz"));
    await untilText(app.root, "first.npz is not a level file.");
    chooseFile(app.root, "Open file", new File(["xx"], "second.safetensors"));
    await untilText(app.root, "second.safetensors: This is not a readable safetensors file");
    expect(app.root.textContent).not.toContain("first.npz");
  });

  it("scores the idle and the random agent in a table", async () => {
    app = await openApp("#/benchmark?levels=puzzles&agents=noop,random&episodes=3&seed=1");
    await settled();
    clickKey(app.root, "Start scoring");
    await expect
      .poll(() => app.root.querySelectorAll(".benchmark-results tbody tr").length, { timeout: 30_000 })
      .toBe(2);
    const [idle] = [...app.root.querySelectorAll(".benchmark-results tbody tr")].map(
      (row) => row.textContent ?? "",
    );
    expect(idle).toContain("Does nothing");
    expect(idle).toContain("1000 ± 0");
    expect(idle).toContain("0.00 ± 0.00");
    const columns = [...app.root.querySelectorAll(".benchmark-results thead th")].map(
      (cell) => cell.textContent,
    );
    expect(columns.slice(0, 4)).toEqual(["agent", "score", "reward", "side effects"]);
  });

  it("says of whom it does not know, and goes on without when asked", async () => {
    app = await openApp("#/benchmark?levels=puzzles&agents=noop,stranger&episodes=1");
    await settled();
    clickKey(app.root, "Start scoring");
    await untilText(app.root, "stranger cannot be scored: no agent of this name is here");
    await expect.poll(() => app.services.benchmark.settings.value.agents).toEqual(["noop"]);
    clickKey(app.root, "Start scoring");
    await untilText(app.root, "1 of 1 agents scored.");
    expect(app.root.textContent).not.toContain("stranger");
  });

  it("runs our own suites, and says that they are not official", async () => {
    app = await openApp("#/benchmark?levels=own-train-prune-still-8&agents=noop&episodes=1&seed=1");
    await untilText(app.root, "Episodes, of 8 levels");
    clickKey(app.root, "Start scoring");
    await untilText(app.root, "Not official: other levels than the original's benchmark.");
    expect(app.services.benchmark.rows.value[0].result.official).toBe(false);
  });

  it("has agents that come along, loaded in a moment, scored on the suite of their kind", async () => {
    app = await openApp("#/benchmark?levels=puzzles&episodes=1");
    await settled();
    const { shipped, benchmark } = app.services;
    await shipped.refresh();
    const [card] = shipped.cards.value;
    const began = performance.now();
    await shipped.load(card);
    expect(performance.now() - began).toBeLessThan(1000);
    await untilText(app.root, card.failures);
    [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Choose for scoring")?.click();
    await expect.poll(() => benchmark.settings.value.levels).toBe(`own-${card.trainedOn}`);
    expect(benchmark.problem.value).toBe("");
    benchmark.choose({ agents: [card.name], episodes: 1 });
    await untilText(app.root, "Episodes, of 100 levels");
    clickKey(app.root, "Start scoring");
    await expect.poll(() => benchmark.rows.value.length, { timeout: 30_000 }).toBe(1);
    expect(benchmark.rows.value[0].title).toBe(card.title);
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
