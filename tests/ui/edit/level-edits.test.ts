// Agents follow the board, boards change size, and every edit can be taken back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AGENT, CELL, FROZEN, ORIENTATION_SHIFT } from "../../../src/core/cells.ts";
import type { Level } from "../../../src/core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../../../src/core/points.ts";
import { turnLevel } from "../../../src/core/turns.ts";
import { entriesOf, settleAgents, toEdit, withEntries } from "../../../src/ui/edit/agents.ts";
import { difference } from "../../../src/ui/edit/change.ts";
import { History } from "../../../src/ui/edit/history.ts";
import { cutOut, paint, putDown, wipe } from "../../../src/ui/edit/pieces.ts";
import { resizeLevel, shiftLevel } from "../../../src/ui/edit/whole-board.ts";
import { levelOf } from "../../support/board.ts";

const two = (changes: Partial<Level> = {}) =>
  levelOf(
    [
      "a...", //
      "....",
      "...a",
    ],
    { agentNames: ["ann", "ben"], ...changes },
  );
const agent = AGENT | FROZEN;
const table = DEFAULT_POINTS_TABLE.map((points) => points + 1);

describe("agents", () => {
  it("come to the end of the list with a free name and the usual table", () => {
    const level = settleAgents(paint(two({ pointsTables: [table, table] }), "board", [5], agent));
    expect(level.agents.at(-1)).toEqual({ row: 1, col: 1 });
    expect(level.agentNames).toEqual(["ann", "ben", "agent0"]);
    expect(level.pointsTables).toEqual([table, table, DEFAULT_POINTS_TABLE]);
  });

  it("leave it when they are painted over", () => {
    const level = settleAgents(paint(two(), "board", [0], CELL.wall));
    expect(entriesOf(level)).toEqual([{ at: { row: 2, col: 3 }, name: "ben", table: DEFAULT_POINTS_TABLE }]);
  });

  it("keep name and table when they are moved", () => {
    const level = two({ pointsTables: [table, DEFAULT_POINTS_TABLE] });
    const rect = { row: 0, col: 0, height: 1, width: 1 };
    const piece = cutOut(level, rect, ["board"]);
    const moved = settleAgents(putDown(wipe(level, rect, ["board"]), piece, { row: 1, col: 2 }, false));
    expect(moved.agents).toEqual([
      { row: 1, col: 2 },
      { row: 2, col: 3 },
    ]);
    expect(moved.agentNames).toEqual(["ann", "ben"]);
    expect(moved.pointsTables?.[0]).toEqual(table);
  });

  it("are those of the board when a level is opened, and look where the level says", () => {
    const level = toEdit(two({ orientation: 3, agents: [{ row: 1, col: 1 }], agentNames: ["nobody"] }));
    expect(level.agents).toEqual([
      { row: 0, col: 0 },
      { row: 2, col: 3 },
    ]);
    expect(level.orientation).toBeNull();
    expect(level.board.cells[0]).toBe(agent | (3 << ORIENTATION_SHIFT));
  });

  it("have tables only where one is not the usual", () => {
    const level = two({ pointsTables: [table, table] });
    const usual = entriesOf(level).map((entry) => ({ ...entry, table: DEFAULT_POINTS_TABLE }));
    expect(withEntries(level, usual).pointsTables).toBeNull();
  });
});

describe("a whole board", () => {
  it("grows at its end or around, and agents that are cut off leave the list", () => {
    const larger = resizeLevel(two(), { height: 5, width: 8 }, "around");
    expect(larger.agents).toEqual([
      { row: 1, col: 2 },
      { row: 3, col: 5 },
    ]);
    const smaller = resizeLevel(two(), { height: 3, width: 3 }, "end");
    expect(smaller.agentNames).toEqual(["ann"]);
    expect(smaller.board.cells).toHaveLength(9);
    expect(smaller.goals.cells).toHaveLength(9);
  });

  it("moves over its edges, with names in order", () => {
    const level = shiftLevel(two(), 1, -1);
    expect(level.agents).toEqual([
      { row: 1, col: 3 },
      { row: 0, col: 2 },
    ]);
    expect(level.agentNames).toEqual(["ann", "ben"]);
    expect(shiftLevel(level, -1, 1)).toEqual(two());
  });

  it("turns with its agents", () => {
    const level = turnLevel(two(), "clockwise");
    expect([level.board.height, level.board.width]).toEqual([4, 3]);
    expect(level.agents).toEqual([
      { row: 0, col: 2 },
      { row: 3, col: 0 },
    ]);
    expect(level.board.cells[2]).toBe(agent | (1 << ORIENTATION_SHIFT));
    expect(turnLevel(level, "counterclockwise")).toEqual(two());
  });

  it("turns where all agents are to look as the game begins", () => {
    const facing = (level: Level) => level.orientation;
    expect(facing(turnLevel(two({ orientation: 0 }), "clockwise"))).toBe(1);
    expect(facing(turnLevel(two({ orientation: 1 }), "leftRight"))).toBe(3);
    expect(facing(turnLevel(two({ orientation: null }), "upDown"))).toBeNull();
  });
});

describe("history", () => {
  type Step = (level: Level) => Level;
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.tuple(fc.constantFrom("board", "goals"), fc.nat(400), fc.nat(0xffff)).map(
      ([layer, index, cell]) =>
        (level: Level) =>
          settleAgents(paint(level, layer as "board", [index % level.board.cells.length], cell)),
    ),
    fc
      .record({ height: fc.integer({ min: 3, max: 9 }), width: fc.integer({ min: 3, max: 9 }) })
      .map((size) => (level: Level) => resizeLevel(level, size, "around")),
    fc
      .constantFrom("clockwise" as const, "leftRight" as const)
      .map((turn) => (level: Level) => turnLevel(level, turn)),
    fc.string({ maxLength: 5 }).map((name) => (level: Level) => ({ ...level, name })),
  );

  it("goes back to every state and forward again", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const history = new History(two());
        const states = [history.level];
        for (const edit of steps) if (history.commit(edit(history.level), "edit")) states.push(history.level);
        for (let i = states.length - 2; i >= 0; i--) {
          expect(history.undo()).toBe("edit");
          expect(history.level).toEqual(states[i]);
        }
        expect(history.undo()).toBeNull();
        for (const state of states.slice(1)) {
          history.redo();
          expect(history.level).toEqual(state);
        }
        expect(history.canRedo).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it("forgets what was taken back when something else is done", () => {
    const history = new History(two());
    history.commit({ ...history.level, name: "a" }, "name");
    history.undo();
    history.commit({ ...history.level, name: "b" }, "name");
    expect(history.redo()).toBeNull();
    expect(history.level.name).toBe("b");
  });

  it("joins letters into a word, and does not count what changes nothing", () => {
    const history = new History(two());
    for (const name of ["t", "th", "the"]) history.commit({ ...history.level, name }, "name", true);
    expect(history.commit({ ...history.level }, "name", true)).toBe(false);
    expect(history.undo()).toBe("name");
    expect(history.level.name).toBe("test");
    expect(history.undo()).toBeNull();
  });

  it("keeps what changed, not the board", () => {
    const level = levelOf(Array.from({ length: 100 }, () => ".".repeat(100)));
    const change = difference(level, paint(level, "board", [7, 8, 9], CELL.wall));
    expect(change?.patches.map(({ indices }) => [...indices])).toEqual([[7, 8, 9]]);
    expect(change?.boards).toBeNull();
    const resized = difference(level, resizeLevel(level, { height: 101, width: 100 }, "end"));
    expect(resized!.boards!.before.bytes.length).toBeLessThan(200);
  });
});
