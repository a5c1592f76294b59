import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernel, KERNELS, pathOf } from "../../scripts/simd/compile.ts";
import { FAST_MAPS, fastMaps } from "../../scripts/simd/fast-maps.ts";

test.each(KERNELS)(
  "the bytes of $module are what $source compiles to",
  { timeout: 60_000 },
  async (kernel) => {
    const isFresh = (await compileKernel(kernel)) === readFileSync(pathOf(kernel.module), "utf8");
    expect(isFresh, "run `npm run simd`").toBe(true);
  },
);

test("the maps of fast convolutions are what their matrices say", () => {
  expect(fastMaps() === readFileSync(pathOf(FAST_MAPS), "utf8"), "run `npm run simd`").toBe(true);
});
