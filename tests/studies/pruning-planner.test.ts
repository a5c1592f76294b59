// A planner that removes red and minds the rest, and an agent that learns to do as it does.
import { beforeAll, describe, expect, it } from "vitest";
import { createPolicies } from "../../src/agents/team.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { ALIVE, COLOR_MASK, GREEN, RED } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { observationWords } from "../../src/env/packed-observation.ts";
import type { Policy } from "../../src/ppo/types.ts";
import type { BenchmarkAgent } from "../../src/studies/benchmark.ts";
import { correct, demonstrate, IMITATION, imitate, joined } from "../../src/studies/imitation.ts";
import { PLANNER, PruningPlanner } from "../../src/studies/pruning-planner.ts";
import { levelOf } from "../support/board.ts";
import { SMALL_STUDY } from "./small-study.ts";

const key = keyFromSeed(3);

/** A red block and a green one; one of both colours; what is green cannot be had without it. */
const APART = levelOf([
  "............",
  ".@..........",
  "......rr....",
  "......rr....",
  "............",
  ".gg.........",
  ".gg......E..",
  "............",
]);
const TOGETHER = levelOf([
  "............",
  ".@..........",
  "......rg....",
  "......rg....",
  "............",
  ".........E..",
  "............",
]);

function play(level = APART, settings = PLANNER) {
  const game = new Game(level, key);
  const planner = new PruningPlanner(game, settings);
  const actions: number[] = [];
  for (let way = planner.next(); way.length > 0 && game.isActive(0); way = planner.next()) {
    for (const action of way) {
      game.takeTurn([action]);
      actions.push(action);
    }
  }
  const left = (color: number) =>
    game.board.cells.filter((cell) => cell & ALIVE && (cell & COLOR_MASK) === color).length;
  return { exited: game.hasExited(0), red: left(RED), green: left(GREEN), actions };
}

describe("the planner", () => {
  it("removes red, leaves green, and leaves", () => {
    expect(play()).toMatchObject({ exited: true, red: 0, green: 4 });
  });

  it("takes two cells of a block, which grows again from three", () => {
    expect(play().actions.filter((action) => action >= 5)).toHaveLength(2);
  });

  it("weighs what would go with it", () => {
    expect(play(TOGETHER)).toMatchObject({ exited: true, red: 2, green: 2 });
    expect(play(TOGETHER, { ...PLANNER, charge: 0.4 })).toMatchObject({ exited: true, red: 0, green: 0 });
  });

  it("gives more for the exit where it may not leave before", () => {
    expect(play({ ...TOGETHER, minPerformance: 0.5 })).toMatchObject({ exited: true, red: 0 });
  });
});

describe("an agent that imitates it", () => {
  const { network } = SMALL_STUDY.recipe;
  const eyes = { view: { ...network.view, whiteGoals: "hide" }, channels: network.channels } as const;
  const levels = [APART, TOGETHER];
  const waits: BenchmarkAgent = {
    ...{ ...eyes, name: "waits", sawMeasure: false },
    act: async (_, draws) => new Uint8Array(draws.length),
  };
  const shown = demonstrate(levels, eyes, key);
  let policies: ReturnType<typeof createPolicies>;
  let policy: Policy;
  beforeAll(async () => {
    const backend = await prepareBackend("simd", () => 0);
    policies = createPolicies(SMALL_STUDY.recipe, key, backend);
    [policy] = policies.policies;
    return () => policies.dispose();
  });

  it("sees what the planner saw, and does what it did", async () => {
    const actions = levels.flatMap((level) => play(level).actions);
    expect([...shown.actions]).toEqual(actions);
    expect(shown.observations).toHaveLength(actions.length * observationWords(eyes.view, eyes.channels));
    const optimizer = { ...IMITATION.optimizer, learningRate: 0.01 };
    const settings = { epochs: 200, rows: 8, optimizer };
    const losses: number[] = [];
    const first = policies.state();
    await imitate(policy, shown, settings, key, (loss) => losses.push(loss));
    expect(losses[0]).toBeGreaterThan(1.5);
    expect(losses.at(-1)).toBeLessThan(0.3);
    const learned = policies.state();
    policies.restore(first);
    await imitate(policy, shown, settings, key, () => {});
    expect(policies.state()).toEqual(learned);
  });

  it("is told what the planner would have done where it is itself", async () => {
    const corrections = await correct([APART], waits, 100, key);
    const { actions } = play();
    // It never moves, so it is always told the same.
    expect([...corrections.actions]).toEqual([actions[0], actions[0], actions[0]]);
    const all = joined([shown, corrections]);
    expect(all.actions).toHaveLength(shown.actions.length + 3);
    expect(all.observations.slice(0, shown.observations.length)).toEqual(shown.observations);
  });

  it("learns from different games by another key", () => {
    const other = demonstrate([levelOf(["..r.....", ".@......", "......E."])], eyes, split(key, 1));
    expect(other.actions.length).toBeGreaterThan(0);
  });
});
