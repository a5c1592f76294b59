// Which layers are convolved with fewer multiplications: those where it pays, so that other networks keep their bits.
import { expect, it } from "vitest";
import { SIZES } from "../../src/agents/sizes.ts";
import { fastLayer } from "../../src/backends/simd/fast-layout.ts";
import { planNetwork } from "../../src/backends/simd/network.ts";

it.each([
  { size: "tiny", fast: [] },
  { size: "small", fast: [] },
  { size: "reference", fast: [1, 2] },
] as const)("a $size network's layers $fast", ({ size, fast }) => {
  const config = SIZES[size];
  const { layers } = planNetwork({ ...config, channels: config.channels.length, actions: 9 });
  expect([...layers.keys()].filter((i) => fastLayer(layers[i]) !== null)).toEqual(fast);
});

it("only a layer that is one tile, of many channels and filters", () => {
  const config = SIZES.reference;
  const { layers } = planNetwork({ ...config, channels: config.channels.length, actions: 9 });
  const layer = layers[2];
  expect(fastLayer(layer)).toMatchObject({ products: 5, mapsRows: true });
  expect(fastLayer({ ...layer, channels: 24 })).toBeNull();
  expect(fastLayer({ ...layer, filters: 40 })).toBeNull();
  expect(fastLayer({ ...layer, width: 6 })).toBeNull();
  expect(fastLayer({ ...layer, columns: 2 })).toBeNull();
  expect(fastLayer({ ...layer, input: "bits" })).toBeNull();
});
