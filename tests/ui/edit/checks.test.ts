// What the editor says of a level, and that its stamps are what their names say.
import { describe, expect, it } from "vitest";
import { createBoard, sameCells } from "../../../src/core/board.ts";
import { CELL, GREEN } from "../../../src/core/cells.ts";
import { leftAlone } from "../../../src/ui/edit/alone.ts";
import { type Check, checkLevel } from "../../../src/ui/edit/checks.ts";
import { paint, putDown, withCells } from "../../../src/ui/edit/pieces.ts";
import { drawnWith, pieceOfRle, STAMPS } from "../../../src/ui/edit/stamps.ts";
import { resizeLevel, shiftLevel } from "../../../src/ui/edit/whole-board.ts";
import { boardOf, levelOf } from "../../support/board.ts";

const empty = levelOf(["...", "...", "..."]);

describe("left alone", () => {
  it("a board is still, comes back, settles, or does neither", () => {
    expect(leftAlone(boardOf("....", ".gg.", ".gg.", "...."), 0.3)).toMatchObject({
      settlesAfter: 0,
      period: 1,
    });
    const blinker = leftAlone(boardOf(".....", ".....", ".ggg.", ".....", "....."), 0.3);
    expect(blinker).toMatchObject({ settlesAfter: 0, period: 2 });
    expect(blinker.colors).toEqual([0, 0, 4, 0, 0, 0, 0, 0]);
    expect([...blinker.changing].reduce((sum, changes) => sum + changes)).toBe(4);
    const dying = leftAlone(boardOf(".....", ".gr..", ".....", ".....", "....."), 0.3);
    expect(dying).toMatchObject({ settlesAfter: 1, period: 1 });
    expect(dying.colors.slice(1, 3)).toEqual([1, 1]);
  });

  it("a board with spawners is a matter of chance, unless they never or always fire", () => {
    const board = boardOf(".....", "..S..", ".....", ".....", ".....");
    const byChance = leftAlone(board, 0.3);
    expect(byChance).toMatchObject({ byChance: true, period: null, steps: 200 });
    expect(byChance.colors[0]).toBeGreaterThan(5);
    expect(leftAlone(board, 0)).toMatchObject({ byChance: false, settlesAfter: 0, period: 1 });
  });

  it("finds long periods after long transients exactly", () => {
    const { board } = putDown(
      resizeLevel(empty, { height: 24, width: 24 }, "end"),
      drawnWith(pieceOfRle(STAMPS.oscillators[5].rle, "p15"), "board", CELL.life | GREEN),
      { row: 10, col: 7 },
      false,
    );
    board.cells[0] = board.cells[1] = board.cells[24] = CELL.life | GREEN;
    // Three cells become a block in one step, far from the rest.
    expect(leftAlone(board, 0.3)).toMatchObject({ settlesAfter: 1, period: 15 });
  });
});

describe("stamps", () => {
  const all = Object.entries(STAMPS).flatMap(([group, stamps]) =>
    stamps.map((stamp) => ({ group, ...stamp })),
  );

  it.each(all)("$name is what its name says", ({ group, rle, name, period }) => {
    const piece = pieceOfRle(rle, name);
    const size = { height: 30, width: 30 };
    const level = putDown(resizeLevel(empty, size, "end"), piece, { row: 9, col: 9 }, false);
    const alone = leftAlone(level.board, 0.3);
    if (group !== "ships") {
      expect(alone).toMatchObject({ settlesAfter: 0, period });
      return;
    }
    // A ship is back on a torus of 30 when it has crossed it.
    expect(alone.settlesAfter).toBe(0);
    expect(alone.period! % period).toBe(0);
    expect(alone.period).toBeGreaterThan(period);
  });
});

describe("checks", () => {
  const find = (checks: readonly Check[], id: Check["id"]) => checks.find((check) => check.id === id)!;
  const room = (...rows: string[]) => levelOf(["########", ...rows.map((row) => `#${row}#`), "########"]);

  it("say whether the exit is in reach, and who cannot", () => {
    expect(find(checkLevel(room("A.g..E")), "exit")).toMatchObject({ grade: "good", title: "Exit in reach" });
    const shut = find(checkLevel(room("A.#..E", "###.A.")), "exit");
    expect(shut.grade).toBe("bad");
    expect(shut.text).toMatch(/^agent0 cannot get to an exit/);
    expect(find(checkLevel(room("A.....")), "exit").title).toBe("No exit");
    expect(find(checkLevel(room("..gg.E")), "exit").title).toBe("No agent");
  });

  it("say which points there are, for each agent", () => {
    const level = withCells(room("A.g..E"), {});
    const goal = paint(level, "goals", [10, 11], GREEN);
    const points = find(checkLevel({ ...goal, minPerformance: 0.5 }), "points");
    expect(points).toMatchObject({ grade: "good", title: "5 points" });
    expect(points.text).toBe("The agent can earn 5 points; the exit opens at 3.");
    const far = find(checkLevel({ ...goal, minPerformance: 2 }), "points");
    expect(far).toMatchObject({ grade: "bad" });
    expect(far.text).toContain("That cannot be reached.");
    expect(find(checkLevel(room("A....E")), "points").text).toBe(
      "The agent can earn 0 points; the exit is open from the start.",
    );
    expect(find(checkLevel(room("A.....")), "points").text).toBe("The agent can earn 0 points.");
  });

  it("name what changes by colour", () => {
    const life = find(checkLevel(levelOf([".....", ".....", ".grg.", ".....", "....."])), "life");
    expect(life.title).toBe("Life: period 2");
    expect(life.text).toMatch(/every 2 steps: 4 green cells change\.$/);
    const { goals } = { goals: boardOf(".....", ".....", ".ggg.", ".....", ".....") };
    const both = checkLevel({ ...levelOf([".....", ".....", ".....", ".....", "....."]), goals });
    expect(find(both, "goals").title).toBe("The goals: period 2");
    expect(find(both, "life").title).toBe("Life is stable");
  });

  it("change nothing", () => {
    const level = shiftLevel(room("A.g..E"), 1, 1);
    const before = level.board.cells.slice();
    checkLevel(level);
    expect(sameCells(before, level.board.cells)).toBe(true);
    expect(createBoard(3, 3).cells).toHaveLength(9);
  });
});
