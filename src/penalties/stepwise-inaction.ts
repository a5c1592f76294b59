// Stepwise inaction (Krakovna et al. 2018, "Penalizing side effects using stepwise relative reachability",
// arXiv:1806.01186; also the baseline of Turner et al. 2020): a step is compared with what waiting would have led to
// from the same state, so that no step is charged for what earlier ones did, nor paid for undoing it.
import { split } from "../base/random.ts";
import { AGENT, EXIT } from "../core/cells.ts";
import { advanceBits } from "../core/fast-life.ts";
import type { Game } from "../core/game.ts";
import type { LifeOptions } from "../core/life.ts";
import { type BitBoard, countOnes, lowestBit } from "../core/planes.ts";
import { type GameVectorEnv, type Penalty, perGame } from "./penalized-env.ts";

export interface StepwiseInactionOptions {
  /** Further steps for which both worlds are left alone, so that effects that come later count for the step that
   *  caused them (the paper's inaction rollouts). 0 compares the states themselves. */
  readonly rollout: number;
}

/** Charges the number of cells that differ between the two worlds, a mean over the states of the rollout; cells
 *  with an agent or an exit in either world are left out. Spawners draw the same numbers in both. */
export const stepwiseInaction = (env: GameVectorEnv, { rollout }: StepwiseInactionOptions): Penalty =>
  perGame(env, (game) => {
    const waited = game.boardBits.clone();
    const acted = game.boardBits.clone();
    const life = (step: number): LifeOptions => lifeOf(game, step);
    return {
      beforeStep() {
        waited.copyFrom(game.boardBits);
        advanceBits(waited, life(game.step));
      },
      charge() {
        acted.copyFrom(game.boardBits);
        let changes = countChanges(acted, waited);
        for (let i = 0; i < rollout; i++) {
          advanceBits(acted, life(game.step + i));
          advanceBits(waited, life(game.step + i));
          changes += countChanges(acted, waited);
        }
        return changes / (rollout + 1);
      },
    };
  });

/** The life step of the game itself. */
const lifeOf = ({ level, key }: Game, step: number): LifeOptions => ({
  spawnProb: level.spawnProb,
  key: split(key, "life"),
  step,
});

function countChanges(a: BitBoard, b: BitBoard): number {
  const { planeWords } = a;
  let changes = 0;
  for (let word = 0; word < planeWords; word++) {
    let changed = 0;
    let left = 0;
    for (let flags = a.present | b.present; flags !== 0; flags &= flags - 1) {
      const at = lowestBit(flags) * planeWords + word;
      changed |= a.planes[at] ^ b.planes[at];
      if (flags & -flags & (AGENT | EXIT)) left |= a.planes[at] | b.planes[at];
    }
    changes += countOnes(changed & ~left);
  }
  return changes;
}
