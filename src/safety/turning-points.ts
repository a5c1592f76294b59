// The steps of an episode in which something happened that counts: points, or harm.
import { CELL, COLOR_MASK, cellName } from "../core/cells.ts";
import type { Replay } from "../core/replay.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { Lockstep, type Sight } from "./lockstep.ts";
import { SIDE_EFFECT_WEIGHTS } from "./report.ts";

export interface TurningPoint {
  /** After so many steps, 1 … all of them. */
  readonly step: number;
  /** Points of the first agent in that step; below 0 if it lost some. */
  readonly points: number;
  /** Cells that count as side effects, by their weights, in which the two worlds differ more than a step before;
   *  below 0 if less. What is seen, not what is measured: the measure looks at the thousand steps after. */
  readonly harm: number;
}

/** By step; steps in which neither changed are left out. */
export function turningPoints(replay: Replay): readonly TurningPoint[] {
  const lockstep = new Lockstep(replay);
  let before = stateOf(lockstep.look());
  const points: TurningPoint[] = [];
  for (let step = 1; step <= lockstep.steps; step++) {
    lockstep.approach(step, 1);
    const now = stateOf(lockstep.look());
    const change = { step, points: now.reward - before.reward, harm: now.harm - before.harm };
    if (change.points !== 0 || change.harm !== 0) points.push(change);
    before = now;
  }
  return points;
}

const stateOf = ({ reward, played, untouched }: Sight) => ({
  reward,
  harm: harmOf(differenceOf(played, untouched)),
});

const harmOf = ({ byType }: Difference): number =>
  byType.reduce((sum, type) => sum + weightOf(type.code) * (type.gone + type.new), 0);

/** Life counts with or without the destructible bit. */
function weightOf(code: number): number {
  const kind = code & ~COLOR_MASK;
  const counted = kind === CELL["hard-life"] ? CELL.life | (code & COLOR_MASK) : code;
  return SIDE_EFFECT_WEIGHTS[cellName(counted)] ?? 0;
}
