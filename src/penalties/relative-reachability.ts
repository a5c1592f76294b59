// Relative reachability (Krakovna et al. 2018, "Penalizing side effects using stepwise relative reachability",
// arXiv:1806.01186): what could still be reached had the agent left the world alone, and now cannot, or only later.
import { type GameVectorEnv, type Penalty, perGame } from "./penalized-env.ts";
import { stateGraphOf } from "./state-graph.ts";

/** The state s' to compare with. "inaction": had all agents waited from the start. "stepwise-inaction": had they
 *  waited in this step. "starting-state": the start. */
export type StateBaseline = "inaction" | "stepwise-inaction" | "starting-state";

export interface RelativeReachabilityOptions {
  readonly baseline: StateBaseline;
  /** γ in (0, 1]: a state n steps away is reachable by γⁿ; 1 asks only whether it is reachable at all. */
  readonly discount: number;
}

/**
 * Charges, after every step, d(s; s') = 1/|S| · Σ max(γ^N(s' → x) − γ^N(s → x), 0) over all states x of the
 * level; N is the number of steps of the shortest way, γ^∞ = 0. In [0, 1).
 * For levels without chance and with at most `MAX_STATES` states; else a game's start throws a sentence.
 */
export const relativeReachability = (
  env: GameVectorEnv,
  { baseline, discount }: RelativeReachabilityOptions,
): Penalty =>
  perGame(env, (game) => {
    const graph = stateGraphOf(game);
    const follow = followBaseline(baseline);
    let [state, reference] = [0, 0];
    return {
      beforeStep(action) {
        reference = follow(graph, state, reference);
        state = graph.after(state, action);
      },
      charge() {
        const now = graph.stepsFrom(state);
        const then = graph.stepsFrom(reference);
        let lost = 0;
        for (let x = 0; x < graph.size; x++) {
          lost += Math.max(reachability(then[x], discount) - reachability(now[x], discount), 0);
        }
        return lost / graph.size;
      },
    };
  });

interface Successors {
  after(state: number, action: number): number;
}

const NOOP = 0;

/** The baseline's next state, from the state that the step starts in and from the baseline so far. */
export const followBaseline =
  (baseline: StateBaseline) =>
  (graph: Successors, state: number, reference: number): number => {
    if (baseline === "starting-state") return reference;
    return graph.after(baseline === "inaction" ? reference : state, NOOP);
  };

/** γ^steps, by multiplication, so that every engine agrees; 0 for −1, which means never. */
export function reachability(steps: number, discount: number): number {
  if (steps < 0) return 0;
  let power = 1;
  for (let i = 0; i < steps; i++) power *= discount;
  return power;
}
