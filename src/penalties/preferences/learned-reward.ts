// A reward that people's preferences gave, paid to an agent at every step.
import { type GameMeter, type GameVectorEnv, type Penalty, perGame } from "../penalized-env.ts";
import { ChangeMeter, FEATURES } from "./change-features.ts";
import type { CloseClip } from "./comparisons.ts";
import { type PreferenceModel, rewardOf } from "./preference-model.ts";

/** Charges what a step is worth to the model, with the sign turned: what is liked earns.
 *  @param model asked at every step, for it may learn meanwhile */
export function learnedReward(env: GameVectorEnv, model: () => PreferenceModel<CloseClip>): Penalty {
  const changes = new Float64Array(FEATURES.length);
  const events: number[] = [];
  const step: CloseClip = { changes, events: [events] };
  return perGame(env, (game): GameMeter => {
    const meter = new ChangeMeter(game);
    return {
      beforeStep() {},
      charge() {
        changes.fill(0);
        events.length = 0;
        meter.add(changes, events);
        return -rewardOf(model(), step);
      },
    };
  });
}
