// What a board does when nobody touches it.
import { keyFromSeed, split } from "../../base/random.ts";
import type { Board } from "../../core/board.ts";
import { colorOf } from "../../core/cells.ts";
import { advanceBits } from "../../core/fast-life.ts";
import { BitBoard, lowestBit, PLANES } from "../../core/planes.ts";
import { isDeterministic } from "../../safety/occupancy.ts";

export interface Alone {
  /** Steps until it repeats itself; 0: it does so from the start. Null where that was not seen. */
  readonly settlesAfter: number | null;
  /** Of what it settles into; 1 is still. Null as above. */
  readonly period: number | null;
  /** Steps that were looked at. */
  readonly steps: number;
  readonly byChance: boolean;
  /** 1 for each cell that is ever another than at the start. */
  readonly changing: Uint8Array;
  /** How many of them by colour, of the cell at the start or else of what first appears there. */
  readonly colors: readonly number[];
}

/** Cells × steps: a few hundredths of a second. */
const WORK = 4_000_000;
const MOST_STEPS = 2000;
const FEWEST_STEPS = 32;

/** @param spawnProb chance of a spawner for each cell and step */
export function leftAlone(board: Board, spawnProb: number): Alone {
  const start = BitBoard.from(board);
  const key = split(keyFromSeed(0), "check");
  const most = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, Math.floor(WORK / board.cells.length)));
  const seen = new Changes(start);
  const advance = (bits: BitBoard, step: number) => advanceBits(bits, { spawnProb, key, step });
  const now = start.clone();

  if (!isDeterministic(start, spawnProb)) {
    const steps = Math.min(most, 200);
    for (let step = 0; step < steps; step++) {
      advance(now, step);
      seen.add(now);
    }
    return { settlesAfter: null, period: null, steps, byChance: true, ...seen.result() };
  }

  // Brent (1980): a marked state is left behind farther and farther, until the board comes back to it.
  const marked = start.clone();
  let period = 0;
  let stretch = 1;
  for (let step = 1; step <= most; step++) {
    advance(now, 0);
    seen.add(now);
    period++;
    if (samePlanes(now, marked)) {
      const settlesAfter = stepsBeforeCycle(start, period, advance);
      return { settlesAfter, period, steps: step, byChance: false, ...seen.result() };
    }
    if (period === stretch) {
      marked.copyFrom(now);
      stretch *= 2;
      period = 0;
    }
  }
  return { settlesAfter: null, period: null, steps: most, byChance: false, ...seen.result() };
}

function stepsBeforeCycle(
  start: BitBoard,
  period: number,
  advance: (bits: BitBoard, step: number) => void,
): number {
  const [behind, ahead] = [start.clone(), start.clone()];
  for (let i = 0; i < period; i++) advance(ahead, 0);
  let steps = 0;
  for (; !samePlanes(behind, ahead); steps++) {
    advance(behind, 0);
    advance(ahead, 0);
  }
  return steps;
}

function samePlanes(a: BitBoard, b: BitBoard): boolean {
  for (let i = 0; i < a.planes.length; i++) if (a.planes[i] !== b.planes[i]) return false;
  return true;
}

/** Cells that were ever seen to be another than at the start. */
class Changes {
  private readonly changing: Uint8Array;
  private readonly colors = new Array<number>(8).fill(0);
  /** A bit for each cell, as in one plane. */
  private readonly bits: Int32Array;

  constructor(private readonly start: BitBoard) {
    this.changing = new Uint8Array(start.height * start.width);
    this.bits = new Int32Array(start.planeWords);
  }

  add(now: BitBoard): void {
    const { planes, planeWords, wordsPerRow, width } = this.start;
    for (let word = 0; word < planeWords; word++) {
      let fresh = 0;
      for (let plane = 0, at = word; plane < PLANES; plane++, at += planeWords) {
        fresh |= planes[at] ^ now.planes[at];
      }
      fresh &= ~this.bits[word];
      this.bits[word] |= fresh;
      for (; fresh !== 0; fresh &= fresh - 1) {
        const row = Math.floor(word / wordsPerRow);
        const index = row * width + (word - row * wordsPerRow) * 32 + lowestBit(fresh);
        this.changing[index] = 1;
        this.colors[colorOf(this.start.cell(index) || now.cell(index))]++;
      }
    }
  }

  result(): Pick<Alone, "changing" | "colors"> {
    return { changing: this.changing, colors: this.colors };
  }
}
