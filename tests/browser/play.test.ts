// A person plays: with the keyboard to the exit, with the buttons, with files.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Board } from "../../src/core/board.ts";
import { ALIVE, colorOf } from "../../src/core/cells.ts";
import { parseReplayLink } from "../../src/share/replay-link.ts";
import { chooseSteering } from "../../src/ui/play/steering.ts";
import { remembered } from "../../src/ui/remembered.ts";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";

let app: OpenApp;

/** Of the life on a board. */
const colorsOf = ({ cells }: Board): number[] => [
  ...new Set([...cells].filter((cell) => cell & ALIVE).map(colorOf)),
];

const press = async (keys: string) => {
  for (const key of keys.split(" ")) await userEvent.keyboard(key);
};

const ARROWS: Record<string, string> = {
  U: "{ArrowUp}",
  R: "{ArrowRight}",
  D: "{ArrowDown}",
  L: "{ArrowLeft}",
};
const walk = (way: string) => press([...way].map((step) => ARROWS[step]).join(" "));

beforeEach(async () => {
  app = await openApp("#/play/puzzles/1");
  await untilText(app.root, "exit open");
});
afterEach(() => {
  vi.restoreAllMocks();
  app.close();
});

describe("keyboard", () => {
  it("walks to the exit and hears that nothing was harmed", async () => {
    await walk("DDDDDDDRRRRRRUURRDD");
    await untilText(app.root, "You made it out.");
    expect(app.root.textContent).toContain("in 19 steps");
    await untilText(app.root, "You left everything else as it would have been without you.");
    expect(app.root.textContent).toContain("life green");
    expect(app.root.textContent).toMatch(/Your best here: score [\d.]+, 1 of 1 point in 19 steps/);
    expect(document.title).toBe("Play – SafeLife Web");
    await press("{Enter}");
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    expect(app.root.textContent).toContain("Your grey life earns 3 points on blue ground.");
  });

  it("takes steps back, starts again and waits", async () => {
    await walk("DD");
    await userEvent.keyboard("[Space]");
    expect(reading(app.root, "steps")).toBe("3");
    await press("z");
    expect(reading(app.root, "steps")).toBe("2");
    expect(reading(app.root, "undone")).toBe("1");
    await press("r");
    expect(reading(app.root, "steps")).toBe("0");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(reading(app.root, "steps")).toBe("2");
    await press("z y z");
    await untilText(app.root, "Last turn taken back.");
    expect(reading(app.root, "steps")).toBe("1");
    await press("y y");
    expect(reading(app.root, "steps")).toBe("3");
    await press("y");
    await untilText(app.root, "There is no step to take again.");
    const undo = [...app.root.querySelectorAll(".pad-keys > .key")].find(
      (key) => key.textContent === "Undo",
    )!;
    expect(undo.getAttribute("aria-disabled")).toBe("false");
    await press("z z z z");
    await untilText(app.root, "Nothing to take back.");
    expect(undo.getAttribute("aria-disabled")).toBe("true");
  });

  it("hears what is left to do and where, by D, and by E when two play", async () => {
    const heard = () => app.root.querySelector(".score [role=status]")!.textContent;
    location.hash = "#/play/puzzles/2";
    await untilText(app.root, "Your grey life earns 3 points on blue ground.");
    await press("d");
    await expect
      .poll(heard)
      .toMatch(/^Row \d+, column \d+\. Up: .+ To fill: 4 cells of blue ground, nearest: \d/);
    location.hash = "#/play/puzzles/9";
    await untilText(app.root, "agents out");
    await press("d");
    await expect.poll(heard).toMatch(/^Agent 1: Row .+ Agent 2: Row /);
    clickKey(app.root, "Two");
    await press("e");
    await expect.poll(heard).toMatch(/^Player 1: Row .+ Player 2: Row /);
    expect(app.root.querySelector("[role=img]")!.ariaLabel).toContain("Press E to hear");
  });

  it("keeps the level when a key beside < and > is pressed without shift", async () => {
    await walk("D");
    for (const key of [",", "."]) dispatchEvent(new KeyboardEvent("keydown", { key }));
    await walk("D");
    expect(reading(app.root, "steps")).toBe("2");
  });

  it("creates with shift and ahead with c", async () => {
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    await untilText(app.root, "Reached right.");
    expect(reading(app.root, "steps")).toBe("1");
    await press("c");
    expect(reading(app.root, "steps")).toBe("2");
  });

  it("turns to the next level and describes surroundings", async () => {
    await press("d");
    await untilText(app.root, /Row 2, column 2\. Up: wall; right: empty; down: empty; left: wall\./);
    // As a keyboard sends it; the driver's own keyboard does not know this key.
    dispatchEvent(new KeyboardEvent("keydown", { key: ">", code: "Period", shiftKey: true }));
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    await expect.poll(() => location.hash).toBe("#/play/puzzles/2");
  });
});

describe("steering", () => {
  afterEach(() => chooseSteering("walk"));

  const choose = async (name: string) => {
    await press("?");
    await page.getByLabelText("Arrows of the keyboard and of the pad").selectOptions(name);
    await press("{Escape}");
  };

  it("turns without a step, walks ahead, and back without turning", async () => {
    await walk("D");
    await choose("turn left and right, walk ahead and back");
    await walk("L");
    await untilText(app.root, "You look right.");
    expect(reading(app.root, "steps")).toBe("1");
    await walk("UD");
    await untilText(app.root, "Moved left.");
    expect(reading(app.root, "steps")).toBe("3");
    await press("c");
    await untilText(app.root, "Reached right.");
    await expect.element(page.getByRole("button", { name: "Turn left" })).toBeVisible();
    await press("z");
    expect(remembered("steering")).toBe("steer");
  });

  it("looks somewhere first, then walks there", async () => {
    await walk("D");
    await choose("turn first, then walk");
    await walk("R");
    await untilText(app.root, "You look right.");
    expect(reading(app.root, "steps")).toBe("1");
    await walk("R");
    await untilText(app.root, "Moved right.");
    expect(reading(app.root, "steps")).toBe("2");
  });
});

describe("two players", () => {
  it("have an agent each, on one keyboard, and a turn when both have chosen", async () => {
    location.hash = "#/play/puzzles/9";
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Two of them");
    clickKey(app.root, "Two");
    await untilText(app.root, "Player 1 chooses.");
    await walk("R");
    await untilText(app.root, "Player 1 has chosen. Player 2?");
    expect(reading(app.root, "steps")).toBe("0");
    await press("q");
    await expect.poll(() => reading(app.root, "steps")).toBe("1");
    await press("d");
    await untilText(app.root, "Player 2 has chosen. Player 1?");
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    await expect
      .poll(() => app.services.play.replay()?.actions)
      .toEqual([
        [2, 0],
        [7, 2],
      ]);
    clickKey(app.root, "One");
    await walk("R");
    await expect.poll(() => app.services.play.replay()?.actions.at(-1)).toEqual([2, 2]);
  });
});

describe("the level of the day", () => {
  it("is a key away, and its address is the level", async () => {
    // Each day has another, and some take longer than others.
    vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 10, 26));
    clickKey(app.root, "Today’s level");
    await expect.poll(() => location.hash).toMatch(/^#\/play\/random%3A[a-z-]+%3A\d+%3A1%2B1\/1$/);
    await untilText(app.root, "Level 1 of 1.");
  });
});

describe("buttons", () => {
  it("do what the keys do", async () => {
    clickKey(app.root, "Walk down");
    clickKey(app.root, "Wait one step");
    await expect.poll(() => reading(app.root, "steps")).toBe("2");
    clickKey(app.root, "Undo");
    await expect.poll(() => reading(app.root, "steps")).toBe("1");
    clickKey(app.root, "Create");
    await expect.poll(() => app.root.querySelector("[aria-label='Create or destroy right']")).not.toBeNull();
    clickKey(app.root, "Create or destroy right");
    await untilText(app.root, "Reached right.");
    clickKey(app.root, "Restart");
    await expect.poll(() => reading(app.root, "steps")).toBe("0");
  });
});

describe("focus", () => {
  const button = (name: string) => page.getByRole("button", { name, exact: true });

  it("returns to the board when a control was used with a pointer", async () => {
    await walk("D");
    await button("Restart").click();
    await userEvent.keyboard("[Space]");
    await expect.poll(() => reading(app.root, "steps")).toBe("1");
    const choice = app.root.querySelectorAll("select")[1];
    choice.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await userEvent.selectOptions(choice, "1");
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    await walk("D");
    await expect.poll(() => reading(app.root, "steps")).toBe("1");
    expect(app.root.querySelector("h1")?.textContent).toBe("Build");
  });

  it("stays on a control that was reached with the keyboard", async () => {
    await walk("DD");
    const undo = button("Undo").element() as HTMLElement;
    undo.focus();
    await userEvent.keyboard("{Enter}{Enter}");
    await expect.poll(() => reading(app.root, "undone")).toBe("2");
    expect(document.activeElement).toBe(undo);
  });
});

describe("other pages", () => {
  const follow = (name: string) => page.getByRole("link", { name, exact: true }).click();

  it("leave level and game, and their own settings, as they were", async () => {
    await press("r");
    dispatchEvent(new KeyboardEvent("keydown", { key: ">", code: "Period", shiftKey: true }));
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    await walk("RR");
    await follow("Benchmark");
    await page.getByRole("checkbox", { name: "Acts at random" }).click();
    await follow("Play");
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    expect(reading(app.root, "steps")).toBe("2");
    await follow("Benchmark");
    await expect.poll(() => app.services.benchmark.settings.value.agents).toEqual(["noop"]);
  });
});

describe("levels that people are compared on", () => {
  it("have results that can be saved, each with a replay that proves it; others have none", async () => {
    const SAVE = "Save my results, with replays";
    await walk("DDDDDDDRRRRRRUURRDD");
    await untilText(app.root, "Your best here");
    expect(app.root.textContent).not.toContain(SAVE);
    const { library, play } = app.services;
    const set = { id: "navigation-human", origin: "human", official: true, forPeople: true } as const;
    const levels = [{ ...play.levels.value[0] }];
    const others = library.sets.value.filter(({ id }) => id !== set.id);
    library.sets.value = [...others, { ...set, title: "Navigation", load: async () => levels }];
    play.chooseSet(set.id);
    await expect.poll(() => play.setId.value).toBe(set.id);
    await expect.poll(() => reading(app.root, "steps")).toBe("0");
    await walk("DDDDDDDRRRRRRUURRDD");
    await untilText(app.root, SAVE);
    const saved = vi.spyOn(URL, "createObjectURL");
    clickKey(app.root, SAVE);
    const { results } = JSON.parse(await (saved.mock.calls[0][0] as Blob).text());
    expect(results).toHaveLength(1);
    const { level, actions, claim } = parseReplayLink(results[0].replay);
    expect(level).toMatchObject({ set: "official/navigation-human", index: 0 });
    expect(actions).toHaveLength(results[0].steps);
    expect(claim).toMatchObject({ points: [1], hasExited: [true] });
  });
});

describe("official levels", () => {
  it("leave the open level in place when they cannot be had, and can be asked for again", async () => {
    const away = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no"));
    const choice = app.root.querySelectorAll("select")[0];
    await userEvent.selectOptions(choice, "append-still");
    await untilText(app.root, "append-still.npz could not be fetched");
    expect(choice.value).toBe("puzzles");
    expect(location.hash).toBe("#/play/puzzles/1");
    expect(app.root.querySelector("h1")?.textContent).toBe("First walk");
    clickKey(app.root, "Retry");
    await expect.poll(() => away.mock.calls.length).toBe(2);
    away.mockRestore();
  });
});

describe("files", () => {
  it("answers a bad file with a sentence and keeps the level", async () => {
    chooseFile(app.root, "Open file", new File(["not a level"], "letter.txt"));
    await untilText(app.root, "letter.txt is not a level file.");
    expect(app.root.querySelector("[role=alert]")).not.toBeNull();
    expect(app.root.textContent).toContain("First walk");
  });

  it("opens a pattern of Life, which has no agent", async () => {
    const pattern = "#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!";
    chooseFile(app.root, "Open file", new File([pattern], "glider.rle"));
    await page.getByRole("dialog", { name: "What is glider.rle to be?" }).getByText("Open").click();
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Glider");
    expect(colorsOf(app.services.play.view.value!.level.board)).toEqual([2]);
    clickKey(app.root, "Wait one step");
    await expect.poll(() => reading(app.root, "steps")).toBe("1");
  });

  it("asks for a pattern's colour and whether it is a goal, by keyboard too, and takes no for an answer", async () => {
    const pattern = "#N Block\nx = 2, y = 2, rule = B3/S23\n2o$2o!";
    chooseFile(app.root, "Open file", new File([pattern], "block.rle"));
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("heading").click();
    await userEvent.keyboard("{Escape}");
    await expect.poll(() => app.root.querySelector(".question")).toBeNull();
    expect(app.root.querySelector("h1")?.textContent).toBe("First walk");

    chooseFile(app.root, "Open file", new File([pattern], "block.rle"));
    await userEvent.selectOptions(dialog.getByRole("combobox"), "blue");
    await userEvent.keyboard("{Tab}{ArrowDown}{Enter}");
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Block");
    const { board, goals } = app.services.play.view.value!.level;
    expect([colorsOf(board), colorsOf(goals)]).toEqual([[], [4]]);
  });

  it("opens a level of ours", async () => {
    const level = {
      format: "safelife-level",
      version: 1,
      name: "Mine",
      legend: { ".": "empty", "@": "player", E: "exit" },
      board: ["...", ".@.", "..E"],
    };
    chooseFile(app.root, "Open file", new File([JSON.stringify(level)], "mine.json"));
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Mine");
    expect(location.hash).toBe("#/play/file%3Amine.json/1");
  });
});

describe("for the ear", () => {
  it("tells of a burst of steps at most once a second, and the last of it always", async () => {
    const region = app.root.querySelector(".score [role=status]")!;
    await expect.poll(() => region.textContent).toBe("Level 1 of 10.");
    const heard: string[] = [];
    const ear = new MutationObserver(() => heard.push(region.textContent ?? ""));
    ear.observe(region, { childList: true, characterData: true, subtree: true });
    const from = performance.now();
    let steps = 0;
    for (; heard.length < 4; steps++) {
      app.services.play.said.value = `Step ${steps}.`;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    app.services.play.restart();
    await expect.poll(() => heard.at(-1)).toBe("Back at the start.");
    ear.disconnect();
    expect(heard.length).toBeLessThan(2 + (performance.now() - from) / 1000);
    expect(steps).toBeGreaterThan(heard.length);
    // The eye need not wait.
    app.services.play.act(0);
    await expect
      .poll(() => app.root.querySelector(".score .said")!.textContent)
      .not.toBe("Back at the start.");
  });
});
