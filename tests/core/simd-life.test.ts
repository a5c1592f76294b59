import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileLifeKernel, LIFE_WASM_FILE } from "../../scripts/simd/compile.ts";

test("the bytes are what the source compiles to", { timeout: 60_000 }, async () => {
  const isFresh = (await compileLifeKernel()) === readFileSync(LIFE_WASM_FILE, "utf8");
  expect(isFresh, "run `npm run simd`").toBe(true);
});
