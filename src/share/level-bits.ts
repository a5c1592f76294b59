// A level as few bits: cell and goal as one symbol, told by those beside and above it.
import { SymbolModel } from "../base/symbol-model.ts";
import { type Board, createBoard } from "../core/board.ts";
import { AGENT, CELL, COLOR_MASK, COLOR_SHIFT, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../core/cells.ts";
import type { Level, Orientation, PointsTable } from "../core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../core/points.ts";
import { type Coder, DamagedError } from "./coder.ts";
import {
  agentsOnBoard,
  defaultAgentNames,
  MAX_AGENTS,
  MAX_NAME,
  MAX_POINTS,
  MAX_SIDE,
} from "./level-checks.ts";

/** Larger boards, and boards of more different pairs of cell and goal, are not written: what a stranger's link may ask
 *  for stays small. */
export const MOST_CELLS = 2 ** 14;
export const MOST_PAIRS = 128;

const KINDS: readonly number[] = Object.values(CELL);
const MOST_TEXT = 4 * MAX_NAME;

// What most levels hold. Never to be changed: links are made of it.
const USUAL_SIDES = [26];
const USUAL_SPAWN_PROBS = [0.3];
const USUAL_PERFORMANCES = [0.5, -1];
const USUAL_PAIRS = [
  ...[
    [0, 0],
    [0, 0xe00],
    [0, 0x809],
    [0x10, 0x10],
    [0x10, 0xe10],
    [0x310, 0xe00],
  ],
  ...[
    [0x72, 0xe00],
    [0x7a, 0xe00],
    [0x409, 9],
    [0x209, 9],
    [0x201, 1],
    [0x401, 1],
  ],
  ...[
    [0x411, 0x11],
    [0x611, 0x11],
    [0x609, 0],
    [0x698, 0x18],
    [0x698, 0x10],
    [0x8014, 0x8014],
  ],
].map(([cell, goal]) => pairOf(cell, goal));

/** Weights of: any place, the cell before, the cell above, both, the four before and above. */
const WEIGHTS = [1, 4, 4, 20, 80];

/** @param level when writing @throws DamagedError */
export function codeLevel(coder: Coder, level?: Level): Level {
  const name = coder.text(MOST_TEXT, level?.name);
  const hasHint = coder.flag(level && level.hint !== undefined);
  const hint = hasHint ? coder.text(MOST_TEXT, level?.hint) : undefined;
  const height = codeSide(coder, level?.board.height);
  const width = codeSide(coder, level?.board.width);
  if (height * width > MOST_CELLS) throw new DamagedError();
  const { board, goals } = codeBoards(coder, height, width, level);
  const agents = codeAgents(coder, board, level);
  return {
    name,
    ...(hint === undefined ? {} : { hint }),
    board,
    goals,
    ...agents,
    orientation: codeOrientation(coder, level),
    spawnProb: codeFloat(coder, USUAL_SPAWN_PROBS, level?.spawnProb),
    minPerformance: codeFloat(coder, USUAL_PERFORMANCES, level?.minPerformance),
    pointsTables: coder.flag(level && level.pointsTables !== null)
      ? agents.agents.map((_, agent) => codeTable(coder, level?.pointsTables?.[agent]))
      : null,
    rules: coder.flag(level && level.rules === "game-of-life") ? "game-of-life" : "safelife",
  };
}

const codeSide = (coder: Coder, side?: number): number =>
  coder.oneOf(USUAL_SIDES, (other) => coder.below(MAX_SIDE, other && other - 1) + 1, side);

const codeFloat = (coder: Coder, usual: readonly number[], value?: number): number =>
  coder.oneOf(usual, (other) => coder.float(other), value);

/** The places at which it is not the default, one after another. */
function codeTable(coder: Coder, given: PointsTable | undefined): PointsTable {
  const table = DEFAULT_POINTS_TABLE.slice();
  const changed = given && [...table.keys()].filter((i) => table[i] !== given[i]);
  const changes = coder.count(table.length, changed?.length);
  for (let i = 0; i < changes; i++) {
    const at = coder.below(table.length, changed?.[i]);
    table[at] = coder.integer(MAX_POINTS, changed && given?.[at]);
  }
  return table;
}

/** Cell and goal of one place, as one number. */
function pairOf(cell: number, goal: number): number {
  return cell * 2 ** 16 + goal;
}

function codeBoards(coder: Coder, height: number, width: number, level: Level | undefined) {
  const board = createBoard(height, width);
  const goals = createBoard(height, width);
  const pairs = level && Array.from(level.board.cells, (cell, i) => pairOf(cell, level.goals.cells[i]));
  const known = pairs && [...new Set(pairs)];
  const kinds = coder.below(MOST_PAIRS, known && known.length - 1) + 1;
  const palette = Array.from({ length: kinds }, (_, i) =>
    coder.oneOf(USUAL_PAIRS, (other) => codePair(coder, other), known?.[i]),
  );
  const model = new SymbolModel(kinds, WEIGHTS);
  const symbols = new Uint8Array(height * width);
  const indexOf = new Map(known?.map((pair, i) => [pair, i]));
  for (let i = 0; i < symbols.length; i++) {
    const at = (by: number) => (i < by ? kinds : symbols[i - by]);
    const [before, above, aboveBefore, aboveAfter] = [at(1), at(width), at(width + 1), at(width - 1)];
    const both = before * (MOST_PAIRS + 1) + above;
    const contexts = [
      0,
      before,
      above,
      both,
      (both * (MOST_PAIRS + 1) + aboveBefore) * (MOST_PAIRS + 1) + aboveAfter,
    ];
    symbols[i] = coder.symbol(model, contexts, pairs && indexOf.get(pairs[i]));
    const pair = palette[symbols[i]];
    board.cells[i] = Math.floor(pair / 2 ** 16);
    goals.cells[i] = pair % 2 ** 16;
  }
  return { board, goals };
}

/** Goals that are none, or the cell without its colour, are usual. */
function codePair(coder: Coder, pair: number | undefined): number {
  const given = pair === undefined ? undefined : { cell: Math.floor(pair / 2 ** 16), goal: pair % 2 ** 16 };
  const cell = codeWord(coder, given?.cell);
  const usual = [0, cell & ~COLOR_MASK];
  const which = given && usual.indexOf(given.goal);
  const choice = coder.below(3, which === -1 ? 2 : which);
  return pairOf(cell, usual[choice] ?? codeWord(coder, given?.goal));
}

/** A kind that has a name with a colour, or any sixteen bits. */
function codeWord(coder: Coder, word?: number): number {
  const bare = word === undefined ? undefined : word & ~COLOR_MASK & ~(word & AGENT ? ORIENTATION_MASK : 0);
  const index = bare === undefined ? undefined : KINDS.indexOf(bare);
  const kind = KINDS[coder.below(KINDS.length + 1, index === -1 ? KINDS.length : index)];
  if (kind === undefined) return coder.below(2 ** 16, word);
  const color = coder.below(8, word === undefined ? undefined : (word & COLOR_MASK) >> COLOR_SHIFT);
  const orientation =
    kind & AGENT
      ? coder.below(4, word === undefined ? undefined : (word & ORIENTATION_MASK) >> ORIENTATION_SHIFT)
      : 0;
  return kind | (color << COLOR_SHIFT) | (orientation << ORIENTATION_SHIFT);
}

function codeAgents(
  coder: Coder,
  board: Board,
  level: Level | undefined,
): Pick<Level, "agents" | "agentNames"> {
  const onBoard = agentsOnBoard(board);
  const isUsual =
    level &&
    onBoard.length === level.agents.length &&
    onBoard.every(({ row, col }, i) => row === level.agents[i].row && col === level.agents[i].col);
  const agents = coder.flag(isUsual)
    ? onBoard
    : Array.from({ length: coder.count(MAX_AGENTS, level?.agents.length) }, (_, i) => ({
        row: coder.below(board.height, level?.agents[i].row),
        col: coder.below(board.width, level?.agents[i].col),
      }));
  if (agents.length > MAX_AGENTS) throw new DamagedError();
  const usual = defaultAgentNames(agents.length);
  const hasUsualNames = coder.flag(level?.agentNames.every((name, i) => name === usual[i]));
  return {
    agents,
    agentNames: hasUsualNames ? usual : usual.map((_, i) => coder.text(MOST_TEXT, level?.agentNames[i])),
  };
}

/** 0: as the board says. */
function codeOrientation(coder: Coder, level: Level | undefined): Orientation | null {
  const code = coder.below(5, level && (level.orientation === null ? 0 : level.orientation + 1));
  return code === 0 ? null : ((code - 1) as Orientation);
}
