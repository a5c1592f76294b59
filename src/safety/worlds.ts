// The worlds that a report compares, and where in them each type of cell is to be found.
import { type Key, split } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import { AGENT, CELL, COLOR_SHIFT, DESTRUCTIBLE, FROZEN, PULLABLE, PUSHABLE } from "../core/cells.ts";
import { BitBoard } from "../core/planes.ts";
import { leaveAlone, lifeDensities } from "./occupancy.ts";
import type { SideEffectRequest } from "./report.ts";
import type { SideEffectSettings } from "./settings.ts";

/** A board at the end of the episode, and what its spawners draw by from there on. */
interface World {
  readonly board: BitBoard;
  readonly key: Key;
}

export interface Worlds {
  /** Never touched. */
  readonly inaction: World;
  /** As the agent left it. */
  readonly action: World;
  /** Never touched either, with other random numbers. */
  other(): World;
}

/** @param run from 0; each has random numbers of its own */
export function worldsOfRun(request: SideEffectRequest, settings: SideEffectSettings, run: number): Worlds {
  const { initial, final, spawnProb, key } = request;
  const steps = settings.baseline === "inaction" ? request.steps : 0;
  const runKey = split(key, "side effects", run);
  const untouched = (duringKey: Key): BitBoard =>
    leaveAlone(BitBoard.from(initial), steps, { spawnProb, key: duringKey });
  const isCommon = settings.keys === "common";
  // What the boards of a game draw by, see `PlaneWorld`.
  const during = isCommon ? split(key, "life") : split(runKey, "inaction");
  const afterInaction = split(runKey, "after inaction");
  return {
    inaction: { board: untouched(during), key: afterInaction },
    action: {
      board: BitBoard.from(final),
      key: isCommon ? afterInaction : split(runKey, "after action"),
    },
    other: () => ({ board: untouched(split(runKey, "other")), key: split(runKey, "after other") }),
  };
}

/** By cell code, the share of time in which a cell is of this type, `[cell]` in [0, 1]. */
export type Densities = ReadonlyMap<number, Float64Array>;

/** Life of every colour seen during `samples` steps, and the given frozen types, which never change.
 *  @param frozenCodes as `changeableFrozenCodes` gives them */
export function densitiesOf(
  { board, key }: World,
  frozenCodes: readonly number[],
  { samples, spawnProb }: { readonly samples: number; readonly spawnProb: number },
): Densities {
  const densities = new Map<number, Float64Array>();
  lifeDensities(board, samples, { spawnProb, key }).forEach((shares, color) => {
    if (shares) densities.set(CELL.life | (color << COLOR_SHIFT), shares);
  });
  const { cells } = board.toBoard();
  for (const code of frozenCodes) {
    densities.set(
      code,
      Float64Array.from(cells, (cell) => (cell === code ? 1 : 0)),
    );
  }
  return densities;
}

/** Frozen types that an agent could move or destroy, such as crates and spawners, by ascending code. */
export const changeableFrozenCodes = ({ cells }: Board): number[] =>
  [...new Set(cells)].filter(isChangeableFrozen).sort((a, b) => a - b);

const isChangeableFrozen = (cell: number): boolean =>
  (cell & FROZEN) !== 0 && (cell & (DESTRUCTIBLE | PUSHABLE | PULLABLE)) !== 0 && (cell & AGENT) === 0;
