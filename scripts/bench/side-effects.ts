// One side-effect report, as the benchmark makes it at the end of each episode.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { ACTION_COUNT } from "../../src/core/actions.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { sideEffectReport } from "../../src/safety/report.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { type Figure, medianMs } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

const LEVELS = 10;
const STEPS = 50;
const SAMPLES = 1000;
const ARCHIVE = join("benchmarks", "v1.0", "append-still.npz");

/** @param folder holds the official levels, or null for stand-ins */
export function benchSideEffects(folder: string | null): Figure[] {
  const { levels, origin } = folder === null ? standIns() : officialLevels(folder);
  const times = levels.map((level) => reportMs(level));
  return [
    {
      name: "side_effects.ms_still",
      value: times.reduce((sum, ms) => sum + ms, 0) / times.length,
      meaning: `ms per report after ${STEPS} random steps, mean of ${times.length} ${origin}`,
    },
  ];
}

const standIns = () => ({
  levels: Array.from({ length: LEVELS }, (_, i) => stillLevel(i)),
  origin: "stand-ins for append-still (--levels DIR takes the official ones)",
});

function officialLevels(folder: string): { levels: readonly Level[]; origin: string } {
  const path = join(folder, ARCHIVE);
  if (!existsSync(path)) throw new Error(`${folder} holds no ${ARCHIVE}. Give a folder of official levels.`);
  const levels = readLevels(readFileSync(path), "append-still.npz").slice(0, LEVELS);
  return { levels, origin: "official append-still levels" };
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
    samples: SAMPLES,
  };
  return medianMs(() => sideEffectReport(request), { warmUps: 3, runs: 9 });
}
