// The parts of the Train page that need no page.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL_RECIPES, DQN_RECIPES } from "../../src/agents/dqn-recipes.ts";
import { CHANGEABLE, type ScheduleChange } from "../../src/agents/schedule-changes.ts";
import { TASKS } from "../../src/agents/tasks.ts";
import type { TrainingProgress } from "../../src/agents/trainer.ts";
import { OWN_SUITES } from "../../src/share/own-suites.ts";
import { durationInWords, inMillions } from "../../src/ui/format.ts";
import { KINDS } from "../../src/ui/levels/kinds.ts";
import { parsePart } from "../../src/ui/levels/series-set.ts";
import { Cost } from "../../src/ui/train/cost.ts";
import { EMPTY_CURVE, extendCurve, isShown, type TrainingCurve } from "../../src/ui/train/curve.ts";
import {
  DEFAULTS,
  isDqn,
  queryOf,
  RECIPE_STEPS,
  readTrainSettings,
  type TrainSettings,
  type WatchEvery,
} from "../../src/ui/train/settings.ts";
import { taskOf, taskSets } from "../../src/ui/train/tasks.ts";
import { marksOf, TUNABLE_NAMES, Tuning } from "../../src/ui/train/tuning.ts";
import { setToWatchOn, unseen } from "../../src/ui/train/watch-levels.ts";
import { en } from "../../src/ui/words/en/index.ts";
import { levelOf } from "../support/board.ts";

const names = <Name extends string>(words: Readonly<Record<Name, string>>) => Object.keys(words) as Name[];

describe("the address of a training", () => {
  const any: fc.Arbitrary<TrainSettings> = fc.record({
    levels: fc.string({ minLength: 1, maxLength: 30 }),
    recipe: fc.constantFrom(...names(en.train.recipes), "file" as const),
    file: fc.string({ maxLength: 30 }),
    size: fc.constantFrom(...names(en.train.sizes)),
    agents: fc.constantFrom(...names(en.train.agents)),
    charge: fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100),
    backend: fc.constantFrom("auto", "simd", "webgpu", "wasm", "cpu"),
    steps: fc.integer({ min: 1, max: 1e9 }),
    seed: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    from: fc.string({ maxLength: 30 }),
    watch: fc.constantFrom(...(names(en.train.watch.paces) as WatchEvery[])),
    on: fc.string({ maxLength: 30 }),
  });
  const settings = any.filter(({ agents, recipe }) => agents !== "independent" || !isDqn(recipe));

  it("is the whole form", () => {
    fc.assert(
      fc.property(settings, (chosen) => {
        const query = Object.fromEntries(
          new URLSearchParams(new URLSearchParams(queryOf(chosen)).toString()),
        );
        expect(readTrainSettings(query)).toEqual({ settings: chosen, complaints: [] });
      }),
      { seed: 5 },
    );
  });

  it.each<[keyof TrainSettings, string, string]>([
    ["recipe", "constructor", "quick"],
    ["size", "huge", "recipe"],
    ["agents", "many", "task"],
    ["charge", "-1", "0"],
    ["charge", "1e9", "0"],
    ["backend", "abacus", "auto"],
    ["steps", "0", "100,000"],
    ["steps", "1e99", "100,000"],
    ["seed", "9007199254740993", "0"],
    ["seed", "\u0007<script>", "0"],
    ["watch", "1", "10000"],
    ["levels", "x".repeat(20_000), ""],
  ])("says that %s cannot be %j, and takes the default", (name, text, instead) => {
    const { settings, complaints } = readTrainSettings({ levels: "puzzles", seed: "7", [name]: text });
    expect(settings[name]).toBe(DEFAULTS[name]);
    expect(settings).toMatchObject(name === "seed" ? { levels: "puzzles" } : { seed: 7 });
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(
      /^The address asks for .+ “.+”, which is not possible here\. Taken instead: .+\.$/,
    );
    expect(complaints[0]).toContain(`Taken instead: ${instead}`);
    expect(complaints[0].length).toBeLessThan(300);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
    expect(complaints[0]).not.toMatch(/[\u0000-\u001f]/);
  });

  it("knows which recipes learn by DQN, and gives those one policy for all agents", () => {
    expect(names(en.train.recipes).filter(isDqn)).toEqual(Object.keys(DQN_RECIPES));
    const read = readTrainSettings({ recipe: "dqn", agents: "independent" });
    expect(read.settings.agents).toBe("shared");
    expect(read.complaints).toEqual([
      "DQN has one policy for all agents, which is taken instead of one for each.",
    ]);
  });

  it("has the steps that each recipe is made for", () => {
    expect(RECIPE_STEPS).toEqual(
      Object.fromEntries(Object.entries(ALL_RECIPES).map(([name, { steps }]) => [name, steps])),
    );
  });
});

describe("what a training costs", () => {
  const settings = { ...DEFAULTS, recipe: "small", steps: 3_000_000 } as const;

  it("is said once its pace is known, for any number of steps", () => {
    const cost = new Cost();
    expect(cost.words(settings)).toBeNull();
    cost.learn(settings, 4200);
    expect(cost.words(settings)).toBe("About 12 minutes for 3 million steps, at 4,200 steps a second.");
    expect(cost.words({ ...settings, steps: 42_000, seed: 3, watch: "never" })).toBe(
      "About 10 seconds for 42,000 steps, at 4,200 steps a second.",
    );
    expect(cost.words({ ...settings, size: "tiny" })).toBeNull();
  });

  it.each([
    [0.2, "1 second"],
    [89, "89 seconds"],
    [90, "2 minutes"],
    [3600, "60 minutes"],
    [7200, "2 hours"],
    [11_100, "3 hours 5 minutes"],
  ])("takes %d s in words", (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });

  it("has millions in words", () => {
    expect([999_999, 1e6, 2_500_000].map(inMillions)).toEqual(["999,999", "1 million", "2.5 million"]);
  });
});

describe("levels to watch on", () => {
  const known = (id: string) =>
    OWN_SUITES.some(({ name }) => id === `own-${name}`) ||
    KINDS.some((kind) => kind.text === parsePart(id)?.source.text);

  it("are the next seed of a series, without end or not", () => {
    for (const id of ["random:append-still:7:1+", "random:append-still:7:1+12"]) {
      expect(setToWatchOn({ id, part: parsePart(id)! }, 0)).toBe("random:append-still:8:1+10");
    }
  });

  it("exist beside every suite and every task, and are others", () => {
    const ids = [...OWN_SUITES.map(({ name }) => `own-${name}`), ...taskSets().map(({ id }) => id)];
    for (const id of ids) {
      const beside = setToWatchOn({ id }, 3);
      expect(known(beside), beside).toBe(true);
      expect(beside).not.toBe(id);
    }
    expect(setToWatchOn({ id: "own-train-append-spawn-8" }, 0)).toBe("own-append-spawn");
    expect(setToWatchOn({ id: "task:multi-build-coop" }, 3)).toBe("random:multi-agent/build-coop:4:1+10");
    expect(setToWatchOn({ id: "task:curriculum-append-spawn" }, 3)).toBe("own-append-spawn");
    expect(known(setToWatchOn({ id: "file:mine.npz" }, 0))).toBe(true);
  });

  it("are none that are trained on, under whatever name, and have an agent", () => {
    const walk = levelOf(["A...", "....", "...E"], { name: "walk" });
    const other = levelOf(["A...", "..g.", "...E"], { name: "walk" });
    const empty = levelOf(["....", "..g.", "...E"]);
    expect(unseen([{ ...walk, name: "same" }, other, empty], [walk])).toEqual([other]);
  });
});

describe("curves", () => {
  const numbers = (values: Partial<TrainingProgress>): TrainingCurve =>
    extendCurve(EMPTY_CURVE, {
      ...(Object.fromEntries(Object.keys(EMPTY_CURVE).map((name) => [name, Number.NaN])) as object),
      steps: 512,
      ...values,
    } as TrainingProgress);
  const ppo = numbers({ entropy: 2, learningRateFactor: 1 });
  const dqn = numbers({ exploration: 0.9, learningRateFactor: 1 });

  it("of a learner are those that it has numbers for", () => {
    expect([isShown("entropy", [ppo]), isShown("exploration", [ppo])]).toEqual([true, false]);
    expect([isShown("entropy", [dqn]), isShown("exploration", [dqn])]).toEqual([false, true]);
    expect([isShown("entropy", [dqn, ppo]), isShown("exploration", [dqn, ppo])]).toEqual([true, true]);
  });

  it("have a place before there is a number: of episodes always, of PPO until something is known", () => {
    expect(isShown("rewardFraction", [ppo])).toBe(true);
    expect([isShown("entropy", [EMPTY_CURVE]), isShown("qValue", [EMPTY_CURVE])]).toEqual([true, false]);
  });
});

describe("tasks as levels", () => {
  it("are those there are", () => {
    expect(taskSets().map(({ id }) => taskOf(id))).toEqual(Object.keys(TASKS));
    expect(["task:toString", "append-still", "task:"].map(taskOf)).toEqual([undefined, undefined, undefined]);
  });
});

describe("settings that are changed by hand", () => {
  const changes: readonly ScheduleChange[] = [
    { step: 100, name: "exitDifficulty", value: 0.5 },
    { step: 100, name: "entropyFactor", value: 2 },
    { step: 300, name: "exitDifficulty", value: null },
  ];

  it("are all that can be changed", () => {
    expect(TUNABLE_NAMES).toEqual([...CHANGEABLE]);
  });

  it("are held until they are let go, and told each time", () => {
    const told: unknown[] = [];
    const tuning = new Tuning((...message) => told.push(message));
    tuning.begin(changes);
    expect(tuning.held.value).toEqual({ entropyFactor: 2 });
    tuning.hold("exitDifficulty", 1);
    tuning.release("entropyFactor");
    expect(tuning.held.value).toEqual({ exitDifficulty: 1 });
    expect(told).toEqual([
      ["exitDifficulty", 1],
      ["entropyFactor", null],
    ]);
  });

  it("are one mark for each step", () => {
    expect(marksOf(changes)).toEqual([
      { step: 100, number: 1, words: "exit difficulty: 0.50; entropy, factor: 2.0" },
      { step: 300, number: 2, words: "exit difficulty: as planned" },
    ]);
  });
});
