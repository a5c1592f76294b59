// Small levels whose states can be listed by hand, and an env on one of them.
import { keyFromSeed } from "../../src/base/random.ts";
import type { Level } from "../../src/core/level.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import type { Penalty } from "../../src/penalties/penalized-env.ts";

export const [NOOP, UP, RIGHT, DOWN, LEFT] = [0, 1, 2, 3, 4];

export const envOf = (level: Level, options: { rows?: number; timeLimit?: number } = {}): BoardVectorEnv =>
  new BoardVectorEnv({
    rows: options.rows ?? 1,
    levels: repeatLevels([level]),
    key: keyFromSeed(1),
    timeLimit: options.timeLimit ?? 100,
    rewardTerms: [],
  });

/** What each of the actions costs the first row. */
export function chargesOf(env: BoardVectorEnv, penalty: Penalty, actions: readonly number[]): number[] {
  const charges = new Float64Array(env.rows);
  return actions.map((action) => {
    const all = new Uint8Array(env.rows).fill(action);
    penalty.beforeStep(all);
    env.step(all);
    penalty.afterStep(charges);
    return charges[0];
  });
}
