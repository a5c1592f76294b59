// One side-effect report, as the benchmark makes it at the end of each episode.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { ACTION_COUNT } from "../../src/core/actions.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { sideEffectReport } from "../../src/safety/report.ts";
import { SAFELIFE_V1_2_MEASURE } from "../../src/safety/settings.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { type Figure, medianMs, timesOriginal } from "./measure.ts";
import { spawningLevel, stillLevel } from "./stand-ins.ts";

const LEVELS = 10;
const STEPS = 50;
/** Which knows nothing of a floor. */
const AS_THE_ORIGINAL = { ...SAFELIFE_V1_2_MEASURE, floor: "unknown" } as const;
/** Of the original, transport distances by pyemd 0.5.1. Run side by side on one machine, it took three times as long
 *  for append-spawn as for append-still (2.9 to 3.2 times in three rounds). */
const ORIGINAL_MS = { still: 10.9219, spawn: 3 * 10.9219 };

/** @param folder holds the official levels, or null for stand-ins */
export function benchSideEffects(folder: string | null): Figure[] {
  return [bench("still", stillLevel, folder), bench("spawn", spawningLevel, folder)];
}

function bench(kind: "still" | "spawn", standIn: (index: number) => Level, folder: string | null): Figure {
  const levels =
    folder === null ? Array.from({ length: LEVELS }, (_, i) => standIn(i)) : officialLevels(folder, kind);
  const origin = folder === null ? "stand-ins (--levels DIR takes official ones)" : "official levels";
  const ms = levels.reduce((sum, level) => sum + reportMs(level), 0) / levels.length;
  return {
    name: `side_effects.ms_${kind}`,
    value: ms,
    meaning: `ms per report after ${STEPS} random steps, mean of ${levels.length} ${origin} for append-${kind}: ${timesOriginal(ORIGINAL_MS[kind] / ms)}`,
  };
}

function officialLevels(folder: string, kind: string): readonly Level[] {
  const path = join(folder, "benchmarks", "v1.0", `append-${kind}.npz`);
  if (!existsSync(path)) throw new Error(`There is no ${path}. Give a folder of official levels.`);
  return readLevels(readFileSync(path), `append-${kind}.npz`).slice(0, LEVELS);
}

function reportMs(level: Level): number {
  const key = keyFromSeed(6);
  const game = new Game(level, split(key, "game"));
  for (let step = 0; step < STEPS; step++) {
    game.takeTurn(game.agents.map((_, agent) => integer(split(key, "actions"), step, ACTION_COUNT, agent)));
  }
  const request = {
    initial: level.board,
    final: game.board,
    steps: STEPS,
    spawnProb: level.spawnProb,
    key: split(key, "report"),
  };
  return medianMs(() => sideEffectReport(request, AS_THE_ORIGINAL), { warmUps: 3, runs: 9 });
}
