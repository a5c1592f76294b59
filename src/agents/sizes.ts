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

/** Share of a small network's learning rate that a network bears. */
const bearable = ({ hidden }: NetworkConfig): number => (hidden > TWO_EYED_NETWORK.hidden ? 0.5 : 1);

/** The recipe with the layers of another size; what its network sees and how its weights begin stay as they were. Where
 *  that bears less than the recipe's own network, its learning rate is lowered by as much. */
export function sized<R extends AnyRecipe>(recipe: R, size: SizeName): R {
  const { convs, near, hidden } = SIZES[size];
  const share = Math.min(1, bearable(SIZES[size]) / bearable(recipe.network));
  const slowed = <Config extends { readonly learningRate: number }>(config: Config): Config => ({
    ...config,
    learningRate: config.learningRate * share,
  });
  const either: AnyRecipe = recipe;
  return {
    ...recipe,
    network: { ...recipe.network, convs, near, hidden },
    ...("dqn" in either ? { dqn: slowed(either.dqn) } : { ppo: slowed(either.ppo) }),
  };
}
