// What links may cost whoever opens them, however they were made.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/** Milliseconds of a processor, and bytes, for one link. */
const MOST_MS = 100;
const MOST_BYTES = 64 * 2 ** 20;

interface Cost {
  readonly name: string;
  readonly ms: number;
  readonly bytes: number;
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const costs: readonly Cost[] = JSON.parse(
  execFileSync(
    process.execPath,
    ["--expose-gc", "--max-semi-space-size=512", "scripts/run.mjs", "tests/support/link-costs.ts"],
    { cwd: ROOT, encoding: "utf8" },
  ),
);

describe("a link of the largest that are legal, whole or damaged", () => {
  it.each(costs)("is read in less than 100 ms and 64 MB: $name", ({ ms, bytes }) => {
    expect(ms).toBeLessThan(MOST_MS);
    expect(bytes).toBeLessThan(MOST_BYTES);
    // Nothing that was measured takes nothing.
    expect(ms).toBeGreaterThan(0);
    expect(bytes).toBeGreaterThan(0);
  });
});
