// A browser that has no room left: each page says what it does not keep and what to do, and goes on with it in memory.
import { afterEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { InstructShelf } from "../../src/ui/instruct/shelf.ts";
import { unkept } from "../../src/ui/remembered.ts";
import { StudyShelf } from "../../src/workers/study-shelf.ts";
import replayLinks from "../share/links/version-1.txt?raw";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { FULL_STORAGE, fillStorage, sabotage } from "./sabotage.ts";
import { STUDY } from "./study-text.ts";

let app: OpenApp;
const open = async (hash: string, says: string | RegExp) => {
  app = await openApp(hash);
  await untilText(app.root, says);
};
afterEach(async () => {
  unkept.value = null;
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  const { training, studies, whatIf, instruct, runs } = app.services;
  studies.stop();
  await training.stop();
  await expect.poll(() => training.isBusy.value || studies.isBusy.value, { timeout: 30_000 }).toBe(false);
  whatIf.opened.value?.close();
  await instruct.current?.dispose();
  for (const { id } of runs.runs.value) await runs.remove(id);
  app.close();
  const [instructions, shelf] = [new InstructShelf(), new StudyShelf()];
  await instructions.clear();
  await instructions.close();
  for (const { id } of await shelf.list()) await shelf.remove(id);
  localStorage.clear();
  sessionStorage.clear();
});

it("Home: what was chosen", async () => {
  await open("#/", "What would have happened?");
  fillStorage();
  const { theme } = document.documentElement.dataset;
  clickKey(app.root, theme === "dark" ? "Use light colours" : "Use dark colours");
  await untilText(
    app.root,
    "This browser has no room left for this page, or keeps nothing for it: what you choose",
  );
  await expect.poll(() => document.documentElement.dataset.theme).not.toBe(theme);
  clickKey(app.root, "Close");
  await expect.poll(() => app.root.querySelector(".case-note")).toBeNull();
});

it("Play: results", async () => {
  await open("#/play/puzzles/1", "exit open");
  fillStorage();
  for (const step of "DDDDDDDRRRRRRUURRDD") {
    await userEvent.keyboard(
      { U: "{ArrowUp}", R: "{ArrowRight}", D: "{ArrowDown}", L: "{ArrowLeft}" }[step] ?? "",
    );
  }
  await untilText(
    app.root,
    "your results last until this tab is closed. Save games that you want to keep as files",
  );
  await untilText(app.root, "Your best here: score");
});

it("What if: the episode", async () => {
  fillStorage();
  await open(`#${replayLinks.split("\n")[0]}`, "Verified");
  await untilText(
    app.root,
    "this episode is gone when the page is reloaded. Save it as a file, or copy its link",
  );
});

it("Edit: the drawing", async () => {
  await open("#/edit", "Life is stable");
  fillStorage();
  app.root.querySelector<HTMLElement>(".edit-screen")?.focus();
  await userEvent.keyboard("[Space]");
  await untilText(
    app.root,
    "This browser does not keep what you draw: The disk is full. Save a file before you leave.",
  );
});

it("Train: the agent", async () => {
  await open(
    "#/train?levels=puzzles&recipe=quick&size=tiny&backend=simd&steps=20000&seed=3&watch=never",
    "Start",
  );
  await expect.poll(() => app.services.training.form.settings.value.seed).toBe(3);
  fillStorage();
  clickKey(app.root, "Start training");
  await untilText(
    app.root,
    /could not be kept in this browser: it has no room left\. Delete an agent .+ download this one before you leave/,
  );
  await untilText(app.root, "steps; the agent is not kept.");
});

it("Train: an agent from a file, which can be trained on", async () => {
  await open("#/train?levels=puzzles&watch=never", "Start training");
  const { services } = app;
  const file = async () => {
    const [card] = services.shipped.cards.peek();
    return new File([(await services.shipped.load(card)) as BufferSource], "mine.safetensors");
  };
  await services.shipped.refresh();
  fillStorage();
  const id = await services.training.openCheckpoint(await file());
  await untilText(app.root, /could not be kept in this browser: it has no room left/);
  expect(services.runs.runs.value.map((run) => run.id)).toContain(id);
});

it("Studies: the text", async () => {
  await open("#/studies", "Compare methods");
  fillStorage();
  await page.getByLabelText("The study, YAML").fill(STUDY);
  await untilText(
    app.root,
    "what you write lasts until this tab is closed. Save the study as a file before.",
  );
  await untilText(app.root, "2 methods × 1 task × 1 seed");
});

it("Studies: what was trained, and a study can be started again", async () => {
  await open("#/studies", "Compare methods");
  await page.getByLabelText("The study, YAML").fill(STUDY);
  await untilText(app.root, "2 methods × 1 task × 1 seed");
  sabotage("study.worker", FULL_STORAGE);
  app.close();
  await open("#/studies", "2 methods × 1 task × 1 seed");
  clickKey(app.root, "Start the study");
  await untilText(
    app.root,
    "This browser cannot keep the study: The disk is full. Delete studies or agents that you need no more, then",
  );
  vi.unstubAllGlobals();
  clickKey(app.root, "Start the study");
  await untilText(app.root, "Finished walking.");
});

it("Instruct: labels", async () => {
  await open("#/instruct", "Show how to answer");
  fillStorage();
  clickKey(app.root, "Write 50");
  await untilText(
    app.root,
    "what you have said lasts until this tab is closed. Save the labels as a file before.",
  );
  await untilText(app.root, "50 demonstrations");
});

it("Instruct: duels", async () => {
  await open("#/instruct/duels", "Blind duels");
  await expect.poll(() => app.services.instruct.current?.duels.shown.value).not.toBe(null);
  fillStorage();
  await userEvent.keyboard("{ArrowLeft}");
  await untilText(app.root, "your duels last until this tab is closed.");
  await untilText(app.root, /Left was S.*, right was S/);
});

it("Instruct: a run, which goes on", async () => {
  await open("#/instruct/improve", "Nothing was improved yet");
  fillStorage();
  clickKey(app.root, "Improve");
  await untilText(app.root, "this run goes on, but lasts until this tab is closed. Let it end before.");
  await untilText(app.root, /PPO: [2-9] of/, 120_000);
  clickKey(app.root, "Stop");
  await untilText(app.root, "Stopped; it can go on from here.");
});

it("Learn: progress", async () => {
  await open("#/learn/life", "A world with one rule");
  fillStorage();
  clickKey(app.root, "Go on");
  await untilText(app.root, "your progress is gone when it is closed. Save the results before.");
});

it("Class: a task that was set", async () => {
  await open("#/class", "Set a task");
  fillStorage();
  clickKey(app.root, "Make the link");
  await untilText(app.root, "your tasks last until this tab is closed. Keep their links: pasted here again");
  await untilText(app.root, "The link to the task");
});
