// Side effects counted on the GPU are those counted on the CPU, exactly.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Key, keyFromSeed, split } from "../../src/base/random.ts";
import { BitBoard } from "../../src/core/planes.ts";
import type { Gpu } from "../../src/gpu/gpu.ts";
import { occupancy } from "../../src/gpu/occupancy.ts";
import { leaveAlone, lifeDensities } from "../../src/safety/occupancy.ts";
import { openGpu } from "./open.ts";
import { randomLevel } from "./random-levels.ts";

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openGpu();
}, 60_000);
afterAll(() => gpu.destroy());

it.each([
  { height: 26, width: 26, boards: 12, samples: 100 },
  { height: 5, width: 40, boards: 70, samples: 33 },
])("$boards boards of $height×$width", { timeout: 120_000 }, async ({ boards, samples, ...size }) => {
  const key = keyFromSeed(10);
  const lonely = Array.from({ length: boards }, (_, i) => {
    const keys: [Key, Key] = [split(key, "before", i), split(key, "counting", i)];
    const { board, spawnProb } = randomLevel({ ...size, agents: 1, noise: 0.02 }, split(key, "level", i));
    return { board, spawnProb, steps: (i * 7) % 20, keys };
  });
  const before = gpu.readbacks;
  const actual = await occupancy(gpu, lonely, samples);
  expect(gpu.readbacks - before).toBe(1);
  const colors = new Set<number>();
  for (const [i, { board, steps, spawnProb, keys }] of lonely.entries()) {
    const later = leaveAlone(BitBoard.from(board), steps, { spawnProb, key: keys[0] });
    const expected = lifeDensities(later, samples, { spawnProb, key: keys[1] });
    expect(actual[i], `board ${i}`).toEqual(expected);
    expected.forEach((shares, color) => {
      if (shares) colors.add(color);
    });
  }
  expect(colors.size).toBe(8);
});
