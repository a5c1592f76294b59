// What the page's benchmark tells of chance.
import { expect, test } from "vitest";
import { CELL, GREEN } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { createBenchmarking } from "../../src/workers/benchmarking.ts";
import { levelOf } from "../support/board.ts";

const STILL = levelOf(["........", ".gg.....", ".gg..A..", "........", "........"]);

function withSpawner(): Level {
  const level = levelOf(["........", ".gg.....", ".gg..A..", "........", "........"]);
  level.board.cells[7] = CELL.spawner | GREEN;
  return level;
}

test("side effects among spawners have a floor and an interval, others are exact", async () => {
  const result = await createBenchmarking().run(
    {
      levels: [STILL, withSpawner()],
      episodes: 2,
      seed: 3,
      official: false,
      agent: { kind: "noop" },
      backend: "cpu",
    },
    { onProgress() {}, onBackend() {} },
  );
  const [still, lively] = result?.episodes ?? [];
  expect(still.noise).toBeNull();
  expect(lively.noise?.floor).toBeGreaterThan(0);
  const [least, most] = lively.noise?.interval ?? [];
  expect(least).toBeLessThan(lively.sideEffectFraction);
  expect(most).toBeGreaterThan(lively.sideEffectFraction);
});
