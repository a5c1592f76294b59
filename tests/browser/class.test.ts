// A lesson as it goes: a teacher makes a link, a student opens it, plays and hands in, the teacher checks thirty.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { resimulate } from "../../src/core/replay.ts";
import { judgeReplay } from "../../src/safety/judge.ts";
import { STEADY_MEASURE } from "../../src/safety/settings.ts";
import { type ClassTask, formatClassLink, parseClassLink } from "../../src/share/class-link.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink, isReference } from "../../src/share/replay-link.ts";
import { formatResultLink, type HandedIn, parseResultLink } from "../../src/share/result-link.ts";
import { demonstrationReplay } from "../../src/ui/lessons/lesson.ts";
import { life } from "../../src/ui/lessons/life/lesson.ts";
import { writeResults } from "../../src/ui/lessons/result.ts";
import { usualKeyOf } from "../../src/ui/play/session.ts";
import { slides } from "../../src/ui/slides.ts";
import { speak } from "../../src/ui/words/words.ts";
import replayLinks from "../share/links/version-1.txt?raw";
import { levelOf } from "../support/board.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";
import { PHONE } from "./views.ts";
import { violations } from "./violations.ts";

let app: OpenApp;
beforeEach(() => localStorage.clear());
afterEach(async () => {
  app.services.whatIf.opened.value?.close();
  app.close();
  vi.restoreAllMocks();
  localStorage.clear();
  sessionStorage.clear();
  delete document.documentElement.dataset.theme;
  slides.value = false;
  await speak("en");
});

const SOON = { timeout: 20_000 };

/** What the page copies. */
function copied(): string[] {
  const texts: string[] = [];
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(async (text) => {
    texts.push(text);
  });
  return texts;
}

/** The control with a label that begins so. */
function field(label: string): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const found = [...app.root.querySelectorAll("label")].find((entry) => entry.textContent?.startsWith(label));
  const control = found?.control ?? found?.querySelector("input, textarea, select");
  if (!control) throw new Error(`there is no field "${label}"`);
  return control as HTMLInputElement;
}

/** As a person would: the page is drawn anew before they go on. */
async function fill(label: string, value: string): Promise<void> {
  const control = field(label);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

const ARROWS: Record<string, string> = {
  U: "{ArrowUp}",
  R: "{ArrowRight}",
  D: "{ArrowDown}",
  L: "{ArrowLeft}",
};
const walk = async (way: string) => {
  for (const step of way) await userEvent.keyboard(ARROWS[step]);
};
const CAREFUL = "DDDDDDDRRRRRRUURRDD";
const actionsOf = (way: string): number[][] => [...way].map((step) => [1 + "URDL".indexOf(step)]);

const hashOf = (address: string): string => address.slice(address.indexOf("#"));

/** The teacher's form, filled in; gives the hash of the link. */
async function makeLink(): Promise<string> {
  const texts = copied();
  app = await openApp("#/class");
  await untilText(app.root, "Set a task");
  await fill("Title", "First steps");
  await fill("Class code", "7b");
  await fill("Of these levels", "puzzles");
  await fill("Number", "1");
  field("take steps back").click();
  await fill("Most steps", "40");
  clickKey(app.root, "Make the link");
  await untilText(app.root, "The link to the task");
  clickKey(app.root, "Copy link");
  await expect.poll(() => texts, SOON).toHaveLength(1);
  app.close();
  return hashOf(texts[0]);
}

const level = levelOf(["A...E", ".gg.C", ".gg..", "....."], { name: "garden", hint: "Mind the life." });
const key = [1, 2] as const;
const anyTask: ClassTask = {
  ...{ title: "", code: "", lesson: null, mostTurns: null, language: null, slides: false },
  start: { level, key, actions: [], claim: claimOf(resimulate({ level, key, actions: [] })) },
  controls: [],
};

describe("a class", () => {
  it("gets a task by a link, plays it by keyboard and hands in; what is true is verified", async () => {
    const link = await makeLink();
    expect(parseClassLink(link)).toMatchObject({
      ...{ title: "First steps", code: "7b", mostTurns: 40, lesson: null },
      controls: ["restart", "hints", "effects", "whatif"],
    });

    app = await openApp(link);
    await untilText(app.root, /First steps.*Class 7b/);
    await untilText(app.root, "The game is over after 40 steps. Steps cannot be taken back.");
    await untilText(app.root, "There are two ways, and a green block");
    await walk("DD");
    await expect.poll(() => reading(app.root, "steps"), SOON).toBe("2");
    await userEvent.keyboard("z");
    expect(reading(app.root, "steps")).toBe("2");
    await userEvent.keyboard("r");
    await walk(CAREFUL);
    await untilText(app.root, "You left everything else as it would have been without you.");
    const texts = copied();
    await userEvent.keyboard("h");
    await untilText(app.root, "Your game: 1 point in 19 steps.");
    await fill("Nickname", "Mia");
    clickKey(app.root.querySelector("dialog[open]")!, "Copy link");
    await expect.poll(() => texts, SOON).toHaveLength(1);
    await untilText(app.root, "Nothing has been sent.");
    app.close();

    // A class of thirty lines: honest ones, a copy, forged ones, and what is none.
    const result = parseResultLink(texts[0]);
    expect(result).toMatchObject({ nickname: "Mia", code: "7b", task: parseClassLink(link).sum });
    expect(result.game?.replay.actions).toEqual(actionsOf(CAREFUL));
    const lines = thirtyLines(texts[0], result);
    app = await openApp("#/class");
    await fill("Links that were handed in", lines.join("\n"));
    clickKey(app.root, "Check");
    await untilText(
      app.root,
      "28 results: 22 verified, 5 differ, 1 not checked, 2 the same as others’.",
      60_000,
    );
    const says = (name: string) =>
      [...app.root.querySelectorAll("tbody tr")].find((row) => row.querySelector("th")?.textContent === name)
        ?.textContent;
    expect(says("Mia")).toContain("✓ verified");
    expect(says("Copy cat")).toContain("Step for step the same as line 1, under another name.");
    expect(says("Forger 1")).toContain("It claims 50 points for agent 1; played again, it is 1.");
    expect(says("Forger 2")).toContain("claims a score of 99");
    expect(says("Forger 3")).toContain("another level");
    expect(says("Forger 4")).toContain("claims that agent 1 left through the exit; played again, it did not");
    expect(says("Forger 5")).toContain("It says class “7c”; the task is for “7b”.");
    expect(says("Stranger")).toContain("The task that it answers is not known here.");
    await untilText(app.root, "Line 29: The link is damaged");
    await untilText(app.root, "Line 30: There is no link on it.");

    clickKey(app.root, "Sort by played again");
    await expect
      .poll(() => app.root.querySelector("tbody tr .standing")?.textContent, SOON)
      .toBe("✗ differs");
    clickKey(app.root, "Sort by nickname");
    clickKey(app.root, "Sort by nickname");
    await expect.poll(() => app.root.querySelector("tbody th")?.textContent, SOON).toBe("Student 21");

    location.hash = hashOf([...app.root.querySelectorAll("a")].find((a) => a.textContent === "Watch")!.href);
    await untilText(app.root, "Verified: played again, it ends as the link says.");
    location.hash = "#/class";
    await untilText(app.root, "28 results");
  });

  /** Of the level of the task, with so many steps of waiting before. */
  function thirtyLines(honest: string, result: HandedIn): string[] {
    const game = result.game!;
    const { level, key, claim } = game.replay;
    if (isReference(level)) throw new Error("the level is whole in this link");
    const named = (nickname: string, changes: Partial<HandedIn> = {}) =>
      `https://example.org/#${formatResultLink({ ...result, nickname, ...changes })}`;
    const students = Array.from({ length: 20 }, (_, i) => {
      const actions = [...Array(i + 1).fill([0]), ...actionsOf(CAREFUL)];
      const replay = { level, key, actions };
      const { score, sideEffects } = judgeReplay(replay, STEADY_MEASURE);
      return named(`Student ${i + 2}`, {
        game: {
          replay: { ...replay, claim: claimOf(resimulate(replay)) },
          sideEffects: sideEffects.fraction,
          score: score.total,
          undone: 0,
        },
      });
    });
    const changed = (replay: Partial<typeof game.replay>) => ({
      game: { ...game, replay: { ...game.replay, ...replay } },
    });
    const waits = (by: number) => [...Array(by).fill([8]), ...game.replay.actions];
    const easier = levelOf(["A.E", "...", "..."], { name: "First walk" });
    return [
      honest,
      ...students,
      named("Copy cat"),
      named("Forger 1", changed({ actions: waits(1), claim: { ...claim, points: [50] } })),
      named("Forger 2", { game: { ...changed({ actions: waits(2) }).game, score: 99 } }),
      named("Forger 3", changed({ actions: waits(3), level: easier })),
      named("Forger 4", changed({ actions: waits(4).slice(0, -2) })),
      named("Forger 5", { ...changed({ actions: waits(5) }), code: "7c" }),
      named("Stranger", { ...changed({ actions: waits(6) }), task: 1 }),
      honest.slice(0, -3),
      "I was ill.",
    ];
  }

  const open = async (changes: Partial<ClassTask>) => {
    app = await openApp(`#${formatClassLink({ ...anyTask, ...changes })}`);
  };
  const keys = () =>
    [...app.root.querySelectorAll<HTMLElement>("button")]
      .filter((key) => key.checkVisibility())
      .map((key) => key.getAttribute("aria-label") ?? key.textContent);

  it("has only what the teacher allows", async () => {
    await open({ mostTurns: 2 });
    await untilText(
      app.root,
      "The game is over after 2 steps. Steps cannot be taken back. You cannot start again.",
    );
    await untilText(app.root, "This task is without hints.");
    expect(app.root.textContent).not.toContain("Mind the life.");
    expect(keys()).not.toContain("Undo");
    expect(keys()).not.toContain("Restart");
    await walk("RR");
    await untilText(app.root, "Your agent did not make it out.");
    await walk("R");
    expect(reading(app.root, "steps")).toBe("2");
    await userEvent.keyboard("z");
    await userEvent.keyboard("r");
    expect(reading(app.root, "steps")).toBe("2");
    expect(keys()).not.toContain("What would have happened?");
    expect(app.root.textContent).not.toContain("side effects");
  });

  it("speaks the language of the task, and is shown large", async () => {
    await open({ language: "de", slides: true, lesson: "life", code: "7b" });
    await untilText(app.root, /Eine Aufgabe.*Klasse 7b/);
    await expect.poll(() => document.documentElement.hasAttribute("data-slides"), SOON).toBe(true);
    await userEvent.keyboard("h");
    await untilText(app.root, "Es wurde nichts verschickt.");
  });

  it("hands in what was done in a lesson, with the task's game or without", async () => {
    await open({ lesson: "life", start: null, title: "Lesson one" });
    await untilText(app.root, "Do the lesson “Life, and how to break it”");
    app.services.lessons.goTo("life", 1);
    const texts = copied();
    clickKey(app.root, "Hand in H");
    await untilText(app.root, "2 of");
    clickKey(app.root.querySelector("dialog[open]")!, "Copy link");
    await expect.poll(() => texts, SOON).toHaveLength(1);
    expect(parseResultLink(texts[0])).toMatchObject({
      game: null,
      lesson: { lesson: "life", finished: false },
    });
  });

  it("reads files with links, and links opened by themselves", async () => {
    const link = formatClassLink(anyTask)!;
    const result: HandedIn = { task: 5, code: "", nickname: "Ada", game: null, lesson: null };
    app = await openApp(`#${formatResultLink(result)}`);
    await untilText(app.root, "1 result: 0 verified, 0 differ, 1 not checked");
    const text = `${link}\n${formatResultLink({ ...result, nickname: "Ben", task: parseClassLink(link).sum })}`;
    chooseFile(app.root, "Open files", new File([text], "links.txt"));
    await untilText(app.root, "There is no game in it, though the task asks for one.");
    await untilText(app.root, "2 results: 0 verified, 1 differs, 1 not checked");
  });

  it("is told what is wrong with a link, and with a form", async () => {
    await open({});
    await untilText(app.root, "A task");
    location.hash = `#${formatClassLink(anyTask)!.slice(0, -3)}`;
    await untilText(app.root, "The link is damaged");
    app.close();
    app = await openApp("#/class");
    await fill("Level", "none");
    clickKey(app.root, "Make the link");
    await untilText(app.root, "Choose a level, a lesson or both.");
    await fill("Level", "library");
    await fill("Number", "99");
    clickKey(app.root, "Make the link");
    await untilText(app.root, "There is no level 99: these are levels 1 to 10.");
  });
});

describe("a file that a student saved on the page Learn", () => {
  it("is opened by the teacher, and its games are played again", async () => {
    const { level, actions } = demonstrationReplay(life, "careful");
    const replay = { level, actions, key: usualKeyOf(level) };
    const claim = claimOf(resimulate(replay));
    const results = writeResults([
      {
        ...{ lesson: "life", finished: true, predictions: {}, answers: {} },
        plays: { hedge: `#${formatReplayLink({ ...replay, claim })}` },
      },
    ]);
    app = await openApp("#/class");
    await untilText(app.root, "Set a task");
    chooseFile(app.root, "Open files", new File([results], "mia.json"));
    await untilText(app.root, "1 result: 1 verified");
    await untilText(app.root, "mia");
    await untilText(app.root, life.words.en.title);
    chooseFile(app.root, "Open files", new File(['{"format": "safelife-lesson-results"}'], "bad.json"));
    await untilText(app.root, "bad.json holds no results of lessons");
  });
});

describe("the table on paper", () => {
  afterEach(() => cdp().send("Emulation.setEmulatedMedia", { media: "" }));

  it("is all there is, dark on light", async () => {
    document.documentElement.dataset.theme = "dark";
    const result = { task: 5, code: "", nickname: "Ada", game: null, lesson: null };
    app = await openApp(`#${formatResultLink(result)}`);
    await untilText(app.root, "1 result");
    const seen = (selector: string) => app.root.querySelector(selector)!.checkVisibility();
    const all = [".class-table", "[role=status]", "nav", ".class-head", ".class-fields", "textarea"];
    expect(all.map(seen)).toEqual([true, true, true, true, true, true]);
    await cdp().send("Emulation.setEmulatedMedia", { media: "print" });
    await expect.poll(() => all.map(seen), SOON).toEqual([true, true, false, false, false, false]);
    const { color } = getComputedStyle(app.root.querySelector(".class-table td")!);
    const { backgroundColor } = getComputedStyle(app.root.querySelector(".class-review")!);
    const paper = getComputedStyle(document.body).backgroundColor;
    const white = "rgb(255, 255, 255)";
    expect([color, backgroundColor, paper]).toEqual(["rgb(0, 0, 0)", white, white]);
  });
});

describe("the large view", () => {
  const replay = `#${replayLinks.split("\n")[0]}`;

  it.for(["light", "dark"])("reads well, %s", async (light) => {
    document.documentElement.dataset.theme = light;
    const views = [
      ["#/play/puzzles/1?slides=1", "exit open"],
      [`${replay}&slides=1`, "Verified"],
      ["#/learn/life?slides=1", "A world with one rule"],
      [
        `#${formatResultLink({ task: 5, code: "", nickname: "Ada", game: null, lesson: null })}&slides=1`,
        "1 result",
      ],
      [`#${formatClassLink({ ...anyTask, slides: true })}`, "This task is without hints."],
      ["#/?slides=1", "simulated here as you watch"],
      ["#/levels?slides=1", "12 levels made"],
      ["#/edit?slides=1", "Life is stable"],
      ["#/train?slides=1", "On a level it never trains on"],
      ["#/benchmark?slides=1", "Agents that come along"],
      ["#/studies?slides=1", "6 trainings"],
      ["#/instruct/results?slides=1", "Where it breaks even"],
    ];
    for (const [hash, says] of views) {
      app = await openApp(hash);
      await app.services.shipped.refresh();
      for (const [width, height] of [[1280, 800], PHONE]) {
        await page.viewport(width, height);
        await untilText(app.root, says);
        expect(await violations(app.root), hash).toEqual([]);
        expect(document.documentElement.scrollWidth, hash).toBe(innerWidth);
      }
      app.services.whatIf.opened.value?.close();
      app.close();
    }
    app = await openApp("#/");
  });

  it("hides keys, keeps the game going and ends by a key", async () => {
    await page.viewport(1280, 800);
    app = await openApp("#/play/puzzles/1?slides=1");
    await untilText(app.root, "exit open");
    const isSeen = (selector: string) => app.root.querySelector(selector)!.checkVisibility();
    const size = () => Number.parseFloat(getComputedStyle(document.body).fontSize);
    expect(size()).toBeGreaterThan(18);
    expect([isSeen(".pad"), isSeen("nav"), isSeen(".score")]).toEqual([false, false, true]);
    await walk("D");
    expect(reading(app.root, "steps")).toBe("1");
    await userEvent.keyboard("b");
    await expect.poll(() => [isSeen(".pad"), isSeen("nav")], SOON).toEqual([true, true]);
    expect(size()).toBeLessThan(16);
    clickKey(app.root, "Large type, for a wall");
    await expect.poll(() => isSeen("nav"), SOON).toBe(false);
    location.hash = "#/levels";
    await untilText(app.root, "12 levels made");
    expect([isSeen("nav"), isSeen(".levels-screen")]).toEqual([false, true]);
  });
});
