// The Edit page as a person uses it: with mouse, keys, files and links.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { AGENT, BLUE, CELL, GREEN, kindOf, RED } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { packText } from "../../src/share/packed-text.ts";
import { FLAGS } from "../../src/ui/edit/brush.ts";
import { DraftStore } from "../../src/ui/edit/drafts.ts";
import { STAMPS } from "../../src/ui/edit/stamps.ts";
import { words } from "../../src/ui/words/words.ts";
import { chooseFile, clickKey, type OpenApp, openApp, untilText } from "./app.ts";

let app: OpenApp;

/** What a busy machine does in time. */
const soon = <Value>(what: () => Value) => expect.poll(what, { timeout: 20_000 });
const level = () => app.services.edit.document.level.value;
const cell = (row: number, col: number) => level().board.cells[row * level().board.width + col];
const goal = (row: number, col: number) => level().goals.cells[row * level().board.width + col];
const screen = () => app.root.querySelector<HTMLElement>(".edit-screen")!;
const button = (name: string) => page.getByRole("button", { name, exact: true });
const press = async (keys: string) => {
  for (const key of keys.split(" ")) await userEvent.keyboard(key);
};

/** Where a cell lies on the screen, in pixels from its corner; all of a board of 15 is in sight. */
function spot(row: number, col: number, side = 15): { x: number; y: number } {
  const { width, height } = app.root.querySelector(".edit-screen canvas")!.getBoundingClientRect();
  const cellSide = Math.floor(Math.min(width - 14, height - 14) / side);
  const middle = (at: number, length: number) =>
    Math.floor((length - side * cellSide) / 2) + (at + 0.5) * cellSide;
  return { x: middle(col, width), y: middle(row, height) };
}

const click = (row: number, col: number, button: "left" | "right" = "left") =>
  userEvent.click(screen(), { position: spot(row, col), button });
const drag = (from: readonly [number, number], to: readonly [number, number]) =>
  userEvent.dragAndDrop(screen(), screen(), {
    sourcePosition: spot(...from),
    targetPosition: spot(...to),
  });

async function open(hash: string): Promise<void> {
  app = await openApp(hash);
  await untilDrawn();
}

/** The board is there, and listens. */
async function untilDrawn(): Promise<void> {
  await soon(() => app.root.querySelector(".edit-screen [data-engine]")).not.toBeNull();
  // What follows a rendering has a timer of 35 ms at most.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** As if the page had been closed and opened again at this address. */
async function reopen(hash: string): Promise<void> {
  app.close();
  location.hash = "#/play";
  await open(hash);
}

beforeEach(async () => {
  await page.viewport(1280, 800);
  await open("#/edit/new");
  await untilText(app.root, "Opened My level.");
});
afterEach(async () => {
  app.services.edit.leave();
  const { store } = app.services.edit.keeper;
  await store.refresh();
  for (const { id } of store.drafts.value) await store.remove(id);
  app.close();
  location.hash = "#/play";
});

describe("pointer", () => {
  it("draws with the pencil, erases with the right button, takes back and does again", async () => {
    await click(2, 3);
    await drag([5, 5], [5, 9]);
    expect([cell(2, 3), cell(5, 5), cell(5, 7), cell(5, 9)]).toEqual(Array(4).fill(CELL.life | GREEN));
    await click(5, 7, "right");
    expect(cell(5, 7)).toBe(0);
    await press("{Control>}z{/Control} {Control>}z{/Control}");
    expect([cell(2, 3), cell(5, 5)]).toEqual([CELL.life | GREEN, 0]);
    await untilText(app.root, "Taken back: pencil.");
    await press("{Control>}y{/Control}");
    expect(cell(5, 9)).toBe(CELL.life | GREEN);
    await button("Undo").click();
    expect(cell(5, 9)).toBe(0);
  });

  it("draws shapes, and moves what is selected", async () => {
    await button("Wall").click();
    await button("Gray").click();
    await button("Rectangle").click();
    await drag([1, 1], [4, 4]);
    expect([cell(1, 1), cell(4, 2), cell(2, 2)]).toEqual([CELL.wall, CELL.wall, 0]);
    await button("Fill").click();
    await button("Life").click();
    await button("Red").click();
    await click(2, 2);
    expect([cell(2, 2), cell(3, 3), cell(0, 0)]).toEqual([CELL.life | RED, CELL.life | RED, 0]);
    await button("Select").click();
    await drag([1, 1], [4, 4]);
    await untilText(app.root, "4 by 4 cells are selected.");
    await drag([2, 2], [11, 11]);
    expect([cell(1, 1), cell(10, 10), cell(12, 12)]).toEqual([0, CELL.wall, CELL.life | RED]);
    await press("{Delete}");
    expect(level().board.cells.filter((word) => word !== 0)).toHaveLength(1);
  });

  it("draws goals, and says what they are worth and what changes", async () => {
    await button("Goals").click();
    await button("Blue").click();
    await drag([1, 1], [1, 4]);
    expect([goal(1, 1), goal(1, 4), cell(1, 1)]).toEqual([BLUE, BLUE, 0]);
    await untilText(app.root, "12 points. The agent can earn 12 points.");
    await button("Board").click();
    await button("Line").click();
    await drag([10, 3], [10, 5]);
    await untilText(
      app.root,
      "Life: period 2. Left alone, all comes back every 2 steps: 4 green cells change.",
    );
    clickKey(app.root, "Show the cells that change: life");
    expect(app.services.edit.shownCheck.value).toBe("life");
  });

  it("sets and clears each flag by itself, in the level that is saved and in words", async () => {
    const life = CELL.life | GREEN;
    const box = (name: string) => page.getByRole("checkbox", { name, exact: true });
    const said = () => app.root.querySelector(".edit-words .reading")!.textContent;
    for (const [i, [flag, name]] of FLAGS.entries()) {
      await box(name).click();
      await click(2, i + 1);
      expect(cell(2, i + 1) & flag, name).toBe(life & flag ? 0 : flag);
      const [word, flagWords] = [cell(2, i + 1), words.value.cells.flags];
      if (kindOf(word) === "unknown") {
        await soon(said).toContain("unnamed cell");
        for (const [other, its] of FLAGS) {
          if (its in flagWords) {
            const inWords = flagWords[its as keyof typeof flagWords];
            expect(said()!.includes(inWords), `${name}: ${inWords}`).toBe((word & other) !== 0);
          }
        }
      }
      await box(name).click();
      await click(4, i + 1);
      expect(cell(4, i + 1), name).toBe(life);
    }
    clickKey(app.root, "File");
    const saved = vi.spyOn(URL, "createObjectURL");
    await button("Save as .json").click();
    const { board, agents } = readLevelJson(await (saved.mock.calls[0][0] as Blob).text(), "mine.json");
    saved.mockRestore();
    expect(board).toEqual(level().board);
    expect(agents).toEqual(level().agents);
  });

  it("brings a part of the board closer, and draws there", async () => {
    clickKey(app.root, "Closer");
    clickKey(app.root, "Closer");
    await soon(() => app.services.edit.view.value.height).toBe(6);
    const { row, col } = app.services.edit.view.value;
    await userEvent.click(screen(), { position: spot(1, 2, 6) });
    expect(cell(row + 1, col + 2)).toBe(CELL.life | GREEN);
    screen().dispatchEvent(new WheelEvent("wheel", { deltaY: 100, cancelable: true }));
    expect(app.services.edit.view.value.height).toBeGreaterThan(6);
  });
});

describe("fingers", () => {
  /** Places of fingers on cells, as a touch screen reports them. */
  async function touch(
    type: "touchStart" | "touchMove" | "touchEnd",
    ...cells: (readonly [number, number])[]
  ) {
    const frame = window.frameElement!.getBoundingClientRect();
    const scale = frame.width / innerWidth;
    const box = screen().getBoundingClientRect();
    const touchPoints = cells.map(([row, col], id) => {
      const { x, y } = spot(row, col);
      return { id, x: frame.left + (box.left + x) * scale, y: frame.top + (box.top + y) * scale };
    });
    await cdp().send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  it("draw one at a time; two bring the board closer and draw nothing", async () => {
    await touch("touchStart", [2, 2]);
    await touch("touchMove", [2, 5]);
    await touch("touchEnd");
    await soon(() => [cell(2, 2), cell(2, 5)]).toEqual([CELL.life | GREEN, CELL.life | GREEN]);
    await touch("touchStart", [9, 9]);
    await touch("touchStart", [9, 9], [9, 10]);
    await touch("touchMove", [9, 7], [9, 12]);
    await touch("touchEnd");
    await soon(() => app.services.edit.view.value.height).toBeLessThan(15);
    expect(level().board.cells.filter((word) => word !== 0)).toHaveLength(5);
  });
});

describe("keyboard", () => {
  it("does all that the mouse does, and says what it comes to", async () => {
    await press("{ArrowUp}");
    await untilText(app.root, "Row 7, column 8: empty.");
    await press("{ArrowDown}");
    await untilText(app.root, "Row 8, column 8: agent, green, facing up, agent0.");
    await press("{ArrowLeft} [Space] {Shift>}{ArrowLeft}{/Shift}");
    expect([cell(7, 6), cell(7, 5)]).toEqual([CELL.life | GREEN, CELL.life | GREEN]);
    await press("r 1 {ArrowUp} {Enter} {ArrowUp} {ArrowUp} {ArrowLeft} {ArrowLeft} {Enter}");
    expect([cell(6, 5), cell(4, 3), cell(5, 4)]).toEqual([CELL.life | RED, CELL.life | RED, 0]);
    await press("x p [Space]");
    expect(cell(4, 3)).toBe(0);
    await press("t 4 [Space]");
    expect(goal(4, 3)).toBe(BLUE);
    await untilText(app.root, "Row 5, column 4: empty. Goal: blue ground.");
    await press("s {Shift>}{ArrowRight}{/Shift} {Control>}c{/Control}");
    await untilText(app.root, "Copied 1 × 2 cells.");
  });

  it("shows its sheet, and leaves keys to fields", async () => {
    dispatchEvent(new KeyboardEvent("keydown", { key: "?", code: "Slash", shiftKey: true }));
    await untilText(app.root, "Drawing levels");
    await press("r {Escape}");
    expect(app.services.edit.hand.tool.value).toBe("pencil");
    clickKey(app.root, "Level");
    await soon(() => app.root.querySelector("input[type=text]")).not.toBeNull();
    await userEvent.fill(app.root.querySelector<HTMLInputElement>("input[type=text]")!, "Rift");
    await press("f");
    expect([level().name, app.services.edit.hand.tool.value]).toEqual(["Riftf", "pencil"]);
    await press("{Control>}z{/Control}");
    expect(level().name).not.toBe("My level");
  });
});

describe("stamps", () => {
  const paste = (text: string) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  };
  const life = () =>
    [...level().board.cells].filter((word) => (word & ~AGENT) === (CELL.life | GREEN)).length;

  it("come from the library and are turned in the hand", async () => {
    clickKey(app.root, "Stamps");
    await button("Glider").click();
    await press(".");
    await click(3, 3);
    expect(life()).toBe(5);
    await click(11, 11);
    expect(life()).toBe(10);
  });

  it("are pasted as RLE, and what is none is refused without loss", async () => {
    await click(1, 1);
    paste(STAMPS.ships[1].rle);
    await untilText(app.root, "The pattern is in the hand");
    await click(8, 4);
    expect(life()).toBe(10);
    for (const hostile of [
      "x = 9999999, y = 3\no!",
      "x = 3, y = 3\n<script>!",
      "\u0000\u0001",
      "[".repeat(99),
    ]) {
      paste(hostile);
      await soon(() => app.root.querySelector("[role=alert]")?.textContent).toMatch(/pasted text/i);
      clickKey(app.root, "Close");
      expect(life()).toBe(10);
    }
  });

  it("are dropped as files; levels that are dropped are opened", async () => {
    const drop = (name: string, text: string) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
    };
    drop("glider.rle", STAMPS.ships[0].rle);
    await soon(() => app.services.edit.hand.held.value?.piece.height).toBe(3);
    await click(3, 3);
    expect(life()).toBe(5);
    drop("bad.json", "{");
    await untilText(app.root, "bad.json is not JSON");
    expect(life()).toBe(5);
    drop("walk.txt", '!name: "A walk"\n#####\n#@.E#\n#.gg#\n');
    await untilText(app.root, "Opened A walk.");
    expect([level().board.height, level().board.width]).toEqual([3, 5]);
  });
});

describe("time", () => {
  it("goes on in place and comes back, or is kept", async () => {
    await button("Line").click();
    await drag([10, 3], [10, 5]);
    await press("n");
    await untilText(app.root, "step 1");
    await click(1, 1);
    await untilText(app.root, "Rewind first, or keep what has become of it.");
    expect([cell(1, 1), cell(9, 4)]).toEqual([0, 0]);
    await press("w");
    await untilText(app.root, "As it was drawn.");
    clickKey(app.root, "Let it go on");
    await soon(() => app.services.edit.running.steps.value).toBeGreaterThan(2);
    clickKey(app.root, "Pause");
    const { steps } = app.services.edit.running;
    if (steps.value % 2 === 0) clickKey(app.root, "One step");
    clickKey(app.root, "Keep this");
    expect([cell(10, 3), cell(9, 4)]).toEqual([0, CELL.life | GREEN]);
  });
});

describe("a level", () => {
  it("is kept as it is drawn, and there again when the page is opened anew", async () => {
    await click(2, 2);
    await soon(() => location.hash).toMatch(/^#\/edit\/draft%3A/);
    const address = location.hash;
    await soon(() => app.services.edit.keeper.store.drafts.value.length).toBe(1);
    await reopen("#/edit");
    await soon(() => cell(2, 2)).toBe(CELL.life | GREEN);
    await soon(() => location.hash).toBe(address);
    await press("x {ArrowUp}");
    await reopen(address);
    await soon(() => cell(2, 2)).toBe(CELL.life | GREEN);
    expect(app.services.edit.document.canUndo.value).toBe(false);
  });

  it("is kept as a copy when another tab has it open", async () => {
    await click(2, 2);
    await soon(() => location.hash).toMatch(/^#\/edit\/draft%3A/);
    const address = location.hash;
    const { store } = app.services.edit.keeper;
    await soon(() => store.drafts.value.length).toBe(1);
    app.services.edit.opener.create();
    await untilText(app.root, "Opened My level.");
    const release = await new DraftStore().claim(store.drafts.value[0].id);
    location.hash = address;
    await untilText(app.root, "This level is open in another tab.");
    await click(3, 3);
    await soon(() => store.drafts.value.length).toBe(2);
    expect(location.hash).not.toBe(address);
    release?.();
  });

  it("stays on the page when the browser cannot keep it, and the page says so", async () => {
    const { store } = app.services.edit.keeper;
    const save = vi.spyOn(store, "save").mockRejectedValue(new Error("the disk is full"));
    await click(2, 2);
    await untilText(app.root, "This browser does not keep what you draw: the disk is full. Save a file");
    expect(cell(2, 2)).toBe(CELL.life | GREEN);
    save.mockRestore();
    await click(3, 3);
    await soon(() => app.root.querySelector("[role=alert]")).toBeNull();
  });

  it("that another version of the page left behind, unreadable, is not offered", async () => {
    const { store } = app.services.edit.keeper;
    await store.save({ id: "old", level: { name: "?" } as Level, savedAt: 0 });
    expect(store.drafts.value).toEqual([]);
    await store.remove("old");
  });

  it("is a link, for anyone; a damaged one says so and loses nothing", async () => {
    await click(2, 2);
    const link = new URL(app.services.edit.link()!).hash;
    await reopen(link);
    await soon(() => cell(2, 2)).toBe(CELL.life | GREEN);
    await click(3, 3);
    for (const damaged of [
      link.slice(0, -12),
      `#/edit/level:1.${packText("{}")}/1`,
      "#/edit/draft:none",
      "#/edit/x/1",
    ]) {
      location.hash = damaged;
      await soon(() => app.root.querySelector("[role=alert]")?.textContent).toMatch(/[.] ?Close$/);
      clickKey(app.root, "Close");
      await soon(() => location.hash).toMatch(/^#\/edit\/draft/);
      expect([cell(2, 2), cell(3, 3)]).toEqual([CELL.life | GREEN, CELL.life | GREEN]);
    }
  });

  it("goes to Play and comes back to be edited on", async () => {
    await click(2, 2);
    const draft = () => app.services.edit.keeper.store.drafts.value.length;
    clickKey(app.root, "Play it");
    await soon(() => location.hash).toMatch(/^#\/play\/level%3A1\./);
    await soon(() => app.root.querySelector("h1")?.textContent).toBe("My level");
    clickKey(app.root, "Edit this level");
    await soon(() => location.hash).toMatch(/^#\/edit\/draft/);
    await untilDrawn();
    await press("{Control>}z{/Control}");
    expect(cell(2, 2)).toBe(0);
    await soon(draft).toBe(1);
  });

  it("goes to Train and Benchmark by an address that is the level", async () => {
    clickKey(app.root, "File");
    await expect.element(button("Score on it")).toBeVisible();
    clickKey(app.root, "Score on it");
    await soon(() => location.hash).toMatch(/^#\/benchmark\?levels=level%3A1\./);
    await untilText(app.root, "Episodes, of 1 levels");
  });

  it("comes from Levels and from Play", async () => {
    location.hash = "#/play/puzzles/2";
    await untilText(app.root, "2. Build");
    await soon(() => app.root.querySelector("h1")?.textContent).toBe("Build");
    clickKey(app.root, "Edit this level");
    await untilText(app.root, "Opened Build.");
    expect(level().name).toBe("Build");
    location.hash = "#/levels/append-still-easy?seed=5&level=1";
    await soon(() => app.root.querySelectorAll(".card.made").length).toBe(12);
    clickKey(app.root, "Edit it");
    await untilText(app.root, "Opened append-still-easy-001.");
    expect(level().board.height).toBe(26);
  });

  it("opens every kind of file", async () => {
    clickKey(app.root, "File");
    await expect.element(button("New")).toBeVisible();
    chooseFile(app.root, "Open file", new File([STAMPS.oscillators[4].rle], "pulsar.rle"));
    await page.getByRole("dialog", { name: "What is pulsar.rle to be?" }).getByText("Open").click();
    await untilText(app.root, "Opened pulsar.");
    await untilText(app.root, "Life: period 3.");
    clickKey(app.root, "New");
    await untilText(app.root, "Opened My level.");
    expect(level().board.width).toBe(15);
  });

  it("has size, exit, agents and their points", async () => {
    clickKey(app.root, "Level");
    const field = (label: string) => page.getByLabelText(label, { exact: true });
    await page.getByLabelText(/^The exit is/).selectOptions("earned");
    await userEvent.fill(field("Share of the points that opens the exit"), "0.25");
    expect(level().minPerformance).toBe(0.25);
    await userEvent.fill(field("Chance of a spawner per cell and step"), "0.1");
    expect(level().spawnProb).toBe(0.1);
    await userEvent.fill(field("Columns"), "20");
    await press("{Tab}");
    await button("Resize").click();
    expect([level().board.height, level().board.width]).toEqual([15, 20]);
    await button("Move all right").click();
    expect(level().agents).toEqual([{ row: 7, col: 8 }]);

    await press("p");
    clickKey(app.root, "Cells");
    await button("Agent").click();
    await userEvent.click(screen(), { position: spot(0, 0, 20) });
    clickKey(app.root, "Agents");
    await untilText(app.root, "Agent 2, row");
    await page.getByText("Points: the usual table").first().click();
    await userEvent.fill(field("agent0: points of green life on red ground"), "7");
    expect(level().pointsTables?.map((table) => table[9 + 2])).toEqual([7, -3]);
    await untilText(app.root, "Points: a table of its own");
    await button("agent1 acts earlier").click();
    expect(level().agentNames).toEqual(["agent1", "agent0"]);
  });
});
