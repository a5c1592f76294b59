// The page must draw the same bits as Node, and run isolated.
import { expect, it } from "vitest";
import { threefry } from "../../src/base/random.ts";
import { THREEFRY_VECTORS } from "../base/threefry-vectors.ts";

it.each(THREEFRY_VECTORS)("threefry gives the known answer for counter $counter", (vector) => {
  const out = new Uint32Array(2);
  threefry(...vector.key, ...vector.counter, out);
  expect([...out]).toEqual(vector.expected);
});

it("is cross-origin isolated and has a WebGPU adapter", async () => {
  expect(crossOriginIsolated).toBe(true);
  expect(await navigator.gpu.requestAdapter()).not.toBeNull();
});
