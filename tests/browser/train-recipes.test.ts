// Recipes on the Train page: DQN beside PPO, and those that come as files.
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { readRecipeFile } from "../../src/agents/recipe-file.ts";
import { readRun } from "../../src/agents/run-file.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { fieldOf, leaveTrain, openTrainPage, setField, soon } from "./train-page.ts";

let app: OpenApp;
afterEach(() => leaveTrain(app));

const SMALL = "levels=puzzles&size=tiny&backend=simd&seed=3&watch=never";

describe("a training by DQN", { timeout: 120_000 }, () => {
  it("is chosen, measured, started, stopped, and goes on with all that it kept to learn from", async () => {
    app = await openTrainPage(`${SMALL}&recipe=quick`);
    setField(app.root, "Recipe", "dqn");
    await soon(() => fieldOf(app.root, "Steps").value).toBe("2500000");
    expect(location.hash).toContain("recipe=dqn");
    clickKey(app.root, "How long will it take?");
    await untilText(app.root, /About [\w ]+ for 2\.5 million steps, at [\d,]+ steps a second\./);
    clickKey(app.root, "Start training");
    const { training, runs } = app.services;
    await soon(() => training.live.progress.value?.valueLoss).toBeGreaterThan(0);
    expect(reading(app.root, "random actions")).toBe("100 %");
    expect(reading(app.root, "value, points")).toMatch(/^−?\d+\.\d\d$/);
    const tunable = [...app.root.querySelectorAll(".tunable .label")].map((label) => label.textContent);
    expect(tunable.some((label) => label?.startsWith("Entropy"))).toBe(false);
    clickKey(app.root, "Stop and keep");
    await untilText(app.root, /Stopped after/);
    const [run] = runs.runs.value;
    expect(run.name).toBe("Puzzles · dqn · tiny · seed 3");
    expect(readCheckpoint(run.checkpoint).recipe).toHaveProperty("dqn");
    const [copy] = await runs.copies(run.id);
    const { learner } = readRun(copy.bytes).state as { learner: { replay: { steps: number } } };
    // Of sixteen boards.
    expect(16 * learner.replay.steps).toBe(run.steps);
    // An observation alone has 1,500 bytes.
    expect(copy.bytes.length).toBeLessThan(300 * run.steps + 3_000_000);
    clickKey(app.root, "Resume");
    await soon(() => training.live.progress.value?.steps).toBeGreaterThan(run.steps);
    // It learns at once, where an empty replay would have to be filled first.
    expect(training.live.curve.value.valueLoss.at(-1)).toBeGreaterThan(0);
  });

  it("knows only one policy for all agents", async () => {
    app = await openTrainPage(`${SMALL}&recipe=dqn&agents=independent`);
    await untilText(app.root, "DQN has one policy for all agents, which is taken instead of one for each.");
    expect(fieldOf(app.root, "Several agents").value).toBe("shared");
    expect(app.root.textContent).toContain("A policy for each (not with DQN)");
  });
});

describe("a recipe that is a file", { timeout: 120_000 }, () => {
  const TEXT = `base: quick
name: careful
network: { init: orthogonal, convs: [], near: { size: 5, units: 8 }, hidden: 8 }
steps: 1000
levels: { kind: curriculum, stages: [append-still-easy, prune-still-easy], distribution: uniform }
`;
  const open = (text: string) =>
    chooseFile(app.root, "Open recipe", new File([text], "mine.yaml", { type: "application/yaml" }));

  it("is opened, is in the address, and trains on its own levels or on others", async () => {
    app = await openTrainPage("levels=puzzles&backend=simd&seed=3&watch=never");
    open(TEXT);
    await untilText(app.root, "From a file: careful");
    await soon(() => fieldOf(app.root, "Levels").value).toBe("recipe");
    expect(fieldOf(app.root, "Steps").value).toBe("1000");
    const { hash } = location;
    app.close();
    await openTrainPage("levels=puzzles").then((other) => other.close());
    app = await openApp(hash);
    await untilText(app.root, "From a file: careful");
    await untilText(app.root, "Levels of the recipe");
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after 1,024 steps/);
    const { runs, training } = app.services;
    const [run] = runs.runs.value;
    expect(run.name).toBe("Levels of the recipe · careful · seed 3");
    expect(readCheckpoint(run.checkpoint).recipe).toEqual(readRecipeFile(TEXT, ""));
    training.form.choose({ levels: "puzzles", steps: 500 });
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after 512 steps/);
    expect(runs.runs.value.map(({ name }) => name)).toContain("Puzzles · careful · seed 3");
    // Another recipe has neither its file nor its levels.
    training.form.choose({ levels: "recipe" });
    setField(app.root, "Recipe", "small");
    await soon(() => training.form.settings.value).toMatchObject({
      recipe: "small",
      file: "",
      levels: "puzzles",
    });
  });

  it("is told what is wrong in it, with the line", async () => {
    app = await openTrainPage(SMALL);
    open("base: quick\nppo: { gamma: 2 }\n");
    await untilText(app.root, "mine.yaml, line 2, column 15: ppo.gamma is 2. Use a number from 0 to 1.");
    expect(app.services.training.form.settings.value.recipe).toBe("quick");
    location.hash = "#/train?levels=puzzles&recipe=file&file=nonsense";
    await untilText(app.root, "The recipe in the address is damaged. Open its file again.");
    await soon(() => app.services.training.form.settings.value.recipe).toBe("quick");
  });

  it("is what the settings are saved as", async () => {
    app = await openTrainPage("levels=task:multi-build-coop&recipe=dqn&size=tiny&charge=2&steps=7000");
    const blobs: Blob[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return "#";
    });
    clickKey(app.root, "Save as recipe");
    await soon(() => blobs.length).toBe(1);
    create.mockRestore();
    const saved = readRecipeFile(await blobs[0].text(), "");
    expect(saved).toMatchObject({
      name: "dqn for multi-build-coop",
      steps: 7000,
      network: { hidden: 64 },
      team: { count: 2, policies: "shared" },
      dqn: { multiStep: 5 },
    });
    expect(saved.rewardTerms.at(-1)).toMatchObject({ kind: "boardChange", coefficient: 2 });
  });
});
