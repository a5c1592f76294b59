// A random walk over patterns that ends where one comes back after its period: change a cell near a place that does
// not, the likelier the better that is (SafeLife 1.2.2, `gen_pattern`).
import { exp } from "../base/exact-math.ts";
import { type Key, threefry } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import { IndexSet } from "./index-set.ts";
import { PackedState } from "./packed-state.ts";
import type { Penalty } from "./parameters.ts";
import {
  EMPTY_KIND,
  type Flags,
  KINDS,
  kindOfCell,
  LIFE_KIND,
  NEW,
  TREE_KIND,
  WALL_KIND,
} from "./pattern-cells.ts";
import type { PatternState } from "./pattern-state.ts";
import { PlainState } from "./plain-state.ts";
import { StillState } from "./still-state.ts";
import type { Mask, Torus } from "./torus.ts";

export interface SearchSettings {
  /** At least 1. */
  readonly period: number;
  /** Share of the free cells to be filled at least. */
  readonly minFill: number;
  readonly temperature: number;
  readonly oscillationBonus: number;
  /** Steps, per free cell and period, before the search gives up. */
  readonly maxIterations: number;
  readonly alive: Penalty;
  readonly wall: Penalty;
  readonly tree: Penalty;
}

/** Called with work about to be done, counted in search steps of period 1; may throw to end all. */
export type Spend = (steps: number) => void;

/** Work between two calls of `Spend`. */
const STRIDE = 256;

/** What a step costs in steps of period 1: cells near a site, each followed over the period. The form for any period
 *  and board looks at each cell by itself. */
const costOf = (period: number, state: PatternState): number =>
  Math.ceil((((2 * period + 1) ** 2 * period) / 9) * (state instanceof PlainState ? 20 : 1));

/** Weights add up to something in between, or they are made again from logarithms. */
const TINY = 1e-12;
const HUGE = 1e100;

const draw = new Uint32Array(2);

/**
 * Changes `NEW` cells of a board until all that must come back do, and enough is filled.
 * @param board only read
 * @param seeds where to begin, or null for anywhere near the flags
 * @returns the kinds of all cells, or null where the search gave up
 */
export function searchPattern(
  board: Board,
  torus: Torus,
  flags: Flags,
  seeds: Mask | null,
  settings: SearchSettings,
  key: Key,
  spend: Spend,
): Uint8Array | null {
  const { period, minFill, temperature, oscillationBonus } = settings;
  const state = stateFor(board, torus, flags, period);
  const { kinds, bad } = state;
  const square = new Int32Array((2 * period + 1) ** 2);
  const starts = setOf(seeds ?? flags);
  const free = setOf(flags.map((flag) => flag & NEW));
  const totals = [0, 0, 0, 0];
  for (let i = 0; i < free.size; i++) totals[kindOfCell(board.cells[free.at(i)])]++;
  const enough = minFill * free.size;
  const limit = Math.floor(settings.maxIterations * free.size * period);
  const choice = new Choice(period, temperature, oscillationBonus);
  const penalties = new Float64Array(KINDS);
  const cost = costOf(period, state);
  const stride = Math.max(1, Math.floor(STRIDE / cost));
  for (let step = 0; step < limit; step++) {
    if (step % stride === 0) spend(cost * Math.min(stride, limit - step));
    const filled = free.size - totals[EMPTY_KIND];
    if (bad.size === 0 && filled >= enough) return kinds;
    threefry(key[0], key[1], step, 0, draw);
    const sites = bad.size > 0 ? bad : starts.size > 0 ? starts : free;
    const site = sites.at(Math.floor((draw[0] / 2 ** 32) * sites.size));
    starts.delete(site);
    penalties[EMPTY_KIND] = emptyPenalty(filled / enough);
    penalties[LIFE_KIND] = penaltyAt(settings.alive, totals[LIFE_KIND] / (filled + 1));
    penalties[WALL_KIND] = penaltyAt(settings.wall, totals[WALL_KIND] / (filled + 1));
    penalties[TREE_KIND] = penaltyAt(settings.tree, totals[TREE_KIND] / (filled + 1));
    choice.penalize(penalties);
    torus.findSquare(site, period, square);
    choice.weigh(square, flags, state);
    const picked = choice.pick(draw[1] / 2 ** 32);
    if (picked < 0) continue;
    const kind = picked % KINDS;
    const cell = (picked - kind) / KINDS;
    totals[kinds[cell]]--;
    totals[kind]++;
    state.put(cell, kind);
  }
  return null;
}

/** Draws emptiness into life, less and less the nearer the pattern is to be full enough. */
const emptyPenalty = (share: number): number => (share < 0.9 ? 2 : share < 1 ? 20 * (1 - share) : 0);

const penaltyAt = ([none, all]: Penalty, share: number): number => none + (all - none) * share;

function stateFor(board: Board, torus: Torus, flags: Flags, period: number): PatternState {
  if (period === 1) return new StillState(board, flags, torus);
  if (PackedState.serves(board, period)) return new PackedState(board, flags, torus);
  return new PlainState(board, flags, period, torus);
}

function setOf(cells: ArrayLike<number>): IndexSet {
  const set = new IndexSet(cells.length);
  for (let cell = 0; cell < cells.length; cell++) if (cells[cell]) set.add(cell);
  return set;
}

/** A weight smaller than another by this power of e never counts. */
const NEVER = 50;

/** One of several changes of a cell's kind, with probability in proportion to exp(-energy / temperature). */
class Choice {
  private count = 0;
  private total = 0;
  /** `[change]` cell and kind, `cell * KINDS + kind`. */
  private readonly changes: Int32Array;
  private readonly energies: Float64Array;
  /** The sums of all weights up to each change. */
  private readonly sums: Float64Array;
  private readonly penalties = new Float64Array(KINDS).fill(Number.NaN);
  private readonly penaltyWeights = new Float64Array(KINDS);
  /** Kinds that are not so bad that they are never drawn, and how many these are. */
  private readonly likely = new Uint8Array(KINDS);
  private likelyKinds = 0;
  /** Weights of changes in numbers, from minus the most that a look can count. */
  private readonly ofViolations: Float64Array;
  private readonly ofOscillations: Float64Array;
  private readonly most: number;

  constructor(
    period: number,
    private readonly temperature: number,
    private readonly bonus: number,
  ) {
    const cells = (2 * period + 1) ** 2;
    this.changes = new Int32Array(KINDS * cells);
    this.energies = new Float64Array(KINDS * cells);
    this.sums = new Float64Array(KINDS * cells);
    this.most = 2 * cells;
    const weights = (energy: number) =>
      Float64Array.from({ length: 2 * this.most + 1 }, (_, i) => this.weightOf(energy * (i - this.most)));
    this.ofViolations = weights(1);
    this.ofOscillations = weights(-bonus);
  }

  /** @param penalties what a cell of each kind costs */
  penalize(penalties: Float64Array): void {
    // Every cell can become empty or alive, and a look counts no more than `most` of either.
    const limit =
      Math.max(penalties[EMPTY_KIND], penalties[LIFE_KIND]) +
      2 * this.most * (1 + Math.abs(this.bonus)) +
      NEVER * this.temperature;
    this.likelyKinds = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      if (penalties[kind] <= limit) this.likely[this.likelyKinds++] = kind;
      if (penalties[kind] === this.penalties[kind]) continue;
      this.penalties[kind] = penalties[kind];
      this.penaltyWeights[kind] = this.weightOf(penalties[kind]);
    }
  }

  /** Weighs the changes of some cells, as far as they are free. */
  weigh(cells: Int32Array, flags: Flags, state: PatternState): void {
    const { changes, energies, sums, most, bonus, likely, likelyKinds } = this;
    const { penalties, penaltyWeights, ofViolations, ofOscillations } = this;
    const { kinds, violations, oscillations } = state;
    let count = 0;
    let total = 0;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (!(flags[cell] & NEW)) continue;
      state.look(cell);
      const current = kinds[cell];
      const violationsNow = violations[current];
      const oscillationsNow = oscillations[current];
      for (let j = 0; j < likelyKinds; j++) {
        const kind = likely[j];
        if (kind === current) continue;
        const moreViolations = violations[kind] - violationsNow;
        const moreOscillations = oscillations[kind] - oscillationsNow;
        total +=
          ofViolations[most + moreViolations] *
          ofOscillations[most + moreOscillations] *
          penaltyWeights[kind];
        energies[count] = moreViolations - bonus * moreOscillations + penalties[kind];
        sums[count] = total;
        changes[count++] = cell * KINDS + kind;
      }
    }
    this.count = count;
    this.total = total;
  }

  /** @param u uniform in [0, 1) @returns `cell * KINDS + kind` of a change, or -1 where there is none */
  pick(u: number): number {
    if (this.count === 0) return -1;
    if (!(this.total > TINY && this.total < HUGE)) this.weighAnew();
    const target = u * this.total;
    let i = 0;
    while (i < this.count - 1 && this.sums[i] <= target) i++;
    return this.changes[i];
  }

  private weightOf(energy: number): number {
    return exp(-energy / this.temperature);
  }

  /** From the least energy, so that nothing is too large and something is not too small. */
  private weighAnew(): void {
    const least = this.energies.subarray(0, this.count).reduce((a, b) => Math.min(a, b));
    this.total = 0;
    for (let i = 0; i < this.count; i++) {
      this.total += this.weightOf(this.energies[i] - least);
      this.sums[i] = this.total;
    }
  }
}
