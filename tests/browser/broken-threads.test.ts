// Every thread that a page has, crashed and out of memory: the page says so, and goes on when asked again.
import { afterEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { EmbedModel } from "../../src/ui/embed/model.ts";
import { InstructShelf } from "../../src/ui/instruct/shelf.ts";
import { StudyShelf } from "../../src/workers/study-shelf.ts";
import classLinks from "../share/links/class-version-1.txt?raw";
import replayLinks from "../share/links/version-1.txt?raw";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";
import { CRASH, OUT_OF_MEMORY, sabotage } from "./sabotage.ts";
import { STUDY } from "./study-text.ts";

let app: OpenApp;
afterEach(async () => {
  vi.unstubAllGlobals();
  const { training, studies, whatIf, instruct, instructBoard, runs } = app.services;
  studies.stop();
  await training.stop();
  await expect.poll(() => training.isBusy.value || studies.isBusy.value, { timeout: 30_000 }).toBe(false);
  whatIf.opened.value?.close();
  await instruct.current?.dispose();
  await instructBoard.current?.dispose();
  for (const { id } of runs.runs.value) await runs.remove(id);
  app.close();
  const [instructions, shelf] = [new InstructShelf(), new StudyShelf()];
  await instructions.clear();
  await instructions.close();
  // Until its thread has ended, a study is held.
  for (const { id } of await shelf.list()) await vi.waitFor(() => shelf.remove(id), 10_000);
  localStorage.clear();
  sessionStorage.clear();
});

const says = (text: string | RegExp) => untilText(app.root, text);
const untilKey = (label: string) =>
  expect
    .poll(() => [...app.root.querySelectorAll("button")].map((key) => key.textContent), { timeout: 40_000 })
    .toContain(label);
const click = (label: string) => clickKey(app.root, label);

const replay = `#${replayLinks.split("\n")[0]}`;
const [taskLink, , , , resultLink] = classLinks.split("\n");
const CAREFUL = "DDDDDDDRRRRRRUURRDD";
const ARROWS = { U: "{ArrowUp}", R: "{ArrowRight}", D: "{ArrowDown}", L: "{ArrowLeft}" } as const;

async function walkOut(): Promise<void> {
  for (const step of CAREFUL) await userEvent.keyboard(ARROWS[step as keyof typeof ARROWS]);
}

/** Shows that step of a lesson. */
async function openStep(lesson: string, step: number): Promise<void> {
  app.services.lessons.goTo(lesson, step);
  await says(`Step ${step + 1} of`);
}

interface Case {
  readonly of: string;
  /** File of the thread. */
  readonly thread: string;
  readonly hash: string;
  /** What the page says as it opens. */
  readonly ready: string | RegExp;
  /** What is asked of the thread; nothing where the page asks as it opens. */
  ask?(): void | Promise<void>;
  /** The same once more, after the page said what happened; unless given, by the key of the notice. */
  again?(): void | Promise<void>;
  /** Then. */
  readonly goesOn: string | RegExp;
  /** What it says where memory runs out before anything else is done. */
  readonly outOfMemory?: string;
}

const noEngine = (what: string) =>
  `The engine of the ${what} (WebAssembly) does not start. Close other tabs and programs`;
const NO_ENGINE = noEngine("language model");

const write = () => page.getByLabelText("The study, YAML").fill(STUDY);

const CASES: readonly Case[] = [
  {
    of: "Play, the levels",
    thread: "levels.worker",
    hash: "#/play/puzzles/1",
    ready: "Play",
    goesOn: "exit open",
  },
  {
    of: "Play, the verdict",
    thread: "judge.worker",
    hash: "#/play/puzzles/1",
    ready: "exit open",
    ask: walkOut,
    goesOn: "You left everything else as it would have been without you.",
  },
  {
    of: "Levels",
    thread: "generator.worker",
    hash: "#/levels",
    ready: "Levels",
    again: () => untilKey("Retry").then(() => click("Retry")),
    goesOn: /12 made/,
  },
  {
    of: "Train",
    thread: "trainer.worker",
    hash: "#/train?levels=puzzles&recipe=quick&size=tiny&backend=simd&steps=20000&seed=3&watch=never",
    ready: "Start training",
    async ask() {
      await expect.poll(() => app.services.training.form.settings.value.seed).toBe(3);
      click("Start training");
    },
    again: () => click("Start training"),
    goesOn: "Finished after",
  },
  {
    of: "Train, an episode judged",
    thread: "judge.worker",
    hash: "#/train?levels=puzzles&recipe=quick&size=tiny&backend=simd&steps=100000&seed=3",
    ready: "Start training",
    async ask() {
      await expect.poll(() => app.services.training.form.settings.value.seed).toBe(3);
      click("Start training");
    },
    again: async () => {
      await expect.poll(() => app.services.training.isBusy.value, { timeout: 60_000 }).toBe(false);
      click("Start training");
    },
    goesOn: /reached the exit(yes|no)/,
  },
  {
    of: "Benchmark",
    thread: "benchmark.worker",
    hash: "#/benchmark?levels=puzzles&agents=noop&episodes=1",
    ready: "Start scoring",
    async ask() {
      await expect.poll(() => app.services.benchmark.levelCount.value).toBe(10);
      click("Start scoring");
    },
    again: () => click("Start scoring"),
    goesOn: "1 of 1 agents scored.",
  },
  {
    of: "Studies",
    thread: "study.worker",
    hash: "#/studies",
    ready: "Compare methods",
    async ask() {
      await write();
      await untilKey("Start the study");
      click("Start the study");
    },
    async again() {
      await untilKey("Start the study");
      click("Start the study");
    },
    goesOn: /(Running|Finished) walking\./,
  },
  {
    of: "Instruct, rank",
    thread: "instruct.worker",
    outOfMemory: NO_ENGINE,
    hash: "#/instruct/rank",
    ready: "Rank four answers",
    goesOn: "Next prompt",
  },
  {
    of: "Instruct, improve",
    thread: "instruct.worker",
    outOfMemory: NO_ENGINE,
    hash: "#/instruct/improve",
    ready: "Nothing was improved yet",
    ask: () => click("Improve"),
    again: () => click("Go on"),
    goesOn: /PPO: [2-9] of/,
  },
  {
    of: "Instruct, duels",
    thread: "instruct.worker",
    outOfMemory: NO_ENGINE,
    hash: "#/instruct/duels",
    ready: "Blind duels",
    goesOn: /Left.+Right/,
  },
  {
    of: "Instruct, break it",
    thread: "instruct.worker",
    outOfMemory: NO_ENGINE,
    hash: "#/instruct/break",
    ready: "fell by",
    goesOn: /PromptStartHacked\w/,
  },
  {
    of: "Instruct, an agent watched",
    thread: "board-instruct.worker",
    outOfMemory: noEngine("clips"),
    hash: "#/instruct/board",
    ready: "Watch it play",
    goesOn: "points so far",
  },
  {
    of: "Instruct, clips",
    thread: "board-instruct.worker",
    hash: "#/instruct/board/choose",
    ready: "Which one do you like better?",
    goesOn: "Left is better",
  },
  {
    of: "What if, the link",
    thread: "judge.worker",
    hash: replay,
    ready: "What would have happened?",
    async again() {
      // Both what verifies and what finds the turning points.
      await expect.poll(() => app.services.whatIf.failed.value.length).toBe(2);
      click("Retry");
    },
    goesOn: "Verified",
  },
  {
    of: "What if, a movie",
    thread: "movie.worker",
    hash: replay,
    ready: "Verified",
    async ask() {
      click("Save");
      await says("GIF");
      click("GIF");
    },
    again: () => click("GIF"),
    goesOn: /\.gif is made/,
  },
  {
    of: "Learn, every plan tried",
    thread: "plans.worker",
    hash: "#/learn/target",
    ready: "When the measure becomes the target",
    async ask() {
      await openStep("target", 1);
      await says("A machine that tries everything");
      click("Try every plan of up to 16 steps");
    },
    again: () => click("Try every plan of up to 16 steps"),
    goesOn: /16 steps/,
  },
  {
    of: "Task, the hand-in",
    thread: "judge.worker",
    hash: `#${taskLink}`,
    ready: "exit shut",
    ask: () => userEvent.keyboard("h"),
    again: () => userEvent.keyboard("h"),
    goesOn: "Nickname",
  },
  {
    of: "Class, a result checked",
    thread: "judge.worker",
    hash: "#/class",
    ready: "Set a task",
    async ask() {
      await userEvent.fill(page.getByLabelText("Links that were handed in"), `${taskLink}\n${resultLink}`);
      click("Check");
    },
    again: () => click("Check"),
    goesOn: /1 result: 1 verified/,
  },
];

describe.each([
  ["crashes", CRASH, /The .+ thread stopped: .*out of luck\. Try again: it starts anew\./],
  [
    "runs out of memory",
    OUT_OF_MEMORY,
    /Memory ran out \(.+\)\. Choose something smaller, or close other tabs/,
  ],
])("a thread that %s", (_, code, sentence) => {
  it.each(CASES)("$of", async ({ thread, hash, ready, ask, again, goesOn, outOfMemory }) => {
    sabotage(thread, code);
    app = await openApp(hash);
    await says(ready);
    await ask?.();
    await says((code === OUT_OF_MEMORY && outOfMemory) || sentence);
    vi.unstubAllGlobals();
    await (again ?? (() => click("Retry")))();
    await says(goesOn);
  });
});

describe("a replay in another page", () => {
  it("is shown though nothing verifies it, and says why", async () => {
    app = await openApp("#/");
    sabotage("judge.worker", CRASH);
    const model = new EmbedModel();
    await model.open(replay);
    expect(model.problem.value).toMatch(/The judging thread stopped: .*out of luck/);
    expect(model.verification.value).toEqual({ state: "none" });
    expect(model.player.value?.steps).toBeGreaterThan(0);
    vi.unstubAllGlobals();
    await model.open(replay);
    expect(model.verification.value).toEqual({ state: "holds" });
  });
});
