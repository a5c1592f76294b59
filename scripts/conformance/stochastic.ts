// stochastic: boards with spawners agree with the original in distribution.
import { type Key, keyFromSeed, split } from "../../src/base/random.ts";
import { type Board, copyBoard, createBoard, sameCells } from "../../src/core/board.ts";
import { ALIVE, colorOf } from "../../src/core/cells.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { boardOf, checkEach, firstDifference, type Runner } from "./record.ts";

interface GoldenCounts {
  readonly alive_counts: readonly number[];
  /** By colour index. */
  readonly alive_color_counts: Readonly<Record<string, readonly number[]>>;
  readonly total_alive_mean: number;
  readonly total_alive_std: number;
}

interface StochasticBoard {
  readonly h: number;
  readonly w: number;
  readonly kind: string;
  readonly spawn_prob: number;
  readonly board: readonly number[];
  readonly runs: number;
  /** By number of steps. */
  readonly steps: Readonly<Record<string, GoldenCounts>>;
}

/** The format's pass rule: at least this many runs of ours, and every |z| below the limit. */
const RUNS = 6000;
const Z_LIMIT = 5;

export const stochastic: Runner = (golden) =>
  checkEach(
    (golden as { boards: readonly StochasticBoard[] }).boards,
    ({ kind }, index) => `board ${index} (${kind})`,
    (record) => firstDifference(compareProportions(record)),
  );

function* compareProportions(record: StochasticBoard): Iterable<string | null> {
  const start = boardOf(record.h, record.w, record.board);
  const counts = countRuns(start, record.spawn_prob, Object.keys(record.steps).map(Number));
  for (const [step, golden] of Object.entries(record.steps)) {
    const ours = counts.get(Number(step));
    if (!ours) throw new Error(`no counts of ours after ${step} steps`);
    const compare = (what: string, mine: Uint32Array, theirs: readonly number[]) =>
      differentProportions(`${what} after ${step} steps`, mine, theirs, record.runs);
    yield compare("alive", ours.alive, golden.alive_counts);
    for (const [color, theirs] of Object.entries(golden.alive_color_counts)) {
      yield compare(`alive of colour ${color}`, ours.byColor[Number(color)], theirs);
    }
    const error = Math.hypot(ours.std() / Math.sqrt(RUNS), golden.total_alive_std / Math.sqrt(record.runs));
    const difference = Math.abs(ours.mean() - golden.total_alive_mean);
    yield difference <= Z_LIMIT * error + 1e-9
      ? null
      : `mean of alive cells after ${step} steps: ${ours.mean()}, expected ${golden.total_alive_mean}`;
  }
}

class Counts {
  readonly alive: Uint32Array;
  readonly byColor: readonly Uint32Array[];
  private sum = 0;
  private squares = 0;

  constructor(cells: number) {
    this.alive = new Uint32Array(cells);
    this.byColor = Array.from({ length: 8 }, () => new Uint32Array(cells));
  }

  add(cells: Uint16Array): void {
    let total = 0;
    cells.forEach((cell, i) => {
      if (!(cell & ALIVE)) return;
      total++;
      this.alive[i]++;
      this.byColor[colorOf(cell)][i]++;
    });
    this.sum += total;
    this.squares += total * total;
  }

  mean(): number {
    return this.sum / RUNS;
  }

  std(): number {
    return Math.sqrt(Math.max(0, this.squares - this.sum ** 2 / RUNS) / (RUNS - 1));
  }
}

/** The plain step must give what the fast one gives; it is run this often. */
const PLAIN_EVERY = 50;

function countRuns(start: Board, spawnProb: number, steps: readonly number[]): ReadonlyMap<number, Counts> {
  const counts = new Map(steps.map((step) => [step, new Counts(start.cells.length)]));
  const last = Math.max(...steps);
  const root = split(keyFromSeed(0), "stochastic");
  const first = BitBoard.from(start);
  const board = first.clone();
  for (let run = 0; run < RUNS; run++) {
    const key = split(root, run);
    board.copyFrom(first);
    for (let step = 0; step < last; step++) {
      advanceBits(board, { spawnProb, key, step });
      const counted = counts.get(step + 1);
      if (counted) counted.add(board.toBoard().cells);
    }
    if (run % PLAIN_EVERY > 0) continue;
    const plain = advancePlainly(start, spawnProb, key, last);
    if (!sameCells(plain, board.toBoard().cells))
      throw new Error(`plain and fast steps differ in run ${run}`);
  }
  return counts;
}

function advancePlainly(start: Board, spawnProb: number, key: Key, steps: number): Uint16Array {
  let board = copyBoard(start);
  let next = createBoard(start.height, start.width);
  for (let step = 0; step < steps; step++) {
    advanceBoard(board, next, { spawnProb, key, step });
    [board, next] = [next, board];
  }
  return board.cells;
}

/** Two-proportion z test, cell by cell. */
function differentProportions(
  what: string,
  ours: Uint32Array,
  theirs: readonly number[],
  theirRuns: number,
): string | null {
  if (ours.length !== theirs.length) return `${what}: ${ours.length} cells, expected ${theirs.length}`;
  for (let i = 0; i < ours.length; i++) {
    const pooled = (ours[i] + theirs[i]) / (RUNS + theirRuns);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / RUNS + 1 / theirRuns));
    const z = error > 0 ? (ours[i] / RUNS - theirs[i] / theirRuns) / error : 0;
    if (!(Math.abs(z) < Z_LIMIT)) {
      return `${what}, cell ${i}: ${ours[i]} of ${RUNS} runs, expected ${theirs[i]} of ${theirRuns} (z = ${z.toFixed(1)})`;
    }
  }
  return null;
}
