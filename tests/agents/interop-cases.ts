// Networks with weights and observations, and what our own policy gives for them.
import {
  initialWeights,
  type NetworkConfig,
  REFERENCE_NETWORK,
  TWO_EYED_NETWORK,
} from "../../src/agents/networks.ts";
import { createPolicy } from "../../src/agents/policy.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { hash32 } from "../../src/base/hash.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import type { Tensors } from "../../src/base/safetensors.ts";
import type { Evaluation } from "../../src/ppo/types.ts";
import { dense, packed, STORED_OBSERVATIONS } from "./stored-observations.ts";

/** No two sizes are the same, so that no two axes can be taken for each other. */
const LOPSIDED_NETWORK: NetworkConfig = {
  view: { height: 13, width: 18 },
  channels: [0, 1, 2],
  convs: [
    { filters: 5, size: 4, stride: 2 },
    { filters: 7, size: 3, stride: 1 },
  ],
  near: { size: 6, units: 11 },
  hidden: 10,
  init: "pytorch",
};

export const NETWORKS: Readonly<Record<string, NetworkConfig>> = {
  "the original's network": REFERENCE_NETWORK,
  "our network of two eyes": TWO_EYED_NETWORK,
  "the original's network with our near eye": { ...REFERENCE_NETWORK, near: TWO_EYED_NETWORK.near },
  "a network without convolutions": { ...TWO_EYED_NETWORK, convs: [] },
  "a lopsided network": LOPSIDED_NETWORK,
};

/** Three times as large as torch's first weights: logits of the size that trained agents have. */
export const weightsOf = (network: NetworkConfig): Tensors =>
  new Map(
    initialWeights({ ...network, init: "pytorch" }, keyFromSeed(7)).map(({ name, shape, values }) => [
      name,
      { shape, values: values.map((value) => 3 * value) },
    ]),
  );

export interface InteropCase {
  readonly network: NetworkConfig;
  readonly weights: Tensors;
  /** `[observation, row, column, channel]` */
  readonly observations: Float32Array;
  readonly count: number;
  readonly expected: Evaluation;
}

export async function interopCase(network: NetworkConfig): Promise<InteropCase> {
  const { view, channels } = network;
  const seen = network === LOPSIDED_NETWORK ? randomObservations(view) : STORED_OBSERVATIONS;
  const weights = weightsOf(network);
  const policy = createPolicy(network, keyFromSeed(0), await prepareBackend("simd", () => 0));
  policy.restore(weights);
  const expected = await policy.evaluate(packed(seen, view, channels.length), seen.length);
  policy.dispose();
  return {
    network,
    weights,
    observations: dense(seen, channels.length),
    count: seen.length,
    expected,
  };
}

const randomObservations = ({ height, width }: NetworkConfig["view"]) =>
  [0, 1, 2].map((n) => Array.from({ length: height * width }, (_, cell) => bits([n, 5], cell) & 7));

/** Largest distance of two numbers at the same place. */
export const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

/** One text a tensor; equal for equal names, shapes and bits. */
export const fingerprints = (tensors: Tensors): readonly string[] =>
  [...tensors].map(
    ([name, { shape, values }]) => `${name} ${shape} ${hash32(new Uint32Array(values.buffer))}`,
  );
