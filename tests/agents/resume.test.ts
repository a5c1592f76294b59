// A training that is stopped, written down and taken up again is the same training, bit for bit.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curriculum, distinctLevels, switchingLevels } from "../../src/agents/level-mixes.ts";
import { plannedLevels } from "../../src/agents/level-plan.ts";
import { readRun, writeRun } from "../../src/agents/run-file.ts";
import { Trainer, type TrainingProgress } from "../../src/agents/trainer.ts";
import { type Backend, prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import type { Level } from "../../src/core/level.ts";
import { type LevelSource, repeatLevels } from "../../src/env/level-source.ts";
import { LevelQueue } from "../../src/procgen/level-queue.ts";
import { officialParameters } from "../procgen/official.ts";
import { levelOf } from "../support/board.ts";
import { TINY_RECIPE } from "./tiny.ts";

const SPRING = levelOf(["........", "..S..A..", ".g...#..", "..b.gg..", "....gE..", "..C....."], {
  name: "spring",
  minPerformance: 0.1,
});
const LEVELS: readonly Level[] = [
  SPRING,
  levelOf(["A.....", ".ggg..", "...E..", "......"], { name: "walk", spawnProb: 0 }),
  { ...SPRING, name: "other rules", rules: "game-of-life" },
  levelOf(["........", ".A.S.A..", ".r......", "....rr..", "....rE..", "........"], {
    name: "two",
    orientation: 1,
  }),
  {
    ...SPRING,
    name: "goals that move",
    goals: levelOf(["........", "..S.....", ".bbb....", "........", "........", "........"]).board,
  },
];

const seriesOf = (name: string): LevelSource =>
  new LevelQueue({
    series: { parameters: officialParameters[name], seed: 5, name },
    from: 0,
    makers: [],
    ahead: 0,
    now: () => 0,
  });

const RISING = [
  { step: 0, value: 0.1 },
  { step: 800, value: 1 },
];

const SOURCES: Record<string, () => LevelSource> = {
  "a list": () => repeatLevels(LEVELS),
  "a series without end": () => seriesOf("prune-still"),
  "a mix of series without end": () =>
    plannedLevels({ kind: "mix", first: "prune-still", second: "prune-spawn", chance: RISING }, seriesOf, 3),
  "the first three": () => distinctLevels(repeatLevels(LEVELS), 3),
  "a switch": () =>
    switchingLevels(repeatLevels(LEVELS.slice(0, 2)), repeatLevels(LEVELS.slice(2)), RISING, keyFromSeed(3)),
  "a curriculum": () =>
    curriculum([repeatLevels(LEVELS.slice(0, 2)), repeatLevels(LEVELS.slice(2))], keyFromSeed(3), {
      lookback: 5,
      firstProgress: 0.2 / 100,
      emphasis: 10,
    }),
};

type Engine = "simd" | "wasm" | "cpu" | "simd on two threads";

async function backendOf(engine: Engine): Promise<Backend> {
  if (engine === "wasm" || engine === "cpu") return prepareBackend(engine, () => 0);
  return { name: "simd", threads: engine === "simd" ? 1 : 2, reason: "" };
}

/** @param stops updates after which it is written down and taken up anew @returns the file at the end and what was
 *  told on the way */
async function train(
  engine: Engine,
  source: () => LevelSource,
  updates: number,
  stops: readonly number[] = [],
) {
  const backend = await backendOf(engine);
  const options = () => ({ levels: source(), backend, now: () => 0 });
  const told: Partial<TrainingProgress>[] = [];
  const onProgress = ({
    totalSteps: _,
    stepsPerSecond: __,
    secondsLeft: ___,
    ...numbers
  }: TrainingProgress) => void told.push(numbers);
  const each = TINY_RECIPE.rows * TINY_RECIPE.ppo.rolloutSteps;
  let trainer = Trainer.create({ ...options(), recipe: TINY_RECIPE, seed: 1 });
  let done = 0;
  const saved = () => writeRun({ agent: trainer.checkpoint(), state: trainer.state(), notes: null });
  for (const stop of [...stops, updates]) {
    await trainer.run((stop - done) * each, { onProgress });
    done = stop;
    if (stop === updates) break;
    const bytes = saved();
    trainer.dispose();
    const { agent, state } = readRun(bytes);
    trainer = Trainer.resume(agent, options(), state);
    expect(trainer.boards.goesOn).toBe(true);
    expect(saved()).toEqual(bytes);
  }
  const file = saved();
  trainer.dispose();
  return { file, told };
}

describe("a training that was interrupted", { timeout: 120_000 }, () => {
  it.each(Object.entries(SOURCES))("goes on alike with %s", async (name, source) => {
    const updates = name.endsWith("without end") ? 10 : 40;
    const whole = await train("simd", source, updates);
    expect(whole.told.at(-1)?.episodes).toBeGreaterThan(10);
    const moments = fc.uniqueArray(fc.integer({ min: 1, max: updates - 1 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(moments, async (stops) => {
        const parts = await train(
          "simd",
          source,
          updates,
          stops.sort((a, b) => a - b),
        );
        expect(parts.told).toEqual(whole.told);
        expect(parts.file).toEqual(whole.file);
      }),
      { numRuns: name === "a list" ? 5 : 2, seed: 7 },
    );
  });

  it.each(["wasm", "cpu", "simd on two threads"] as const)("goes on alike on %s", async (engine) => {
    const whole = await train(engine, SOURCES["a list"], 12);
    const parts = await train(engine, SOURCES["a list"], 12, [1, 5, 6]);
    expect(parts).toEqual(whole);
  });

  it("begins new episodes on other levels, and says so", async () => {
    const { file } = await train("simd", SOURCES["a list"], 3);
    const { agent, state } = readRun(file);
    const backend = await backendOf("simd");
    const other = Trainer.resume(
      agent,
      { levels: repeatLevels(LEVELS.slice(1)), backend, now: () => 0 },
      state,
    );
    expect(other.boards.goesOn).toBe(false);
    expect((other.state().rows?.episodes ?? []).map(({ level, steps }) => [level.name, steps])).toEqual(
      [1, 2, 3, 4].map((i) => [LEVELS[i].name, 0]),
    );
    other.dispose();
  });

  it.each<[string, (state: { rows: { episodes: { game: object }[] } }) => unknown]>([
    ["nothing", () => ({})],
    ["a row too few", ({ rows }) => ({ rows: { ...rows, episodes: rows.episodes.slice(1) } })],
    [
      "a board that does not fit",
      ({ rows }) => ({
        rows: {
          ...rows,
          episodes: rows.episodes.map((episode) => ({
            ...episode,
            game: { ...episode.game, board: new Uint16Array(5) },
          })),
        },
      }),
    ],
  ])("is refused with a sentence where its state is %s", async (_, damage) => {
    const { file } = await train("simd", SOURCES["a list"], 1);
    const { agent, state } = readRun(file);
    const backend = await backendOf("simd");
    const options = { levels: SOURCES["a list"](), backend, now: () => 0 };
    const damaged = { ...(state as object), ...(damage(state as never) as object) };
    const wrong = Object.keys(damage(state as never) as object).length === 0 ? {} : damaged;
    expect(() => Trainer.resume(agent, options, wrong)).toThrow(
      /^The state of this training cannot be read: .+/,
    );
  });
});
