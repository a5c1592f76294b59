// Boards and levels of any size and make, for tests that hold one simulator to another.
import fc from "fast-check";
import { type Key, threefry } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import {
  AGENT,
  ALIVE,
  CELL,
  COLOR_MASK,
  COLOR_SHIFT,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  PRESERVING,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../src/core/cells.ts";
import type { Level, Orientation } from "../../src/core/level.ts";

export interface Sizes {
  readonly height: readonly [min: number, max: number];
  readonly width: readonly [min: number, max: number];
}

export const randomKeys: fc.Arbitrary<Key> = fc.tuple(fc.nat(), fc.nat());

const randomSizes = ({ height, width }: Sizes) =>
  fc.record({
    height: fc.integer({ min: height[0], max: height[1] }),
    width: fc.integer({ min: width[0], max: width[1] }),
  });

/** Bits that cells may have: all of them, or those of which much happens. */
const FLAGS = [
  0xffff,
  ALIVE | DESTRUCTIBLE | COLOR_MASK,
  ALIVE | SPAWNING | COLOR_MASK,
  0xffff & ~(FROZEN | AGENT),
];

/** Random words in a random share of the cells; each bit of a filled cell is set in half or in a quarter of them. */
export const randomBoards = (sizes: Sizes): fc.Arbitrary<Board> =>
  fc
    .record({
      size: randomSizes(sizes),
      flags: fc.constantFrom(...FLAGS),
      fill: fc.integer({ min: 1, max: 16 }),
      bits: fc.constantFrom("half", "quarter"),
      key: randomKeys,
    })
    .map(({ size, flags, fill, bits, key }) =>
      drawBoard(size, key, (share, word) =>
        share >= fill / 16 ? 0 : word & flags & (bits === "half" ? 0xffff : word >>> 16),
      ),
    );

/** @param cellOf the cell for a number in [0, 1) and a random word */
function drawBoard(
  { height, width }: { height: number; width: number },
  key: Key,
  cellOf: (share: number, word: number) => number,
): Board {
  const board = createBoard(height, width);
  const draw = new Uint32Array(2);
  board.cells.forEach((_, i, cells) => {
    threefry(key[0], key[1], i, 0, draw);
    cells[i] = cellOf(draw[0] / 2 ** 32, draw[1]);
  });
  return board;
}

/** What levels are made of, and a few odd things. */
const KINDS = [
  ...Object.values(CELL),
  CELL.life,
  CELL.life,
  CELL.exit,
  EXIT | PUSHABLE,
  ALIVE | EXIT,
  FROZEN | PUSHABLE,
  FROZEN | PULLABLE | DESTRUCTIBLE,
];
const AGENTS = [
  AGENT | FROZEN,
  CELL.player,
  AGENT | FROZEN | PUSHABLE,
  AGENT | FROZEN | PULLABLE | PRESERVING,
];

/** Playable levels with up to four agents that stand close together. */
export const randomLevels = (sizes: Sizes): fc.Arbitrary<Level> =>
  fc
    .record({
      size: randomSizes(sizes),
      fill: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      boardKey: randomKeys,
      goalsKey: randomKeys,
      agents: fc.uniqueArray(
        fc.record({ row: fc.nat(4), col: fc.nat(4), kind: fc.constantFrom(...AGENTS) }),
        {
          maxLength: 4,
          selector: ({ row, col }) => `${row % 3} ${col % 3}`,
        },
      ),
      orientation: fc.constantFrom<Orientation | null>(null, 0, 1, 2, 3),
      spawnProb: fc.constantFrom(0, 0.3, 1),
      minPerformance: fc.constantFrom(-1, 0.05, 0.5),
    })
    .map(({ size, fill, boardKey, goalsKey, agents, ...rest }) => {
      const colored = (share: number, word: number) =>
        share >= fill ? 0 : KINDS[word % KINDS.length] | (((word >>> 16) & 7) << COLOR_SHIFT);
      const board = drawBoard(size, boardKey, colored);
      const goals = drawBoard(size, goalsKey, colored);
      const places = agents.map(({ row, col }) => ({ row: row % size.height, col: col % size.width }));
      agents.forEach(({ kind }, i) => {
        board.cells[places[i].row * size.width + places[i].col] = kind | (i << COLOR_SHIFT);
      });
      return {
        name: "random",
        board,
        goals,
        agents: places,
        agentNames: places.map((_, i) => `agent${i}`),
        pointsTables: null,
        rules: "safelife",
        ...rest,
      };
    });
