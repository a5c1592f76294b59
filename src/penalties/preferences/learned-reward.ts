// A reward that people's preferences gave, paid to an agent at every step.
import type { Game } from "../../core/game.ts";
import { type GameMeter, type GameVectorEnv, type Penalty, perGame } from "../penalized-env.ts";
import { addChanges, FEATURES } from "./change-features.ts";
import { type PreferenceModel, rewardOf } from "./preference-model.ts";

/** Follows the changes around the first agent of a game, step by step. */
export class ChangeMeter {
  private readonly before: Uint16Array;
  private center = { row: 0, col: 0 };

  constructor(private readonly game: Game) {
    this.before = new Uint16Array(game.board.cells.length);
  }

  /** To be called before each step. */
  look(): void {
    this.before.set(this.game.board.cells);
    this.center = { ...this.game.agents[0] };
  }

  /** Adds what changed since. @param out `[FEATURES.length]` */
  add(out: Float64Array): void {
    addChanges(this.before, this.game.board, this.center, out);
  }
}

/** Charges what a step is worth to the model, with the sign turned: what is liked earns.
 *  @param model asked at every step, for it may learn meanwhile */
export function learnedReward(env: GameVectorEnv, model: () => PreferenceModel): Penalty {
  const changes = new Float64Array(FEATURES.length);
  return perGame(env, (game): GameMeter => {
    const meter = new ChangeMeter(game);
    return {
      beforeStep: () => meter.look(),
      charge() {
        changes.fill(0);
        meter.add(changes);
        return -rewardOf(model(), changes);
      },
    };
  });
}
