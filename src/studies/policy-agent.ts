// A trained agent to be scored.
import type { Agent } from "../agents/agent.ts";
import type { Key } from "../base/random.ts";
import { exploringActions } from "../dqn/exploration.ts";
import { greedyActions, sampleActions } from "../ppo/distribution.ts";
import type { BenchmarkAgent } from "./benchmark.ts";

/** "sample" draws actions as in training and in the original's benchmark, where agents of DQN do their best but for one
 *  action in a hundred; "greedy" takes the likeliest. */
export type ActionChoice = "sample" | "greedy";

/** SafeLife 1.2.2, `training/dqn.py`. */
const TESTED_EXPLORATION = 0.01;

/** The caller keeps the agent's policy and disposes of it. */
export function policyAgent(
  name: string,
  { policy, recipe, sawMeasure }: Agent,
  choice: ActionChoice,
): BenchmarkAgent {
  const draw = (logits: Float32Array, key: Key, step: number, out: Uint8Array): void =>
    "dqn" in recipe
      ? exploringActions(logits, TESTED_EXPLORATION, key, step, out)
      : sampleActions(logits, key, step, out);
  return {
    name,
    sawMeasure,
    plays: recipe.team ? "all" : "first",
    view: { ...recipe.network.view, whiteGoals: "hide" },
    channels: recipe.network.channels,
    async act(observations, draws) {
      const numbers = draws.map(({ agent }) => agent);
      const { logits } = await policy.evaluate(observations, draws.length, numbers);
      const actions = new Uint8Array(draws.length);
      if (choice === "greedy") {
        greedyActions(logits, actions);
        return actions;
      }
      draws.forEach(({ key, step }, row) => {
        const ofRow = logits.subarray(row * policy.actionCount, (row + 1) * policy.actionCount);
        draw(ofRow, key, step, actions.subarray(row, row + 1));
      });
      return actions;
    },
  };
}
