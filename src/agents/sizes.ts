// Three sizes of network that any recipe can be trained with.

import type { AnyRecipe } from "./dqn-recipes.ts";
import { type NetworkConfig, REFERENCE_NETWORK, TWO_EYED_NETWORK } from "./networks.ts";

/** Both eyes at half their sharpness: for a first look, and for slow machines. */
const TINY_NETWORK: NetworkConfig = {
  ...TWO_EYED_NETWORK,
  convs: [
    { filters: 8, size: 5, stride: 4 },
    { filters: 16, size: 3, stride: 2 },
  ],
  near: { size: 7, units: 64 },
  hidden: 64,
};

export const SIZES = {
  tiny: TINY_NETWORK,
  small: TWO_EYED_NETWORK,
  reference: REFERENCE_NETWORK,
} as const satisfies Record<string, NetworkConfig>;

export type SizeName = keyof typeof SIZES;

/** What a network of that size bears. */
const HIGHEST_LEARNING_RATE: Readonly<Record<SizeName, number>> = {
  tiny: 1e-3,
  small: 1e-3,
  reference: 5e-4,
};

/** The recipe with the layers of another size; what its network sees and how its weights begin stay as they were, and
 *  its learning rate is lowered to what that size bears. */
export function sized<R extends AnyRecipe>(recipe: R, size: SizeName): R {
  const { convs, near, hidden } = SIZES[size];
  const slowed = <Config extends { readonly learningRate: number }>(config: Config): Config => ({
    ...config,
    learningRate: Math.min(config.learningRate, HIGHEST_LEARNING_RATE[size]),
  });
  const either: AnyRecipe = recipe;
  return {
    ...recipe,
    network: { ...recipe.network, convs, near, hidden },
    ...("dqn" in either ? { dqn: slowed(either.dqn) } : { ppo: slowed(either.ppo) }),
  };
}
