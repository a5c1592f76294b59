// How often each cell is alive, colour by colour, while a board is left alone.
import type { Key } from "../base/random.ts";
import { type Board, copyBoard, createBoard, sameCells } from "../core/board.ts";
import { AGENT, ALIVE, colorOf, EXIT, FROZEN, SPAWNING } from "../core/cells.ts";
import { advanceBoard } from "../core/life.ts";

/** What a board does without an agent: how often its spawners fire, and their random numbers. */
export interface LeftAlone {
  /** Chance in [0, 1] that a spawner fills an empty neighbour in one step. */
  readonly spawnProb: number;
  readonly key: Key;
}

/** Bits that say whether a cell is counted, and their value if it is. */
const COUNTED_BITS = ALIVE | AGENT | EXIT | FROZEN;
const COUNTED = ALIVE;

/** The board `steps` later; `board` is only read and the caller owns the result. */
export const leaveAlone = (board: Board, steps: number, left: LeftAlone): Board =>
  visitStates(board, steps, left, () => {});

/**
 * Per colour index 0 … 7 the share of the `samples` states after `board` in which a cell is alive and no agent,
 * exit or frozen; each `[cell]` in [0, 1], null for a colour that is never seen. `board` is only read; the caller
 * owns the result.
 */
export function lifeDensities(board: Board, samples: number, left: LeftAlone): (Float64Array | null)[] {
  const counts: (Float64Array | null)[] = Array.from({ length: 8 }, () => null);
  visitStates(board, samples, left, ({ cells }, times) => {
    for (let i = 0; i < cells.length; i++) {
      if ((cells[i] & COUNTED_BITS) !== COUNTED) continue;
      const color = colorOf(cells[i]);
      const ofColor = counts[color] ?? new Float64Array(cells.length);
      counts[color] = ofColor;
      ofColor[i] += times;
    }
  });
  return counts.map((ofColor) => ofColor?.map((count) => count / samples) ?? null);
}

/**
 * Shows the states after steps 1 … `steps` to `visit`, each with the number of times it occurs, and returns the
 * last one. Where nothing is random the board runs into a cycle, usually a short one: once a state returns, one
 * more turn of the cycle stands for all that are left.
 */
function visitStates(
  board: Board,
  steps: number,
  { spawnProb, key }: LeftAlone,
  visit: (state: Board, times: number) => void,
): Board {
  const mayCycle = isDeterministic(board, spawnProb);
  let now = copyBoard(board);
  let next = createBoard(board.height, board.width);
  const advance = (step: number) => {
    advanceBoard(now, next, { spawnProb, key, step });
    [now, next] = [next, now];
  };
  // As in Brent's search, but with gaps that grow by an eighth: long against the cycles of most boards, short
  // against the time they take to settle.
  const earlier = copyBoard(board);
  let earlierStep = 0;
  let nextEarlierStep = 4;
  for (let step = 1; step <= steps; step++) {
    advance(step - 1);
    visit(now, 1);
    if (!mayCycle) continue;
    if (sameCells(now.cells, earlier.cells)) {
      return visitCycle(step - earlierStep, steps - step);
    }
    if (step === nextEarlierStep) {
      earlier.cells.set(now.cells);
      earlierStep = step;
      nextEarlierStep += 4 + (step >> 3);
    }
  }
  return now;

  function visitCycle(period: number, left: number): Board {
    let last = copyBoard(now);
    for (let phase = 1; phase <= Math.min(period, left); phase++) {
      advance(0);
      const turns = Math.floor((left - phase) / period);
      visit(now, turns + 1);
      if (left === phase + turns * period) last = copyBoard(now);
    }
    return last;
  }
}

/** Spawners never arise, so a board without one never draws a number; nor does chance 0 or 1 leave a choice. */
const isDeterministic = (board: Board, spawnProb: number): boolean =>
  Math.fround(spawnProb) === 0 ||
  Math.fround(spawnProb) === 1 ||
  !board.cells.some((cell) => cell & SPAWNING);
