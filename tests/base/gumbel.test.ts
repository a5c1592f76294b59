import { expect, it } from "vitest";
import { GUMBEL } from "../../src/base/gumbel.ts";
import { hash32 } from "../../src/base/hash.ts";

it("the Gumbel table has the mean and variance of the distribution, up to its cut tail", () => {
  const mean = GUMBEL.reduce((a, b) => a + b, 0) / GUMBEL.length;
  const variance = GUMBEL.reduce((sum, value) => sum + (value - mean) ** 2, 0) / GUMBEL.length;
  expect(mean).toBeCloseTo(0.5772157, 4); // Euler's constant
  expect(variance).toBeCloseTo(Math.PI ** 2 / 6, 2);
});

it("the Gumbel table has the same bits on every engine", () => {
  expect(hash32(new Uint32Array(GUMBEL.buffer))).toMatchInlineSnapshot(`1001598177`);
});
