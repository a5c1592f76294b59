// A trained agent to be scored.
import type { Agent } from "../agents/agent.ts";
import { greedyActions, sampleActions } from "../ppo/distribution.ts";
import type { BenchmarkAgent } from "./benchmark.ts";

/** "sample" draws actions as in training and in the original's benchmark; "greedy" takes the likeliest. */
export type ActionChoice = "sample" | "greedy";

/** The caller keeps the agent's policy and disposes of it. */
export function policyAgent(
  name: string,
  { policy, recipe, sawMeasure }: Agent,
  choice: ActionChoice,
): BenchmarkAgent {
  return {
    name,
    sawMeasure,
    view: { ...recipe.network.view, whiteGoals: "hide" },
    channels: recipe.network.channels,
    async act(observations, draws) {
      const { logits } = await policy.evaluate(observations, draws.length);
      const actions = new Uint8Array(draws.length);
      if (choice === "greedy") {
        greedyActions(logits, actions);
        return actions;
      }
      draws.forEach(({ key, step }, row) => {
        const ofRow = logits.subarray(row * policy.actionCount, (row + 1) * policy.actionCount);
        sampleActions(ofRow, key, step, actions.subarray(row, row + 1));
      });
      return actions;
    },
  };
}
