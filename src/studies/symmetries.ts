// The eight ways to turn and mirror a level, one after another: what is right on one is right on all.
import type { Level, Orientation } from "../core/level.ts";
import { directionAfter, type Turn, turnLevel } from "../core/turns.ts";

export const SYMMETRIES = 8;

/** @param symmetry its last two bits are quarter turns, after a mirror if it is 4 or more */
const turnsOf = (symmetry: number): readonly Turn[] => [
  ...(symmetry < 4 ? [] : (["leftRight"] as const)),
  ...new Array<Turn>(symmetry & 3).fill("clockwise"),
];

/** @param symmetry from 0, which changes nothing */
export const turnedLevel = (level: Level, symmetry: number): Level =>
  turnsOf(symmetry).reduce(turnLevel, level);

/** 0 stays; then moves, then what is done to a neighbour, in four directions each. */
export function turnedAction(action: number, symmetry: number): number {
  if (action === 0) return 0;
  const direction = ((action - 1) & 3) as Orientation;
  return action - direction + turnsOf(symmetry).reduce<Orientation>(directionAfter, direction);
}
