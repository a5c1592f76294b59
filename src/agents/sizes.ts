// Three sizes of network that any recipe can be trained with.
import { type NetworkConfig, REFERENCE_NETWORK, TWO_EYED_NETWORK } from "./networks.ts";
import type { Recipe } from "./recipes.ts";

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
export function sized(recipe: Recipe, size: SizeName): Recipe {
  const { convs, near, hidden } = SIZES[size];
  const { network, ppo } = recipe;
  return {
    ...recipe,
    network: { ...network, convs, near, hidden },
    ppo: { ...ppo, learningRate: Math.min(ppo.learningRate, HIGHEST_LEARNING_RATE[size]) },
  };
}
