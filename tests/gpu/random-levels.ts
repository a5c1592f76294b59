// Levels that leave no flag and no rule untouched: half of the cells are what levels hold, half are any bits.
import { integer, type Key, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import {
  AGENT,
  CELL,
  COLOR_MASK,
  COLOR_SHIFT,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  PUSHABLE,
} from "../../src/core/cells.ts";
import type { Level, Orientation } from "../../src/core/level.ts";

const KINDS = [CELL.life, CELL.life, CELL.life, ...Object.values(CELL)];
const AGENTS = [AGENT | FROZEN, CELL.player, AGENT | DESTRUCTIBLE, AGENT | FROZEN | PUSHABLE];

export interface LevelKind {
  readonly height: number;
  readonly width: number;
  /** Most agents; levels without any are among them. */
  readonly agents: number;
  /** Share of cells that are any 16 bits. */
  readonly noise: number;
}

export function randomLevel({ height, width, agents, noise }: LevelKind, key: Key): Level {
  const board = randomBoard(height, width, noise, split(key, "board"));
  const goals = randomBoard(height, width, noise / 4, split(key, "goals"));
  const own = split(key, "level");
  const draw = (counter: number, below: number) => integer(own, counter, below);
  // Few goals move, so that some stand still for good.
  if (draw(0, 2) === 0) goals.cells.set(goals.cells.map((cell) => cell & COLOR_MASK));
  const positions = Array.from({ length: draw(1, agents + 1) }, (_, i) => ({
    row: draw(10 + i, height),
    col: draw(20 + i, width),
  }));
  positions.forEach(({ row, col }, i) => {
    const color = draw(30 + i, 8) << COLOR_SHIFT;
    const exit = draw(40 + i, 4) === 0 ? EXIT : 0;
    // Now and then a listed agent is not there.
    if (draw(50 + i, 8) > 0) board.cells[row * width + col] = AGENTS[draw(60 + i, 4)] | color | exit;
  });
  return {
    name: `random-${own[0]}`,
    board,
    goals,
    agents: positions,
    agentNames: positions.map((_, i) => `agent${i}`),
    orientation: [null, 0, 1, 2, 3][draw(2, 5)] as Orientation | null,
    spawnProb: [0.3, 0.3, 1e-10, 0.999, 0, 1][draw(3, 6)],
    minPerformance: [-1, 0, 0.01, 0.5][draw(4, 4)],
    pointsTables: draw(5, 2) === 0 ? null : positions.map((_, i) => randomTable(split(key, "table", i))),
    rules: "safelife",
  };
}

const randomTable = (key: Key) => Int32Array.from({ length: 72 }, (_, i) => integer(key, i, 9) - 4);

function randomBoard(height: number, width: number, noise: number, key: Key): Board {
  const board = createBoard(height, width);
  board.cells.forEach((_, i) => {
    const kind = uniform(key, i);
    const word = integer(key, i, 1 << 16, 1);
    if (kind < noise) board.cells[i] = word;
    else if (kind < 0.5) board.cells[i] = KINDS[word % KINDS.length] | ((word >> 13) << COLOR_SHIFT);
  });
  return board;
}
