// How much mass has to move how far to turn one distribution on the torus into another (SafeLife 1.2.2,
// `side_effects.py`, with pyemd), quirks included.
import { tanh } from "../base/exact-math.ts";
import { cheapestTransport, type Transport } from "./network-simplex.ts";
import { noteReading } from "./watch.ts";

export interface TransportSettings {
  readonly metric: "manhattan" | "euclidean";
  /** Whether columns, and rows, meet at their ends. */
  readonly wrapCols: boolean;
  readonly wrapRows: boolean;
  /** Which moves the wrap shortens. "towards-smaller": the original's quirk, only moves from a higher to a lower
   *  index. "both-ways": the torus, so that the distance is symmetric and the same wherever a board is cut open. */
  readonly wrapping: "towards-smaller" | "both-ways";
  /** Distance d costs tanh(d / tanhScale), so that all far moves cost about 1; 0 costs d itself. */
  readonly tanhScale: number;
  /** Cost of each unit by which the totals differ; -1 stands for the largest distance between compared cells. */
  readonly extraMassPenalty: number;
}

/** As side effects are measured. */
export const SIDE_EFFECT_TRANSPORT: TransportSettings = {
  metric: "manhattan",
  wrapCols: true,
  wrapRows: true,
  wrapping: "towards-smaller",
  tanhScale: 5,
  extraMassPenalty: 1,
};

/** Two distributions of mass, each `[height, width]` row-major and ≥ 0. */
export interface MassChange {
  readonly height: number;
  readonly width: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/** Cells that change by less than this share of the largest change are left out. */
const NEGLIGIBLE = 0.001;

/**
 * The cost of the cheapest transport of the smaller total, and the penalty for what remains, between the cells
 * that change. Mass that both distributions have in a cell stays there, which no detour beats: the distances obey
 * the triangle inequality, although not symmetry. Exact to about 1e-12 of the largest cost.
 */
export function transportDistance(change: MassChange, settings: TransportSettings): number {
  const { transport, remainder, penalty } = solve(change, settings);
  return transport.cost + Math.abs(remainder) * penalty;
}

/** Mass that goes from one cell to another. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly mass: number;
  /** Of one unit. */
  readonly cost: number;
  /** The way that the cost is for: rows down and columns to the right, over the edge where that is meant. */
  readonly down: number;
  readonly right: number;
}

/** Mass that has nowhere to go, or comes from nowhere. */
export interface Leftover {
  readonly cell: number;
  readonly mass: number;
}

/** One of the cheapest ways to turn one distribution into the other. */
export interface TransportPlan {
  readonly moves: readonly Move[];
  /** At most one of the two is not empty. */
  readonly lost: readonly Leftover[];
  readonly gained: readonly Leftover[];
  /** Cost of each unit lost or gained. */
  readonly penalty: number;
}

/** What `transportDistance` is the sum of: mass · cost over all moves, and the penalty for what is lost or gained. */
export function transportPlan(change: MassChange, settings: TransportSettings): TransportPlan {
  const { height, width, from, to } = change;
  const { transport, costs, sources, sinks, penalty } = solve(change, settings);
  const { wrapRows, wrapCols, wrapping } = settings;
  const rest = new Map([...sources, ...sinks].map((cell) => [cell, Math.abs(from[cell] - to[cell])]));
  const moves = transport.flows().map(({ supply, demand, mass }): Move => {
    const [a, b] = [sources[supply], sinks[demand]];
    for (const cell of [a, b]) rest.set(cell, (rest.get(cell) ?? 0) - mass);
    return {
      from: a,
      to: b,
      mass,
      cost: costs.byOffset[costs.center + costs.offsetOf(a) - costs.offsetOf(b)],
      down: way(Math.floor(a / width) - Math.floor(b / width), height, wrapRows && wrapping),
      right: way((a % width) - (b % width), width, wrapCols && wrapping),
    };
  });
  const left = (cells: readonly number[]): Leftover[] =>
    cells.map((cell) => ({ cell, mass: rest.get(cell) ?? 0 })).filter(({ mass }) => mass > NO_MASS);
  return { moves, lost: left(sources), gained: left(sinks), penalty };
}

/** What rounding leaves of a cell that is used up; densities are larger by far. */
const NO_MASS = 1e-9;

interface Solved {
  readonly transport: Transport;
  readonly costs: DisplacementCosts;
  /** Cells that lose mass, and cells that gain some. */
  readonly sources: readonly number[];
  readonly sinks: readonly number[];
  /** Mass of all sources less that of all sinks. */
  readonly remainder: number;
  readonly penalty: number;
}

function solve(change: MassChange, settings: TransportSettings): Solved {
  noteReading();
  const { from, to } = change;
  const compared = changedCells(change);
  const costs = displacementCosts(change, settings);
  const penalty = settings.extraMassPenalty === -1 ? largestCost(compared, costs) : settings.extraMassPenalty;

  let remainder = 0;
  const sources: number[] = [];
  const sinks: number[] = [];
  for (const cell of compared) {
    remainder += from[cell] - to[cell];
    (from[cell] > to[cell] ? sources : sinks).push(cell);
  }
  const transport = cheapestTransport({
    supplies: sources.map((cell) => from[cell] - to[cell]),
    demands: sinks.map((cell) => to[cell] - from[cell]),
    costs: costs.byOffset,
    supplyOffsets: sources.map((cell) => costs.offsetOf(cell) + costs.center),
    demandOffsets: sinks.map((cell) => costs.offsetOf(cell)),
  });
  return { transport, costs, sources, sinks, remainder, penalty };
}

function changedCells({ from, to }: MassChange): number[] {
  let largest = 0;
  for (let i = 0; i < from.length; i++) largest = Math.max(largest, Math.abs(from[i] - to[i]));
  const cells: number[] = [];
  for (let i = 0; i < from.length; i++) {
    if (Math.abs(from[i] - to[i]) > NEGLIGIBLE * largest) cells.push(i);
  }
  return cells;
}

/** Costs of moves by (rows, columns): the cost from cell a to b is `byOffset[center + offsetOf(a) - offsetOf(b)]`. */
interface DisplacementCosts {
  readonly byOffset: Float64Array;
  readonly center: number;
  offsetOf(cell: number): number;
}

/** The last costs made, for the next change of this size: a report asks for many. */
let known: { height: number; width: number; settings: TransportSettings; costs: DisplacementCosts } | null =
  null;

function displacementCosts({ height, width }: MassChange, settings: TransportSettings): DisplacementCosts {
  if (known?.height !== height || known.width !== width || known.settings !== settings) {
    known = { height, width, settings, costs: makeCosts(height, width, settings) };
  }
  return known.costs;
}

function makeCosts(height: number, width: number, settings: TransportSettings): DisplacementCosts {
  const { metric, wrapCols, wrapRows, wrapping, tanhScale } = settings;
  const rowLength = 2 * width - 1;
  const byOffset = new Float64Array((2 * height - 1) * rowLength);
  for (let row = 1 - height; row < height; row++) {
    const dy = axisDistance(row, height, wrapRows && wrapping);
    for (let col = 1 - width; col < width; col++) {
      const dx = axisDistance(col, width, wrapCols && wrapping);
      const distance = metric === "manhattan" ? dx + dy : Math.sqrt(dx * dx + dy * dy);
      byOffset[(row + height - 1) * rowLength + col + width - 1] =
        tanhScale > 0 ? tanh(distance / tanhScale) : distance;
    }
  }
  return {
    byOffset,
    center: (height - 1) * rowLength + width - 1,
    offsetOf: (cell) => Math.floor(cell / width) * rowLength + (cell % width),
  };
}

const axisDistance = (...axis: Parameters<typeof way>): number => Math.abs(way(...axis));

/** How far, and in which direction, mass goes along an axis.
 *  @param difference index of where it is less that of where it goes */
function way(difference: number, size: number, wrapping: TransportSettings["wrapping"] | false): number {
  const straight = 0 - difference;
  if (wrapping === false) return straight;
  if (wrapping === "both-ways") {
    return 2 * Math.abs(difference) <= size ? straight : straight + Math.sign(difference) * size;
  }
  // Quirk of the original: it wraps the signed difference.
  return 2 * difference <= size ? straight : straight + size;
}

function largestCost(cells: readonly number[], { byOffset, center, offsetOf }: DisplacementCosts): number {
  let largest = 0;
  for (const a of cells) {
    for (const b of cells) largest = Math.max(largest, byOffset[center + offsetOf(a) - offsetOf(b)]);
  }
  return largest;
}
