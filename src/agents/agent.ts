// A trained network as a player.
import type { Backend } from "../backends/prepare.ts";
import { keyFromSeed } from "../base/random.ts";
import type { Player } from "../ppo/types.ts";
import { readCheckpoint } from "./checkpoint.ts";
import type { AnyRecipe } from "./dqn-recipes.ts";
import { createPolicies } from "./team.ts";

export interface Agent {
  /** `recipe.network.view` and `.channels` say what its observations are. */
  readonly recipe: AnyRecipe;
  /** Owned by the caller, who disposes of it. */
  readonly policy: Player & { dispose(): void };
  /** See `Checkpoint`. */
  readonly sawMeasure: boolean;
}

/** @param bytes a checkpoint as `Trainer.checkpoint` writes it
 *  @throws one sentence if it is not one */
export function loadAgent(bytes: Uint8Array, backend: Backend): Agent {
  const { recipe, tensors, sawMeasure } = readCheckpoint(bytes);
  const policy = createPolicies(recipe, keyFromSeed(0), backend);
  try {
    policy.restore(tensors);
  } catch (error) {
    policy.dispose();
    throw error;
  }
  return { recipe, policy, sawMeasure };
}
