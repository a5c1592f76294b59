// The Train page as a person uses it: what a training costs, what it begins with, what can be changed and watched while
// it runs, and how it says that it is done.
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { EMPTY_CURVE } from "../../src/ui/train/curve.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { fieldOf, leaveTrain, openTrainPage, setField, soon } from "./train-page.ts";

let app: OpenApp;
afterEach(async () => {
  await leaveTrain(app);
  localStorage.removeItem("safelife.notify");
  localStorage.removeItem("safelife.pause-when-hidden");
  localStorage.removeItem("safelife.all-boards");
  vi.unstubAllGlobals();
});

const QUICK = "levels=puzzles&recipe=quick&size=tiny&backend=simd&seed=3&watch=never";

async function openTrain(query: string): Promise<void> {
  app = await openTrainPage(query);
}

const field = (label: string) => fieldOf(app.root, label);
const set = (label: string, value: string) => setField(app.root, label, value);
const untilRunning = () => soon(() => app.services.training.status.value).toBe("running");
const updates = () => app.services.training.live.curve.value.steps.length;

describe("what a training will cost", () => {
  it("is measured, and then said for any number of steps", async () => {
    await openTrain(`${QUICK}&steps=3000000`);
    clickKey(app.root, "How long will it take?");
    await untilText(app.root, "Measuring for two seconds");
    await untilText(app.root, /About [\w ]+ for 3 million steps, at [\d,]+ steps a second\./);
    set("Steps", "2000");
    await untilText(app.root, /About [\w ]+ for 2,000 steps/);
    // Another network has another pace.
    set("Size of the network", "small");
    await untilText(app.root, "How long will it take?");
  });

  it("gives way to the training itself, which says how long is left", async () => {
    await openTrain(`${QUICK}&steps=1000000`);
    clickKey(app.root, "How long will it take?");
    clickKey(app.root, "Start training");
    await untilRunning();
    await soon(() => reading(app.root, "time left")).toMatch(/\d (s|min|h)/);
    expect(app.services.training.problem.value).toBe("");
  });
});

describe("the boards in training", () => {
  it("are four, or all of them as a wall, whatever is wanted while it trains", async () => {
    await openTrain(`${QUICK}&steps=1000000`);
    const boards = () => app.services.training.live.frames.value.length;
    clickKey(app.root, "Start training");
    await soon(boards).toBe(4);
    clickKey(app.root, "Show all boards");
    await soon(boards).toBe(16);
    await soon(() => app.root.querySelectorAll(".train.wall").length).toBe(1);
    clickKey(app.root, "Show all boards");
    await soon(boards).toBe(4);
  });
});

describe("what a training begins with", () => {
  it("can be an agent that comes along", async () => {
    await openTrain(`${QUICK}&steps=500&from=prune-still`);
    const { runs, shipped } = app.services;
    await soon(() => shipped.cards.value.length).toBeGreaterThan(0);
    await soon(() => field("Begin with").value).toBe("prune-still");
    expect(field("Size of the network").disabled).toBe(true);
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after 512 steps/);
    const [run] = runs.runs.value;
    expect(run.name).toBe("Puzzles · quick · from Prune, still life · seed 3");
    const given = await shipped.load(shipped.cards.value[0]);
    // The weights take up about a third of a file with an optimizer's state.
    expect(run.checkpoint.length).toBeGreaterThan(2 * given.length);
  });

  it("can be a file, which is kept, and a kept run", async () => {
    await openTrain(`${QUICK}&steps=500`);
    const { runs, shipped, training } = app.services;
    await shipped.refresh();
    const bytes = await shipped.load(shipped.cards.value[0]);
    chooseFile(app.root, "Open agent", new File([bytes.slice()], "friend.safetensors"));
    await untilText(app.root, "Opened friend. A new training begins with it");
    const [{ id }] = runs.runs.value;
    expect(training.form.settings.value.from).toBe(id);
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after 512 steps/);
    expect(runs.runs.value.map(({ name }) => name)).toContain("Puzzles · quick · from friend · seed 3");
    chooseFile(app.root, "Open agent", new File(["no agent"], "other.safetensors"));
    await untilText(app.root, /other\.safetensors: ./);
    expect(runs.runs.value).toHaveLength(2);
  });

  it("can be a policy for each agent", async () => {
    await openTrain(`${QUICK.replace("puzzles", "task:multi-build-coop")}&steps=500&agents=independent`);
    expect(field("Several agents").value).toBe("independent");
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after 512 steps/);
    const [run] = app.services.runs.runs.value;
    expect(run.name).toBe("Two agents: build together · quick · tiny · independent policies · seed 3");
    expect(readCheckpoint(run.checkpoint).recipe.team).toEqual({ count: 2, policies: "independent" });
    // That agent is played as it was trained.
    app.services.training.form.choose({ from: run.id });
    await soon(() => field("Several agents").disabled).toBe(true);
  });

  it("is told where it is not here, and is new weights then", async () => {
    await openTrain(`${QUICK}&from=somebody-elses`);
    await untilText(
      app.root,
      "The address asks for the agent to begin with “somebody-elses”, which is not possible here. Taken instead: new weights.",
    );
    expect(location.hash).not.toContain("somebody");
  });
});

describe("settings of a training under way", () => {
  it("can be changed and let go, are marked on the curves and kept with the run", async () => {
    await openTrain(`${QUICK}&steps=1000000`);
    const { training, runs } = app.services;
    expect(field("Exit difficulty").disabled).toBe(true);
    clickKey(app.root, "Start training");
    await untilRunning();
    await soon(() => field("Exit difficulty").disabled).toBe(false);
    set("Exit difficulty", "0.5");
    await untilText(app.root, /1 at step [\d,]+: exit difficulty: 0\.50/);
    await soon(() => training.live.progress.value?.exitDifficulty).toBe(0.5);
    clickKey(app.root, "Exit difficulty: as planned");
    await untilText(app.root, /2 at step [\d,]+: exit difficulty: as planned/);
    set("Learning rate, factor", "0");
    await soon(() => training.live.progress.value?.learningRateFactor).toBe(0);
    clickKey(app.root, "Stop and keep");
    await untilText(app.root, /Stopped after/);
    const { changes } = runs.runs.value[0];
    expect(changes?.map(({ name, value }) => [name, value])).toEqual([
      ["exitDifficulty", 0.5],
      ["exitDifficulty", null],
      ["learningRateFactor", 0],
    ]);
    clickKey(app.root, "Resume");
    await untilRunning();
    await soon(() => training.live.progress.value?.learningRateFactor).toBe(0);
    expect(field("Learning rate, factor").value).toBe("0");
  });
});

describe("trainings compared", () => {
  it("have marks of their own where they were changed by hand", async () => {
    await openTrain(QUICK);
    const { runs } = app.services;
    const run = { recipe: "small", seed: 0, steps: 9, totalSteps: 9, setTitle: "", levels: [], savedAt: 0 };
    const curve = { ...EMPTY_CURVE, steps: [100, 200], entropy: [2, 1] };
    const kept = { ...run, checkpoint: Uint8Array.of(1), curve };
    const change = { step: 100, name: "entropyFactor", value: 2 } as const;
    await runs.save({ ...kept, id: "a", name: "Pupil", changes: [change] });
    await runs.save({ ...kept, id: "b", name: "Rival", changes: [{ ...change, step: 200, value: null }] });
    await runs.save({ ...kept, id: "c", name: "Of an earlier version" });
    await untilText(app.root, "Of an earlier version");
    clickKey(app.root, "Compare Pupil");
    await untilText(app.root, "1 at step 100: entropy, factor: 2.0");
    clickKey(app.root, "Compare Of an earlier version");
    clickKey(app.root, "Compare Rival");
    await untilText(app.root, "C1 at step 200: entropy, factor: as planned");
    const marks = [...app.root.querySelectorAll("[aria-label='Changed by hand'] strong")];
    expect(marks.map((mark) => mark.textContent)).toEqual(["A1", "C1"]);
  });
});

describe("episodes to watch", () => {
  it("are played on levels that are not trained on, and judged", async () => {
    await openTrain(
      `${QUICK}&steps=1000000&watch=2000&on=own-train-prune-still-8`.replace("watch=never&", ""),
    );
    clickKey(app.root, "Start training");
    await untilText(app.root, /After [\d,]+ steps, on /);
    await soon(() => reading(app.root, "side effects")).toMatch(/^\d\.\d{3}$/);
    expect(reading(app.root, "points of possible")).toMatch(/^−?\d+ of \d+$/);
    const { watching, form } = app.services.training;
    expect(watching.player.value?.sight.value.played.width).toBeGreaterThan(20);
    await soon(() => watching.episodes.value.length).toBeGreaterThan(1);
    const first = watching.episodes.value.at(-1)!;
    clickKey(app.root, `Episode after ${first.steps.toLocaleString("en")} steps`);
    await untilText(app.root, `After ${first.steps.toLocaleString("en")} steps, on `);
    // While it runs, too.
    form.choose({ on: "puzzles" });
    await untilText(app.root, "The training has seen the levels of Puzzles. Choose others to watch it on.");
  });
});

describe("a training in a tab that nobody sees", () => {
  const hide = (isHidden: boolean) => {
    vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
    document.dispatchEvent(new Event("visibilitychange"));
  };

  it("rests if that was asked for, and goes on", async () => {
    await openTrain(`${QUICK}&steps=1000000`);
    clickKey(app.root, "Start training");
    await untilRunning();
    hide(true);
    const before = updates();
    await soon(updates).toBeGreaterThan(before + 2);
    field("Pause while this tab is hidden").click();
    await soon(() => document.title).toMatch(/^Paused – Train/);
    await untilText(app.root, "Paused while this tab is hidden.");
    // One update may have been under way; after it a checkpoint is kept.
    const { runs, training } = app.services;
    await soon(() => (runs.runs.value[0]?.steps ?? 0) - (training.live.progress.value?.steps ?? 0)).toBe(0);
    const resting = updates();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(updates()).toBe(resting);
    hide(false);
    await soon(updates).toBeGreaterThan(resting);
    expect(localStorage.getItem("safelife.pause-when-hidden")).toBe("yes");
    vi.restoreAllMocks();
  });
});

describe("a training that is done", () => {
  it("notifies whoever asked for it by a click, and says so on other pages and in the title", async () => {
    const asked = vi.fn(async () => "granted");
    const shown: string[] = [];
    class FakeNotification {
      static permission = "default";
      static requestPermission = asked;
      constructor(_: string, { body }: NotificationOptions) {
        shown.push(body ?? "");
      }
    }
    vi.stubGlobal("Notification", FakeNotification);
    await openTrain(`${QUICK}&steps=3000`);
    expect(asked).not.toHaveBeenCalled();
    field("Notify me when it is done").click();
    await soon(() => asked.mock.calls.length).toBe(1);
    await soon(() => (field("Notify me when it is done") as HTMLInputElement).checked).toBe(true);
    clickKey(app.root, "Start training");
    location.hash = "#/studies";
    await untilText(app.root, "Puzzles · quick · tiny · seed 3: finished after 3,072 steps.");
    expect(shown).toEqual(["Puzzles · quick · tiny · seed 3: finished after 3,072 steps."]);
    await soon(() => document.title).toMatch(/^Done – Studies/);
    [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Look at it")?.click();
    await soon(() => document.title).toMatch(/^Train – /);
    await untilText(app.root, "Finished after 3,072 steps; the agent is kept.");
    expect(app.root.querySelector(".case-note")).toBeNull();
  });

  it("says where notifications are refused", async () => {
    vi.stubGlobal("Notification", { permission: "denied", requestPermission: async () => "denied" });
    await openTrain(QUICK);
    field("Notify me when it is done").click();
    await untilText(app.root, "The browser does not allow notifications for this page.");
    expect((field("Notify me when it is done") as HTMLInputElement).checked).toBe(false);
  });
});

describe("the address of a training", () => {
  it("is the whole form, for any browser", async () => {
    await openTrain("levels=puzzles");
    set("Recipe", "small");
    await soon(() => field("Steps").value).toBe("2500000");
    set("Size of the network", "reference");
    set("Charge for changes", "0.25");
    set("Seed", "12");
    set("Play one", "50000");
    set("Levels to watch on", "own-navigation");
    set("Levels", "task:prune-spawn");
    const { value: chosen } = app.services.training.form.settings;
    expect(chosen).toMatchObject({ size: "reference", charge: 0.25, seed: 12, watch: "50000" });
    const { hash } = location;
    app.close();
    await openTrain("levels=puzzles");
    app.close();
    app = await openApp(hash);
    await soon(() => app.services.training.form.settings.value).toEqual(chosen);
    expect(field("Levels").value).toBe("task:prune-spawn");
    expect(field("Charge for changes").value).toBe("0.25");
  });

  it("leads a kept run back to its settings", async () => {
    await openTrain(`${QUICK}&steps=500`);
    clickKey(app.root, "Start training");
    await untilText(app.root, /Finished after/);
    const { form } = app.services.training;
    const before = form.settings.value;
    form.choose({ seed: 99, recipe: "small" });
    await soon(() => form.settings.value.seed).toBe(99);
    [...app.root.querySelectorAll("a")].find((link) => link.textContent === "Its settings")?.click();
    await soon(() => form.settings.value).toEqual(before);
  });

  it("costs only what is wrong in it", async () => {
    await openTrain("levels=random:nothing:1:1%2B3&on=file:gone.npz&size=colossal&seed=5");
    await untilText(app.root, "the levels “random:nothing:1:1+3”, which is not possible here");
    await untilText(app.root, "the levels to watch on “file:gone.npz”");
    await untilText(app.root, "the size of the network “colossal”");
    expect(app.services.training.form.settings.value).toMatchObject({ levels: "puzzles", on: "", seed: 5 });
    expect(app.services.training.form.settings.value.size).toBe("recipe");
  });
});
