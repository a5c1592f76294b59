import { describe, expect, test } from "vitest";
import { createBoard } from "../../src/core/board.ts";
import {
  CELL,
  DESTRUCTIBLE,
  EXIT,
  GREEN,
  INHIBITING,
  PRESERVING,
  RED,
  SPAWNING,
} from "../../src/core/cells.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { boardOf } from "../support/board.ts";

function advance(board: ReturnType<typeof boardOf>, spawnProb = 0, step = 0, key: [number, number] = [1, 2]) {
  const next = createBoard(board.height, board.width);
  advanceBoard(board, next, { spawnProb, key, step });
  return next;
}

describe("advanceBoard", () => {
  test("a blinker turns, across the edge of the torus", () => {
    const upright = boardOf("o....", ".....", ".....", "o....", "o....");
    const flat = boardOf(".....", ".....", ".....", ".....", "oo..o");
    expect(advance(upright).cells).toEqual(flat.cells);
    expect(advance(flat).cells).toEqual(upright.cells);
  });

  test("a birth takes the colours that two parents share, and is destructible if two are", () => {
    const parents = boardOf(".....", ".rrg.", ".....", ".....", ".....");
    expect(advance(parents).cells[7 - 5]).toBe(CELL.life | RED);
    parents.cells[6] = CELL["hard-life"] | GREEN;
    parents.cells[7] = CELL["hard-life"];
    expect(advance(parents).cells[2]).toBe(CELL["hard-life"] | GREEN);
  });

  test("frozen, preserved and inhibited cells", () => {
    const tree = boardOf(".....", "..t..", ".....", ".....", ".....");
    expect(advance(tree).cells).toEqual(tree.cells);
    const lonely = boardOf(".....", "..o..", ".....", ".....", ".....");
    expect(advance(lonely).cells[7]).toBe(0);
    lonely.cells[1] = PRESERVING;
    expect(advance(lonely).cells[7]).toBe(CELL.life);
    const birth = boardOf(".....", ".ooo.", ".....", ".....", ".....");
    birth.cells[3] = INHIBITING;
    expect(advance(birth).cells[2]).toBe(0);
    expect(advance(birth).cells[12]).toBe(CELL.life);
  });

  test("a spawner fills its empty neighbours with its colour, always at 1 and never at 0", () => {
    const spawner = boardOf(".....", ".....", "..S..", ".....", ".....");
    spawner.cells[12] |= GREEN;
    expect(advance(spawner, 0).cells).toEqual(spawner.cells);
    const full = advance(spawner, 1);
    expect([...full.cells].filter((cell) => cell === (CELL.life | GREEN)).length).toBe(8);
  });

  test("a draw depends on key, step and cell only", () => {
    const spawner = boardOf("......", "..S...", "......", "......", "......");
    const first = advance(spawner, 0.5, 3);
    expect(advance(spawner, 0.5, 3).cells).toEqual(first.cells);
    expect(advance(spawner, 0.5, 4).cells).not.toEqual(first.cells);
    expect(advance(spawner, 0.5, 3, [9, 9]).cells).not.toEqual(first.cells);
    const farAway = boardOf("......", "..S...", "......", "......", "....C.");
    expect(advance(farAway, 0.5, 3).cells.slice(0, 18)).toEqual(first.cells.slice(0, 18));
  });

  test("quirk: a live exit counts as a destructible parent", () => {
    const board = boardOf(".....", ".HH..", ".....", ".....", ".....");
    board.cells[8] = CELL["hard-life"] | EXIT;
    expect(advance(board).cells[2] & DESTRUCTIBLE).toBe(0);
    board.cells[7] = CELL["hard-life"] | EXIT;
    expect(advance(board).cells[2] & DESTRUCTIBLE).toBe(DESTRUCTIBLE);
  });

  test("3×3 boards count each cell once", () => {
    const full = boardOf("ooo", "...", "...");
    // Every cell sees all nine: three are alive, so everything is born and nothing dies.
    expect([...advance(full).cells].every((cell) => cell === CELL.life)).toBe(true);
    expect(boardOf("S..", "...", "...").cells[0] & SPAWNING).toBe(SPAWNING);
  });
});
