// A trained network as a player.
import type { Backend } from "../backends/prepare.ts";
import type { Key } from "../base/random.ts";
import { keyFromSeed } from "../base/random.ts";
import { greedyActions, sampleActions } from "../ppo/distribution.ts";
import { createTfPolicy } from "../ppo/tf-policy.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { createNetwork } from "./networks.ts";
import type { Recipe } from "./recipes.ts";

export interface Agent {
  readonly name: string;
  /** The network it sees through: `recipe.network.view` and `.channels` say what to pack. */
  readonly recipe: Recipe;
  /** Environment steps it was trained for. */
  readonly trainedSteps: number;
  /** @param observations `[row, word]` packed
   *  @param mode "sample" draws from the policy, by (key, counter, row); "greedy" takes the likeliest
   *  @returns `[row]`, owned by the caller */
  act(
    observations: Uint32Array,
    rows: number,
    mode: "sample" | "greedy",
    key: Key,
    counter: number,
  ): Promise<Uint8Array>;
  dispose(): void;
}

/** @param bytes a checkpoint as `Trainer.checkpoint` writes it
 *  @throws one sentence if it is not one */
export function loadAgent(bytes: Uint8Array, backend: Backend): Agent {
  const { recipe, updates, tensors } = readCheckpoint(bytes);
  const policy = createTfPolicy(createNetwork(recipe.network, keyFromSeed(0)), backend);
  try {
    policy.restore(tensors);
  } catch (error) {
    policy.dispose();
    throw error;
  }
  return {
    name: recipe.name,
    recipe,
    trainedSteps: updates * recipe.ppo.rolloutSteps * recipe.rows,
    async act(observations, rows, mode, key, counter) {
      const { logits } = await policy.evaluate(observations, rows);
      const actions = new Uint8Array(rows);
      if (mode === "greedy") greedyActions(logits, actions);
      else sampleActions(logits, key, counter, actions);
      return actions;
    },
    dispose: () => policy.dispose(),
  };
}
