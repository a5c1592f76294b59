import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Board, copyBoard, createBoard } from "../../src/core/board.ts";
import { AGENT, ALIVE, CELL, colorOf, EXIT, FROZEN, GREEN, RED } from "../../src/core/cells.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { type LeftAlone, leaveAlone, lifeDensities } from "../../src/safety/occupancy.ts";
import { boardOf } from "../support/board.ts";

const LEFT: LeftAlone = { spawnProb: 0.3, key: [1, 2] };

/** Step by step, with no thought of cycles. */
function plainRun(board: Board, steps: number, { spawnProb, key }: LeftAlone) {
  const counts: (number[] | null)[] = Array.from({ length: 8 }, () => null);
  let now = copyBoard(board);
  for (let step = 0; step < steps; step++) {
    const next = createBoard(board.height, board.width);
    advanceBoard(now, next, { spawnProb, key, step });
    now = next;
    now.cells.forEach((cell, i) => {
      if (!(cell & ALIVE) || cell & (AGENT | EXIT | FROZEN)) return;
      counts[colorOf(cell)] ??= new Array(board.cells.length).fill(0);
      const ofColor = counts[colorOf(cell)];
      if (ofColor) ofColor[i]++;
    });
  }
  return { last: now, densities: counts.map((ofColor) => ofColor?.map((count) => count / steps) ?? null) };
}

const KINDS = [
  CELL.life,
  CELL["hard-life"],
  CELL.wall,
  CELL.tree,
  CELL.fountain,
  CELL.parasite,
  CELL.weed,
  CELL.plant,
];

const boards = (kinds: readonly number[]) =>
  fc
    .record({
      height: fc.integer({ min: 3, max: 9 }),
      width: fc.integer({ min: 3, max: 9 }),
      fill: fc.integer({ min: 1, max: 9 }),
    })
    .chain(({ height, width, fill }) =>
      fc
        .array(
          fc.oneof(
            { weight: 10 - fill, arbitrary: fc.constant(0) },
            { weight: fill, arbitrary: fc.constantFrom(CELL.life, CELL.life | GREEN, CELL.life | RED) },
            { weight: 1, arbitrary: fc.constantFrom(...kinds) },
          ),
          { minLength: height * width, maxLength: height * width },
        )
        .map((cells): Board => ({ height, width, cells: Uint16Array.from(cells) })),
    );

function expectPlain(board: Board, steps: number, left: LeftAlone) {
  const bits = BitBoard.from(board);
  const { last, densities } = plainRun(board, steps, left);
  expect(lifeDensities(bits, steps, left).map((density) => density && [...density])).toEqual(densities);
  expect(leaveAlone(bits, steps, left).toBoard().cells).toEqual(last.cells);
  expect(bits.toBoard().cells).toEqual(board.cells);
}

describe("equal to the plain loop", () => {
  test("without spawners", () => {
    fc.assert(
      fc.property(boards(KINDS), fc.integer({ min: 1, max: 300 }), (board, steps) =>
        expectPlain(board, steps, LEFT),
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  test("with spawners that fire sometimes, never or always", () => {
    fc.assert(
      fc.property(
        boards([CELL.spawner | GREEN, CELL["hard-spawner"], CELL.fountain]),
        fc.integer({ min: 1, max: 100 }),
        fc.constantFrom(0, 0.3, 1),
        (board, steps, spawnProb) => expectPlain(board, steps, { ...LEFT, spawnProb }),
      ),
      { seed: 2, numRuns: 100 },
    );
  });

  test("on a glider, which returns after 4 steps for each cell of the torus", () => {
    const glider = boardOf(...[".o.......", "..o......", "ooo......"], ...new Array(6).fill("........."));
    for (const steps of [1, 35, 36, 37, 71, 72, 73, 500]) expectPlain(glider, steps, LEFT);
  });

  test("on oscillators of periods 2 and 3 side by side", () => {
    const pulsarRow = "..ooo...ooo..";
    const pulsarColumn = "o....o.o....o";
    const pulsar = [
      pulsarRow,
      ".............",
      ...new Array(3).fill(pulsarColumn),
      pulsarRow,
      ".............",
      pulsarRow,
      ...new Array(3).fill(pulsarColumn),
      ".............",
      pulsarRow,
    ];
    const empty = ".".repeat(26);
    const both = boardOf(
      empty,
      empty,
      ...pulsar.map((row) => `..${row}...ggg.....`.padEnd(26, ".")),
      empty,
      empty,
    );
    const blinker = boardOf(empty, empty, empty, "..........ggg.............", empty, empty, empty);
    for (const steps of [1, 5, 6, 7, 100, 1000]) {
      expectPlain(both, steps, LEFT);
      expectPlain(blinker, steps, LEFT);
    }
  });
});

test("a blinker's ends are alive half of the time, its middle always", () => {
  const density = lifeDensities(
    BitBoard.from(boardOf(".....", ".....", ".ggg.", ".....", ".....")),
    1000,
    LEFT,
  );
  expect(density.map((ofColor) => ofColor !== null)).toEqual([
    false,
    false,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  const green = density[2];
  expect(green?.[2 * 5 + 1]).toBe(0.5);
  expect(green?.[1 * 5 + 2]).toBe(0.5);
  expect(green?.[2 * 5 + 2]).toBe(1);
});

test("the starting state itself, frozen life, agents and exits are not counted", () => {
  const board = createBoard(5, 9);
  board.cells[0] = CELL.life | GREEN; // dies in the first step
  board.cells[2 * 9 + 3] = CELL.tree;
  board.cells[2 * 9 + 6] = ALIVE | AGENT | FROZEN;
  board.cells[4 * 9 + 8] = ALIVE | EXIT | FROZEN;
  expect(lifeDensities(BitBoard.from(board), 10, LEFT)).toEqual(new Array(8).fill(null));
});
