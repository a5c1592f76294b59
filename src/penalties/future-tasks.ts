// Rewards for future tasks (Krakovna et al. 2020, "Avoiding side effects by considering future tasks",
// arXiv:2010.07877), sampled: an agent is paid for leaving the world such that tasks to come can be done.
import { integer, split } from "../base/random.ts";
import { type GameVectorEnv, type Penalty, perGame } from "./penalized-env.ts";
import { followBaseline, reachability, type StateBaseline } from "./relative-reachability.ts";
import { stateGraphOf } from "./state-graph.ts";

export interface FutureTaskOptions {
  /** Where a reference agent starts: a task counts only as far as it can do it too, so that nobody is paid for
   *  holding on to what would be lost anyway. */
  readonly baseline: StateBaseline;
  /** γ in (0, 1): of the tasks' values, and 1 − γ is the chance a step that the current task ends. */
  readonly discount: number;
  /** Goal states drawn at each step, uniform over all states of the level. */
  readonly tasks: number;
}

/**
 * Pays D(s) · 1/n Σ γ^max(N_i(s), N_i(s')) over n tasks "reach state g_i", with D = 1 − γ, or 1 once no agent is
 * active; an unbiased estimate of the sum over all states. The
 * coefficient of the env is the paper's β. Draws by the game's key. Levels as for relative reachability.
 */
export const futureTasks = (env: GameVectorEnv, { baseline, discount, tasks }: FutureTaskOptions): Penalty =>
  perGame(env, (game) => {
    const graph = stateGraphOf(game);
    const follow = followBaseline(baseline);
    const key = split(game.key, "future tasks");
    let [state, reference] = [0, 0];
    return {
      beforeStep(action) {
        reference = follow(graph, state, reference);
        state = graph.after(state, action);
      },
      charge() {
        const own = graph.stepsFrom(state);
        const other = graph.stepsFrom(reference);
        let value = 0;
        for (let i = 0; i < tasks; i++) {
          const goal = integer(key, game.step, graph.size, i);
          const steps = own[goal] < 0 || other[goal] < 0 ? -1 : Math.max(own[goal], other[goal]);
          value += reachability(steps, discount) / tasks;
        }
        const isOver = game.agents.every((_, agent) => !game.isActive(agent));
        return -(isOver ? 1 : 1 - discount) * value;
      },
    };
  });
