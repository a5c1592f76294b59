// What the arrows do: three ways, of which the original has the last two.
import { signal } from "@preact/signals";
import * as v from "valibot";
import { remember, remembered } from "../remembered.ts";

/** `walk`: an arrow walks its way at once. `turn`: it looks that way first, and walks when one looks there already.
 *  `steer`: left and right turn, up walks ahead, down walks back without turning. */
export const STEERINGS = ["walk", "turn", "steer"] as const;
export type Steering = (typeof STEERINGS)[number];

const STORED_AS = "steering";

/** The person's choice. */
export const steering = signal<Steering>(
  v.parse(v.fallback(v.picklist(STEERINGS), "walk"), remembered(STORED_AS)),
);

export function chooseSteering(chosen: Steering): void {
  steering.value = chosen;
  remember(STORED_AS, chosen);
}

export interface Steered {
  /** Where one looks after it: up, right, down or left, 0 … 3. */
  readonly heading: number;
  /** What is done, absolute as in every replay; null where one only looks elsewhere, which takes no step. */
  readonly action: number | null;
}

/** @param by what arrows do
 *  @param heading where one looks, 0 … 3
 *  @param arrow up, right, down or left, 0 … 3
 *  @param changes whether it creates or destroys instead of walking: always on that side, without turning first */
export function steered(by: Steering, heading: number, arrow: number, changes: boolean): Steered {
  const side = by === "steer" ? (heading + arrow) % 4 : arrow;
  if (changes) return { heading: side, action: 5 + side };
  if (by === "turn" && side !== heading) return { heading: side, action: null };
  if (by === "steer") {
    const turns = arrow % 2 === 1;
    return turns ? { heading: side, action: null } : { heading, action: 1 + side };
  }
  return { heading: side, action: 1 + side };
}
