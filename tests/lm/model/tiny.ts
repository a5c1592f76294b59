// Models small enough for the plain backend.
import { type BackendName, prepareBackend } from "../../../src/backends/prepare.ts";
import { keyFromSeed } from "../../../src/base/random.ts";
import { createTextNetwork, type NetworkConfig } from "../../../src/lm/model/networks.ts";
import type { TransformerConfig } from "../../../src/lm/model/transformer.ts";
import { createTfPolicy } from "../../../src/ppo/tf-policy.ts";
import type { Policy } from "../../../src/ppo/types.ts";

export const TINY: TransformerConfig = { width: 16, layers: 2, heads: 2, context: 48 };

export async function tinyPolicy(
  kind: NetworkConfig["kind"] = "language",
  name: BackendName = "cpu",
): Promise<Policy> {
  const config: NetworkConfig =
    kind === "actorCritic" ? { kind, policy: TINY, value: TINY } : { kind, transformer: TINY };
  const network = createTextNetwork(config, keyFromSeed(4), "growing");
  // Fresh embeddings are small, and all logits near each other: larger ones make mistakes visible.
  const weights = network.weights.map((weight) =>
    /embedding|head/.test(weight.name)
      ? { ...weight, values: weight.values.map((value, i) => (30 + (i % 7)) * value + (i % 3) / 10) }
      : weight,
  );
  return createTfPolicy({ ...network, weights }, await prepareBackend(name, () => 0));
}
