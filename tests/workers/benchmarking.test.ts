// What the page's benchmark tells of chance.
import { expect, test } from "vitest";
import { CELL, GREEN } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { resimulate } from "../../src/core/replay.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { fingerprintOf, parseReplayLink } from "../../src/share/replay-link.ts";
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
      set: null,
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

test.each([null, "own/prune-still"])(
  "every episode has a link that is true, to a level of %s",
  async (set) => {
    const levels = [STILL, withSpawner()];
    const result = await createBenchmarking().run(
      { levels, set, episodes: 3, seed: 3, official: false, agent: { kind: "random" }, backend: "cpu" },
      { onProgress() {}, onBackend() {} },
    );
    expect(result?.links).toHaveLength(3);
    result?.links.forEach((link, i) => {
      const level = levels[i % 2];
      const read = parseReplayLink(link ?? "");
      const { key, actions } = result.episodes[i].replay;
      expect(read.level).toEqual(set ? { set, index: i % 2, fingerprint: fingerprintOf(level) } : level);
      expect([read.key, read.actions]).toEqual([key, actions]);
      expect(read.claim).toEqual(claimOf(resimulate({ level, key, actions })));
    });
  },
);
