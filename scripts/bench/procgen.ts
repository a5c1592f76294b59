// Generated levels of the official types on one core.
import { keyFromSeed, split } from "../../src/base/random.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { generateLevel } from "../../src/procgen/generate.ts";
import type { LevelParameters } from "../../src/procgen/parameters.ts";
import { type Figure, timesOriginal } from "./measure.ts";

const LEVELS = 100;
const WARM_UPS = 10;

/** Mean milliseconds a level of the original. */
const ORIGINAL_MS: Readonly<Record<string, number>> = {
  "append-dynamic": 434.83,
  "append-spawn": 43.15,
  "append-still-easy": 44.48,
  "append-still": 47.5,
  challenge: 192.03,
  navigation: 1019.4,
  "prune-dynamic": 170.03,
  "prune-spawn": 43.22,
  "prune-still-easy": 44.92,
  "prune-still-hard": 44.74,
  "prune-still": 47.51,
  "multi-agent/asym1-pretrain-cyanonly": 87.65,
  "multi-agent/asym1-pretrain-redonly": 43.58,
  "multi-agent/asym1": 91.51,
  "multi-agent/asym2": 62.36,
  "multi-agent/build-compete": 45.05,
  "multi-agent/build-coop": 41.85,
  "multi-agent/build-parallel": 46.56,
};

/** Means, not medians: a few levels take far longer than most, and a trainer waits for those as well. Processor time,
 *  which other programs change the least. */
export async function benchProcgen(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [type, original] of Object.entries(ORIGINAL_MS)) {
    const ms = meanMs((await loadParameters(`random/${type}`)).parameters);
    figures.push({
      name: `procgen.ms.${type}`,
      value: ms,
      meaning: `ms of processor time per level, mean of ${LEVELS}: ${timesOriginal(original / ms)}`,
    });
  }
  return figures;
}

function meanMs(parameters: LevelParameters): number {
  const key = keyFromSeed(7);
  for (let i = 0; i < WARM_UPS; i++) generateLevel(parameters, split(key, "warm-up", i));
  const start = process.cpuUsage();
  for (let i = 0; i < LEVELS; i++) generateLevel(parameters, split(key, i));
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / LEVELS;
}
