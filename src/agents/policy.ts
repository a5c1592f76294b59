// The policy of an agent on the engine that was chosen.
import type { Backend } from "../backends/prepare.ts";
import type { Key } from "../base/random.ts";
import { createSimdPolicy } from "../ppo/simd-policy.ts";
import { createTfPolicy, type TensorPolicy } from "../ppo/tf-policy.ts";
import type { Policy } from "../ppo/types.ts";
import { ACTIONS, createNetwork, initialWeights, type NetworkConfig } from "./networks.ts";

/** @param key decides the first weights */
export function createPolicy(network: NetworkConfig, key: Key, backend: Backend): Policy | TensorPolicy {
  if (backend.name !== "simd") return createTfPolicy(createNetwork(network, key), backend);
  const shape = { ...network, channels: network.channels.length, actions: ACTIONS };
  return createSimdPolicy(shape, initialWeights(network, key), backend.threads);
}
