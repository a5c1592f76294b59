// Trainings on levels with two agents: with one policy for both, and with one for each.
import { describe, expect, it } from "vitest";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import { type AnyRecipe, withoutPpo } from "../../src/agents/dqn-recipes.ts";
import { parseRecipe } from "../../src/agents/parse-recipe.ts";
import { readRun, writeRun } from "../../src/agents/run-file.ts";
import { teamOn } from "../../src/agents/team.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { integer, type Key, keyFromSeed } from "../../src/base/random.ts";
import { createBoard } from "../../src/core/board.ts";
import { AGENT, EXIT, FROZEN } from "../../src/core/cells.ts";
import type { Level } from "../../src/core/level.ts";
import { DEFAULT_DQN } from "../../src/dqn/config.ts";
import { type LevelSource, repeatLevels } from "../../src/env/level-source.ts";
import { runBenchmark } from "../../src/studies/benchmark.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { levelOf } from "../support/board.ts";
import { TINY_RECIPE } from "./tiny.ts";
import { WALK_RECIPE } from "./walk.ts";

const backend = { name: "simd", threads: 1, reason: "" } as const;
const now = () => 0;

/** Two agents on a 5×5 board with one exit, open to both. */
function meetingLevel(key: Key, index: number): Level {
  const board = createBoard(5, 5);
  const places: number[] = [];
  for (let draw = 0; places.length < 3; draw++) {
    const place = integer(key, index, 25, draw);
    if (!places.includes(place)) places.push(place);
  }
  const [exit, ...agents] = places;
  board.cells[exit] = EXIT | FROZEN;
  for (const agent of agents) board.cells[agent] = AGENT | FROZEN;
  return {
    name: `meeting ${index}`,
    board,
    goals: createBoard(5, 5),
    agents: agents.map((place) => ({ row: Math.floor(place / 5), col: place % 5 })),
    agentNames: ["one", "two"],
    ...{ orientation: 0, spawnProb: 0.3, minPerformance: -1, pointsTables: null, rules: "safelife" },
  };
}
const meetings = (seed: number, count = 500): LevelSource =>
  repeatLevels(Array.from({ length: count }, (_, i) => meetingLevel(keyFromSeed(seed), i)));

describe("a team for levels", () => {
  const crowd = (agents: number) =>
    repeatLevels([levelOf(["A".repeat(agents), ".".repeat(agents), "E".repeat(agents)])]);

  it("is of as many agents as any of them has; of two where they are without end", () => {
    const both = repeatLevels([levelOf(["A..", "...", "..E"]), meetingLevel(keyFromSeed(1), 0)]);
    expect(teamOn(both.all, "shared")).toEqual({ count: 2, policies: "shared" });
    expect(teamOn(undefined, "independent")).toEqual({ count: 2, policies: "independent" });
    expect(teamOn(crowd(10).all, "shared").count).toBe(10);
  });

  it("is no larger than a checkpoint may say", () => {
    expect(() => teamOn(crowd(11).all, "shared")).toThrow(
      "A level has 11 agents; at most 10 can be trained together.",
    );
    const recipe = (count: number) => JSON.stringify({ ...WALK_RECIPE, team: { count, policies: "shared" } });
    expect(() => parseRecipe(recipe(11))).toThrow();
    expect(parseRecipe(recipe(10)).team?.count).toBe(10);
  });
});

const TEAMS = {
  "one policy for both": { count: 2, policies: "shared" },
  "a policy for each": { count: 2, policies: "independent" },
} as const;

describe.each(Object.entries(TEAMS))("with %s", { timeout: 120_000 }, (_, team) => {
  it("both agents learn to walk to the exit, and are scored by what each sees", async () => {
    const recipe = { ...WALK_RECIPE, team };
    const trainer = Trainer.create({ recipe, levels: meetings(1), seed: 1, backend, now });
    await trainer.run(12_000);
    const agent = loadAgent(trainer.checkpoint(), backend);
    const levels = Array.from({ length: 40 }, (_, i) => meetingLevel(keyFromSeed(2), i));
    const result = await runBenchmark({
      levels,
      agent: policyAgent("walkers", agent, "sample"),
      ...{ seed: 3, timeLimit: 60, rows: 7 },
    });
    expect(result.episodes.map(({ team }) => team?.length)).toEqual(levels.map(() => 2));
    for (const which of [0, 1]) {
      const lengths = result.episodes.map(({ team }) => team![which].length);
      // The mean distance is 2.5 steps; by chance it takes more than twenty.
      expect(lengths.reduce((a, b) => a + b, 0) / lengths.length).toBeLessThan(6);
    }
    // Nobody copies: the turns of both agents differ.
    expect(result.episodes.some(({ replay }) => replay.actions.some(([a, b]) => a !== b))).toBe(true);
    expect(result.summary.success.mean).toBeGreaterThan(0.9);
    expect(result.episodes[0]).toMatchObject(result.episodes[0].team![0]);
    agent.policy.dispose();
    trainer.dispose();
  });
});

const LEVELS = [
  levelOf(["........", ".A....A.", ".g...#..", "..b.gg..", "....gE..", "..C....."], {
    name: "two",
    minPerformance: 0.1,
  }),
  levelOf(["A.....", ".ggg..", "...E..", "......"], { name: "one" }),
];

const RECIPES: Record<string, AnyRecipe> = {
  "one policy for both": { ...TINY_RECIPE, team: TEAMS["one policy for both"] },
  "a policy for each": { ...TINY_RECIPE, team: TEAMS["a policy for each"] },
  DQN: {
    ...withoutPpo(TINY_RECIPE),
    dqn: { ...DEFAULT_DQN, replaySteps: 200, warmUpSteps: 100, batch: 16, targetEvery: 40, rolloutSteps: 5 },
    exploration: [
      { step: 0, value: 1 },
      { step: 400, value: 0.1 },
    ],
    team: TEAMS["one policy for both"],
  },
};

describe.each(Object.entries(RECIPES))("a training of %s", { timeout: 60_000 }, (_, recipe) => {
  const options = () => ({ levels: repeatLevels(LEVELS), backend, now });
  const saved = (trainer: Trainer) =>
    writeRun({ agent: trainer.checkpoint(), state: trainer.state(), notes: null });

  it("counts the steps of boards, and goes on to the same bytes after a stop", async () => {
    const whole = Trainer.create({ ...options(), recipe, seed: 5 });
    let parts = Trainer.create({ ...options(), recipe, seed: 5 });
    await whole.run(800);
    expect(whole.steps).toBe(800);
    for (const steps of [20, 280, 100]) {
      await parts.run(steps);
      const bytes = saved(parts);
      parts.dispose();
      const { agent, state } = readRun(bytes);
      parts = Trainer.resume(agent, options(), state);
      expect(parts.boards.goesOn).toBe(true);
      expect(saved(parts)).toEqual(bytes);
    }
    await parts.run(400);
    expect(saved(parts)).toEqual(saved(whole));
    whole.dispose();
    parts.dispose();
  });
});

describe("independent policies", () => {
  it("begin with weights of their own, and both are in the checkpoint", async () => {
    const recipe = RECIPES["a policy for each"];
    const trainer = Trainer.create({ levels: repeatLevels(LEVELS), backend, now, recipe, seed: 5 });
    await trainer.run(100);
    const { tensors, recipe: written } = readCheckpoint(trainer.checkpoint());
    expect(written).toEqual(recipe);
    const [first, second] = ["agent1", "agent2"].map((name) => tensors.get(`${name}/hidden/kernel`)!.values);
    expect(first).not.toEqual(second);
    expect(tensors.get("agent2/adam.steps")!.values[0]).toBeGreaterThan(0);
    expect(tensors.has("hidden/kernel")).toBe(false);
    trainer.dispose();
  });

  it("are not for DQN", () => {
    const recipe = { ...RECIPES.DQN, team: TEAMS["a policy for each"] };
    expect(() => parseRecipe(JSON.stringify(recipe))).toThrow("DQN has no others");
  });
});

it("a penalty around boards knows one agent", () => {
  const recipe = RECIPES["one policy for both"];
  const options = { levels: repeatLevels(LEVELS), backend, now, recipe, seed: 5 };
  expect(() => Trainer.create({ ...options, wrapEnv: (env) => env })).toThrow(/only one agent/);
});
