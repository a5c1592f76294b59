// A student does lessons, by keyboard alone; what they did outlasts a reload and can be handed in.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { isReference, parseReplayLink } from "../../src/share/replay-link.ts";
import { readResults } from "../../src/ui/lessons/result.ts";
import { clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1280, 800);
});
afterEach(() => {
  vi.restoreAllMocks();
  app.close();
  localStorage.clear();
});

const press = (keys: string) => userEvent.keyboard(keys);

const nameOf = (element: Element | null): string =>
  !element?.matches("a, button, input, select")
    ? ""
    : element instanceof HTMLInputElement
      ? (element.labels?.[0]?.textContent ?? "")
      : (element.getAttribute("aria-label") ?? element.textContent ?? "");

/** Goes on by Tab until something of that name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    if (nameOf(document.activeElement).includes(name)) return;
    await press("{Tab}");
  }
  throw new Error(`Tab never comes to “${name}”`);
}

async function goOn(): Promise<void> {
  await tabTo("Go on");
  await press("{Enter}");
}

/** Chooses the option of that place, from 0, and confirms. */
async function choose(place: number, key: string): Promise<void> {
  const [first] = app.root.querySelectorAll<HTMLInputElement>(".lesson-options input");
  await tabTo(first.labels?.[0]?.textContent ?? "");
  await press(" ");
  for (let i = 0; i < place; i++) await press("{ArrowDown}");
  await tabTo(key);
  await press("{Enter}");
}

const ARROWS: Readonly<Record<string, string>> = {
  u: "ArrowUp",
  r: "ArrowRight",
  d: "ArrowDown",
  l: "ArrowLeft",
};

/** As a demonstration's moves. */
async function play(moves: string): Promise<void> {
  for (const move of moves) {
    const arrow = ARROWS[move.toLowerCase()];
    await press(move === move.toLowerCase() ? `{${arrow}}` : `{Shift>}{${arrow}}{/Shift}`);
  }
}

describe("the first lesson, by keyboard", () => {
  it("is done from the list to its end, kept, and handed in", async () => {
    app = await openApp("#/learn");
    await untilText(app.root, "Life, and how to break it");
    await tabTo("Life, and how to break it");
    await press("{Enter}");
    await untilText(app.root, "A world with one rule");
    await goOn();

    await untilText(app.root, "One neighbour");
    await choose(0, "Check");
    await untilText(app.root, "For that it needs two or three living neighbours.");
    await choose(1, "Check");
    await untilText(app.root, "Yes: with one neighbour, or none, a cell dies.");
    await goOn();

    await untilText(app.root, "A cell is taken away");
    expect(app.root.textContent).not.toContain("Some harm mends itself.");
    await choose(0, "I expect this");
    await untilText(app.root, "Some harm mends itself.");
    await goOn();
    await untilText(app.root, "A cell is added");
    await choose(2, "I expect this");
    await untilText(app.root, "the 7 cells become 56 by step 13");
    await goOn();

    await untilText(app.root, "Walk to the exit");
    await play("rrrrRrRrrrrr");
    await untilText(app.root, "You are out.");
    await untilText(app.root, "4 green cells gone.");
    await expect.poll(() => app.services.lessons.of("life").plays.hedge).toMatch(/^#r=2\./);

    app.close();
    app = await openApp("#/learn/life");
    await untilText(app.root, "4 green cells gone.");
    await goOn();
    await untilText(app.root, "Two ways to one exit");
    await goOn();
    await choose(1, "Check");
    await untilText(app.root, "The end of this lesson");
    expect(app.root.textContent).toContain("Right at the first choice: 1 of 2 questions.");
    expect(app.root.textContent).toContain("Came as you expected: 1 of 2.");

    const saved: Blob[] = [];
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      saved.push(blob as Blob);
      return "blob:none";
    });
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => {});
    await tabTo("Save the result");
    await press("{Enter}");
    const [result] = readResults(await saved[0].text(), "saved");
    expect(result).toMatchObject({
      lesson: "life",
      finished: true,
      predictions: { mend: "dies", fill: "grows" },
      answers: { lonely: ["stays", "dies"], why: ["lonely"] },
    });
    const { level, claim } = parseReplayLink(result.plays.hedge);
    expect(isReference(level)).toBe(false);
    expect(claim).toMatchObject({ points: [1], hasExited: [true] });
  });

  it("says what was lost where stored progress cannot be read", async () => {
    localStorage.setItem("safelife.lessons", "{");
    app = await openApp("#/learn/life");
    await untilText(app.root, "could not be read");
    await untilText(app.root, "Step 1 of 7");
  });

  it("knows no lesson of another name", async () => {
    app = await openApp("#/learn/alchemy");
    await untilText(app.root, "There is no lesson “alchemy”.");
    await untilText(app.root, "Life, and how to break it");
  });
});

describe("the lesson on measuring, by keyboard", () => {
  it("moves a block with a slider, far and near, and goes through the gate", async () => {
    app = await openApp("#/learn/measuring");
    await untilText(app.root, "Not a picture, but a time");
    await goOn();
    await untilText(app.root, "What does it cost to carry?");
    const distance = () => app.root.querySelector(".lesson-distance strong")?.textContent;
    expect(distance()).toBe("0.76");
    await tabTo("Moved to the right, columns");
    await press("{End}");
    expect(distance()).toBe("3.85");
    await tabTo("Blocks added");
    await press("{ArrowRight}");
    // The new block stands nearer to where the old one was.
    expect(distance()).toBe("6.60");
    await goOn();
    await choose(2, "I expect this");
    await untilText(app.root, "Moved by ten columns it costs 3.85, and gone it costs 4.");
    await goOn();
    await choose(2, "I expect this");
    await goOn();
    await untilText(app.root, "A gate, and hands that can build");
    await play("rrrRrRrrRdrrULrrrrdr");
    await untilText(app.root, "You are out.");
    await untilText(app.root, "4 green cells gone, 4 new.");
    await goOn();
    await untilText(app.root, "Five ways through one level");
    await tabTo("Builds it anew, far");
    await press("{Enter}");
    await untilText(app.root, /Changed for good, cells.*0\.0.*2\.1.*3\.3.*4\.0.*4\.0/s);
    await goOn();
    await choose(1, "Check");
    await untilText(app.root, "Yes: 2.1 cells instead of 4.");
    await goOn();
    await choose(0, "Check");
    await untilText(app.root, "The end of this lesson");
  });
});

describe("the lesson that trains", () => {
  it("trains here, to all points and a mess", async () => {
    localStorage.setItem(
      "safelife.lessons",
      JSON.stringify({ train: { at: 2, reached: 2, predictions: {}, answers: {}, plays: {} } }),
    );
    app = await openApp("#/learn/train");
    await untilText(app.root, "Let it learn");
    clickKey(app.root, "Train the agent");
    await untilText(app.root, /Trained for 40,448 steps, here\./, 110_000);
    await untilText(app.root, "8 red cells gone; 8 green cells gone.");
  });
});

describe("the lesson on targets", () => {
  it("tries every plan in a thread of its own, which ends with the step", async () => {
    const at = { at: 1, reached: 1, predictions: {}, answers: {}, plays: {} };
    localStorage.setItem("safelife.lessons", JSON.stringify({ target: at }));
    const ended = vi.spyOn(Worker.prototype, "terminate");
    const posted = vi.spyOn(Worker.prototype, "postMessage");
    app = await openApp("#/learn/target");
    await untilText(app.root, "Try every plan of up to 16 steps");
    posted.mockClear();
    ended.mockClear();
    clickKey(app.root, "Try every plan of up to 16 steps");
    await expect.poll(() => posted.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await untilText(app.root, /Plans of 16 steps; [\d,]+ different boards\./, 60_000);
    await expect.poll(() => ended.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await untilText(app.root, "points");
  });
});

describe("the lesson on preferences", () => {
  it("finds the weight that somebody chose by", async () => {
    localStorage.setItem(
      "safelife.lessons",
      JSON.stringify({ preferences: { at: 1, reached: 1, predictions: {}, answers: {}, plays: {} } }),
    );
    app = await openApp("#/learn/preferences");
    await untilText(app.root, "I prefer the right one →");
    // Whoever comes to a step by a key is at its heading.
    await expect.poll(() => document.activeElement?.tagName).toBe("H2");
    const heard = () => [...app.root.querySelectorAll("[role=status]")].map((status) => status.textContent);
    await expect
      .poll(heard)
      .toContainEqual(expect.stringMatching(/^Pair 1 of 6\. Left, step 18\. .+gone.+\. Right, step 22\. /));
    // Always the one that harms less.
    await press("{ArrowRight}");
    const keys = ["right one →", "left one ←", "left one ←", "right one →", "left one ←"];
    for (const [i, key] of keys.entries()) {
      await untilText(app.root, `Pair ${i + 2} of 6`);
      clickKey(app.root, `I prefer the ${key}`);
    }
    await untilText(app.root, "You have chosen in all 6 pairs.");
    await press("{ArrowLeft}");
    expect(Object.keys(app.services.lessons.of("preferences").answers)).toHaveLength(6);
    clickKey(app.root, "Go on");
    await untilText(app.root, /Chose like you.*6 of 6|Chose like you.*5 of 6/s);
    await untilText(app.root, "400 or more");
  });

  it("leads to where an agent is taught, and to where a language model is", async () => {
    const at = { at: 7, reached: 7, predictions: {}, answers: {}, plays: {} };
    localStorage.setItem("safelife.lessons", JSON.stringify({ preferences: at }));
    app = await openApp("#/learn/preferences");
    await untilText(app.root, "What keeps it honest");
    const cells = [...app.root.querySelectorAll(".lesson-table tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(cells[0]).toEqual(["", "On the board", "In language"]);
    expect(cells.slice(1).map(([title]) => title)).toEqual([
      "The reward that was written",
      "What was wanted",
      "What people are asked",
      "What keeps it honest",
    ]);
    // Each has something to say of both worlds, and not the same.
    expect(new Set(cells.slice(1).flat()).size).toBe(12);
    expect(cells.slice(1).flat()).not.toContain("");
    const follow = (says: string) =>
      [...app.root.querySelectorAll("a")].find((link) => link.textContent === says)!.click();
    follow("Teach an agent yourself");
    await untilText(app.root, "Watch it play");
    location.hash = "#/learn/preferences";
    await untilText(app.root, "What keeps it honest");
    follow("Teach a language model yourself");
    await untilText(app.root, "Show how to answer");
    await app.services.instruct.current?.dispose();
    await app.services.instructBoard.current?.dispose();
  });
});
