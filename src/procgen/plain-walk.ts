// A random walk over patterns, the likelier to take a step the better that is: what the fast one is held to, and the
// only one for long periods and narrow boards (SafeLife 1.2.2, `gen_pattern`).
import { exp } from "../base/exact-math.ts";
import { threefry } from "../base/random.ts";
import { IndexSet } from "./index-set.ts";
import type { Penalty } from "./parameters.ts";
import { EMPTY_KIND, KINDS, kindOfCell, LIFE_KIND, NEW, TREE_KIND, WALL_KIND } from "./pattern-cells.ts";
import { PlainState } from "./plain-state.ts";
import { enoughFilled, type Walk, type WalkStart } from "./walk.ts";

/** Weights add up to something in between, or they are made again from logarithms. */
const TINY = 1e-12;
const HUGE = 1e100;

const draw = new Uint32Array(2);

export class PlainWalk implements Walk {
  private readonly state: PlainState;
  private readonly starts: IndexSet;
  private readonly free: IndexSet;
  /** Free cells of each kind. */
  private readonly totals = [0, 0, 0, 0];
  private readonly enough: number;
  private readonly choice: Choice;
  /** Cells that a step may change; on small boards some are several times in it. */
  private readonly square: Int32Array;
  /** `[cell]` the last step that looked at it, and its first place in the square then. */
  private readonly lookedIn: Int32Array;
  private readonly placeOf: Int32Array;

  constructor(private readonly start: WalkStart) {
    const { board, torus, flags, seeds, settings } = start;
    this.state = new PlainState(board, flags, settings.period, torus);
    this.starts = setOf(seeds);
    this.free = setOf(flags.map((flag) => flag & NEW));
    for (let i = 0; i < this.free.size; i++) this.totals[kindOfCell(board.cells[this.free.at(i)])]++;
    this.enough = enoughFilled(start);
    this.square = new Int32Array((2 * settings.period + 1) ** 2);
    this.lookedIn = new Int32Array(torus.size).fill(-1);
    this.placeOf = new Int32Array(torus.size);
    this.choice = new Choice(this.square.length, settings.temperature, settings.oscillationBonus);
  }

  kinds(): Uint8Array {
    return this.state.kinds.slice();
  }

  advance(from: number, to: number): boolean {
    for (let step = from; step < to; step++) {
      if (this.state.bad.size === 0 && this.filled >= this.enough) return true;
      this.take(step);
    }
    return false;
  }

  private get filled(): number {
    return this.free.size - this.totals[EMPTY_KIND];
  }

  private take(step: number): void {
    const { state, starts, free, totals, square, lookedIn, placeOf, choice } = this;
    const { key, torus, flags, settings } = this.start;
    threefry(key[0], key[1], step, 0, draw);
    const sites = state.bad.size > 0 ? state.bad : starts.size > 0 ? starts : free;
    const site = sites.at(Math.floor((draw[0] / 2 ** 32) * sites.size));
    starts.delete(site);
    this.penalize();
    torus.findSquare(site, settings.period, square);
    choice.clear();
    for (let place = 0; place < square.length; place++) {
      const cell = square[place];
      if (lookedIn[cell] === step) choice.repeat(placeOf[cell]);
      else {
        state.look(cell);
        choice.add(state, state.kinds[cell], (flags[cell] & NEW) !== 0);
        lookedIn[cell] = step;
        placeOf[cell] = place;
      }
    }
    const picked = choice.pick(draw[1] / 2 ** 32);
    if (picked < 0) return;
    const kind = picked % KINDS;
    const cell = square[(picked - kind) / KINDS];
    totals[state.kinds[cell]]--;
    totals[kind]++;
    state.put(cell, kind);
  }

  private penalize(): void {
    const { choice, totals, filled } = this;
    const { alive, wall, tree } = this.start.settings;
    const costOf = ([none, all]: Penalty, kind: number) =>
      none + (all - none) * (totals[kind] / (filled + 1));
    choice.penalize(EMPTY_KIND, emptyPenalty(filled / this.enough));
    choice.penalize(LIFE_KIND, costOf(alive, LIFE_KIND));
    choice.penalize(WALL_KIND, costOf(wall, WALL_KIND));
    choice.penalize(TREE_KIND, costOf(tree, TREE_KIND));
  }
}

/** Draws emptiness into life, less and less the nearer the pattern is to be full enough. */
const emptyPenalty = (share: number): number => (share < 0.9 ? 2 : share < 1 ? 20 * (1 - share) : 0);

function setOf(cells: ArrayLike<number>): IndexSet {
  const set = new IndexSet(cells.length);
  for (let cell = 0; cell < cells.length; cell++) if (cells[cell]) set.add(cell);
  return set;
}

/** One of several changes, with probability in proportion to exp(-energy / temperature): first a cell, then its kind. */
class Choice {
  private count = 0;
  /** `[change]` number `KINDS * cell + kind`. */
  private readonly energies: Float64Array;
  private readonly weights: Float64Array;
  private readonly penalties = new Float64Array(KINDS);
  private readonly penaltyWeights = new Float64Array(KINDS);

  constructor(
    cells: number,
    private readonly temperature: number,
    private readonly bonus: number,
  ) {
    this.energies = new Float64Array(KINDS * cells);
    this.weights = new Float64Array(KINDS * cells);
  }

  /** @param penalty what a cell of the kind costs */
  penalize(kind: number, penalty: number): void {
    this.penalties[kind] = penalty;
    this.penaltyWeights[kind] = this.weightOf(penalty);
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds the changes of the cell that was looked at. */
  add({ violations, oscillations }: PlainState, current: number, isFree: boolean): void {
    for (let kind = 0; kind < KINDS; kind++, this.count++) {
      const isChange = isFree && kind !== current;
      const moreViolations = violations[kind] - violations[current];
      const moreOscillations = -this.bonus * (oscillations[kind] - oscillations[current]);
      const weight = isChange ? this.weightOf(moreViolations) * this.weightOf(moreOscillations) : 0;
      this.weights[this.count] = weight * this.penaltyWeights[kind];
      this.energies[this.count] = isChange
        ? moreViolations + moreOscillations + this.penalties[kind]
        : Number.POSITIVE_INFINITY;
    }
  }

  /** Adds the changes of a cell that was added before. @param place how many cells were added before it */
  repeat(place: number): void {
    const first = KINDS * place;
    this.weights.copyWithin(this.count, first, first + KINDS);
    this.energies.copyWithin(this.count, first, first + KINDS);
    this.count += KINDS;
  }

  /** @param u uniform in [0, 1) @returns the number of a change, or -1 where there is none */
  pick(u: number): number {
    const { weights, energies, count } = this;
    let sums = this.sumCells();
    let total = sums[sums.length - 1];
    if (!(total > TINY && total < HUGE)) {
      // From the least energy, so that nothing is too large and something is not too small.
      const least = energies.subarray(0, count).reduce((a, b) => Math.min(a, b));
      if (least === Number.POSITIVE_INFINITY) return -1;
      energies.forEach((energy, i) => {
        weights[i] = this.weightOf(energy - least);
      });
      sums = this.sumCells();
      total = sums[sums.length - 1];
    }
    const target = u * total;
    const cell = sums.findIndex((sum) => sum > target);
    const rest = cell === 0 ? target : target - sums[cell - 1];
    let picked = -1;
    let sum = 0;
    for (let i = KINDS * cell; i < KINDS * (cell + 1); i++) {
      if (!(weights[i] > 0)) continue;
      picked = i;
      sum += weights[i];
      if (rest < sum) break;
    }
    return picked;
  }

  /** The weights of all changes up to those of each cell. */
  private sumCells(): number[] {
    const sums: number[] = [];
    let total = 0;
    for (let i = 0; i < this.count; i += KINDS) {
      total += this.weights[i] + this.weights[i + 1] + this.weights[i + 2] + this.weights[i + 3];
      sums.push(total);
    }
    return sums;
  }

  private weightOf(energy: number): number {
    return exp(-energy / this.temperature);
  }
}
