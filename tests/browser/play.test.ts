// A person plays: with the keyboard to the exit, with the buttons, with files.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { chooseFile, clickKey, type OpenApp, openApp, reading, untilText } from "./app.ts";

let app: OpenApp;

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
afterEach(() => app.close());

describe("keyboard", () => {
  it("walks to the exit and hears that nothing was harmed", async () => {
    await walk("DDDDDDDRRRRRRUURRDD");
    await untilText(app.root, "You made it out.");
    expect(app.root.textContent).toContain("in 19 steps");
    await untilText(app.root, "You left everything else as it would have been without you.");
    expect(app.root.textContent).toContain("life green");
    expect(document.title).toBe("Play – SafeLife Web");
    clickKey(app.root, "Next level");
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
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
    await untilText(app.root, /Row 2, column 2\. up: wall; right: empty; down: empty; left: wall\./);
    // As a keyboard sends it; the driver's own keyboard does not know this key.
    dispatchEvent(new KeyboardEvent("keydown", { key: ">", code: "Period", shiftKey: true }));
    await expect.poll(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    await expect.poll(() => location.hash).toBe("#/play/puzzles/2");
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

describe("files", () => {
  it("answers a bad file with a sentence and keeps the level", async () => {
    chooseFile(app.root, "Open file", new File(["not a level"], "letter.txt"));
    await untilText(app.root, "letter.txt is not a level file.");
    expect(app.root.querySelector("[role=alert]")).not.toBeNull();
    expect(app.root.textContent).toContain("First walk");
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
