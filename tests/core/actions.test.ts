import { describe, expect, test } from "vitest";
import { executeAction } from "../../src/core/actions.ts";
import type { Board, Position } from "../../src/core/board.ts";
import { AGENT, CELL, DESTRUCTIBLE, FROZEN, GREEN, ORIENTATION_MASK } from "../../src/core/cells.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { boardOf } from "../support/board.ts";

const UP = 1;
const RIGHT = 2;
const LEFT = 4;
const TOGGLE_RIGHT = 6;

/** Acts on cells, and expects the same on bit planes. */
function execute(board: Board, agent: Position, action: number): void {
  const bits = BitBoard.from(board);
  const other = { ...agent };
  const { height, width, cells } = board;
  const plain = {
    height,
    width,
    cell: (index: number) => cells[index],
    setCell: (index: number, cell: number) => {
      cells[index] = cell;
    },
  };
  executeAction(plain, agent, action);
  executeAction(bits, other, action);
  expect(bits.toBoard()).toEqual(board);
  expect(other).toEqual(agent);
}

/** Acts with the agent found on the board; orientation is left out of the comparison. */
function act(action: number, ...rows: string[]) {
  const board = boardOf(...rows);
  const index = board.cells.findIndex((cell) => (cell & AGENT) !== 0);
  const agent = { row: Math.floor(index / board.width), col: index % board.width };
  execute(board, agent, action);
  return { cells: board.cells.map((cell) => cell & ~ORIENTATION_MASK), agent, board };
}

describe("moving", () => {
  test.each([
    ["into an empty cell", RIGHT, ".A...", "..A.."],
    ["around the edge", LEFT, "A....", "....A"],
    ["not into a wall", RIGHT, ".A#..", ".A#.."],
    ["pushes a crate, which follows nothing", RIGHT, ".AC..", "..AC."],
    ["not when what is behind the crate is full", RIGHT, ".AC#.", ".AC#."],
    ["pulls a crate along", RIGHT, "CA...", ".CA.."],
    ["pushes and pulls at once", RIGHT, "CAC...", ".CAC.."],
    ["does not pull what can only be pushed", RIGHT, ">A...", ">.A.."],
    ["does not push what can only be pulled", RIGHT, ".A<..", ".A<.."],
    ["pushes a block out through an exit", RIGHT, ".ACE.", "..AE."],
    ["does not leave without permission", RIGHT, ".AE..", ".AE.."],
    ["leaves with permission, the exit stays", RIGHT, ".QE..", "..E.."],
    ["cannot enter a pushable exit", RIGHT, ".Qe#.", ".Qe#."],
  ])("%s", (_, action, before, expected) => {
    const frame = (row: string) => [".".repeat(row.length), row, ".".repeat(row.length)];
    expect(act(action, ...frame(before)).cells).toEqual(boardOf(...frame(expected)).cells);
  });

  test("on a board three cells wide the pushed block is pulled back behind", () => {
    expect(act(RIGHT, "...", "AC.", "...").cells).toEqual(boardOf("...", "CA.", "...").cells);
  });

  test("turns the agent even when it cannot move", () => {
    const { board } = act(UP, ".#.", ".A.", "...");
    expect(board.cells[4] & ORIENTATION_MASK).toBe(0);
    expect(act(LEFT, "...", "#A.", "...").board.cells[4] & ORIENTATION_MASK).toBe(3 << 12);
  });
});

describe("creating and destroying", () => {
  test("fills an empty cell with life of the agent's colour", () => {
    const board = boardOf("....", ".A..", "....");
    board.cells[5] |= GREEN;
    execute(board, { row: 1, col: 1 }, TOGGLE_RIGHT);
    expect(board.cells[6]).toBe(CELL.life | GREEN);
  });

  test("destroys what is destructible, and only that", () => {
    expect(act(TOGGLE_RIGHT, "....", ".Ar.", "....").cells[6]).toBe(0);
    expect(act(TOGGLE_RIGHT, "....", ".AH.", "....").cells[6]).toBe(CELL["hard-life"]);
  });

  test("shoves a crate without moving", () => {
    expect(act(TOGGLE_RIGHT, ".....", ".AC..", ".....").cells).toEqual(
      boardOf(".....", ".A.C.", ".....").cells,
    );
    expect(act(TOGGLE_RIGHT, ".....", ".ACE.", ".....").cells).toEqual(
      boardOf(".....", ".A.E.", ".....").cells,
    );
  });

  test("a destroyed agent stays behind as a block and acts no more", () => {
    const board = boardOf(".....", ".A...", ".....");
    const other = { row: 1, col: 2 };
    board.cells[7] = CELL.player;
    execute(board, { row: 1, col: 1 }, TOGGLE_RIGHT);
    expect(board.cells[7] & (AGENT | DESTRUCTIBLE | FROZEN)).toBe(FROZEN);
    const before = board.cells.slice();
    execute(board, other, RIGHT);
    expect(board.cells).toEqual(before);
    expect(other).toEqual({ row: 1, col: 2 });
  });
});
