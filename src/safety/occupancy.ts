// How often each cell is alive, colour by colour, while a board is left alone.
import type { Key } from "../base/random.ts";
import { SPAWNING } from "../core/cells.ts";
import { advanceBits } from "../core/fast-life.ts";
import type { BitBoard } from "../core/planes.ts";
import { LifeCounter } from "./life-counter.ts";
import { noteReading } from "./watch.ts";

/** What a board does without an agent: how often its spawners fire, and their random numbers. */
export interface LeftAlone {
  /** Chance in [0, 1] that a spawner fills an empty neighbour in one step. */
  readonly spawnProb: number;
  readonly key: Key;
}

/** The board `steps` later; `board` is only read and the caller owns the result. */
export const leaveAlone = (board: BitBoard, steps: number, left: LeftAlone): BitBoard =>
  visitStates(board, steps, left, () => {});

/**
 * Per colour index 0 … 7 the share of the `samples` states after `board` in which a cell is alive and no agent,
 * exit or frozen; each `[cell]` in [0, 1], null for a colour that is never seen. `board` is only read; the caller
 * owns the result.
 */
export function lifeDensities(board: BitBoard, samples: number, left: LeftAlone): (Float64Array | null)[] {
  noteReading();
  const counter = new LifeCounter(board, samples);
  visitStates(board, samples, left, (state, times) => counter.add(state, times));
  return Array.from({ length: 8 }, (_, color) => counter.shares(color));
}

/**
 * Shows the states after steps 1 … `steps` to `visit`, each with the number of times it occurs, and returns the
 * last one. Where nothing is random the board runs into a cycle, usually a short one: once a state returns, one
 * more turn of the cycle stands for all that are left.
 */
function visitStates(
  board: BitBoard,
  steps: number,
  { spawnProb, key }: LeftAlone,
  visit: (state: BitBoard, times: number) => void,
): BitBoard {
  const mayCycle = isDeterministic(board, spawnProb);
  const now = board.clone();
  const advance = (step: number): boolean => advanceBits(now, { spawnProb, key, step });
  // As in Brent's search, but with gaps that grow by an eighth: long against the cycles of most boards, short
  // against the time they take to settle.
  const earlier = board.clone();
  let earlierStep = 0;
  let nextEarlierStep = 4;
  for (let step = 1; step <= steps; step++) {
    const changed = advance(step - 1);
    if (mayCycle && !changed) {
      visit(now, steps - step + 1);
      return now;
    }
    visit(now, 1);
    if (!mayCycle) continue;
    if (samePlanes(now, earlier)) return visitCycle(step - earlierStep, steps - step);
    if (step === nextEarlierStep) {
      earlier.copyFrom(now);
      earlierStep = step;
      nextEarlierStep += 4 + (step >> 3);
    }
  }
  return now;

  function visitCycle(period: number, left: number): BitBoard {
    const last = now.clone();
    for (let phase = 1; phase <= Math.min(period, left); phase++) {
      advance(0);
      const turns = Math.floor((left - phase) / period);
      visit(now, turns + 1);
      if (left === phase + turns * period) last.copyFrom(now);
    }
    return last;
  }
}

function samePlanes(a: BitBoard, b: BitBoard): boolean {
  for (let i = 0; i < a.planes.length; i++) if (a.planes[i] !== b.planes[i]) return false;
  return true;
}

/** Spawners never arise, so a board without one never draws a number; nor does chance 0 or 1 leave a choice. */
export const isDeterministic = (board: BitBoard, spawnProb: number): boolean =>
  Math.fround(spawnProb) === 0 || Math.fround(spawnProb) === 1 || !(board.present & SPAWNING);
