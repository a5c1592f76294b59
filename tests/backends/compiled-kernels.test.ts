import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileKernel, KERNELS, pathOf } from "../../scripts/simd/compile.ts";

test.each(KERNELS)(
  "the bytes of $module are what $source compiles to",
  { timeout: 60_000 },
  async (kernel) => {
    const isFresh = (await compileKernel(kernel)) === readFileSync(pathOf(kernel.module), "utf8");
    expect(isFresh, "run `npm run simd`").toBe(true);
  },
);
