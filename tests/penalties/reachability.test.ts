// The state graph, relative reachability and future tasks on levels whose states are counted by hand.
import { describe, expect, it } from "vitest";
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { BLUE } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { futureTasks } from "../../src/penalties/future-tasks.ts";
import { relativeReachability } from "../../src/penalties/relative-reachability.ts";
import { StateGraph, stateGraphOf } from "../../src/penalties/state-graph.ts";
import { boardOf, levelOf } from "../support/board.ts";
import { chargesOf, envOf, LEFT, NOOP, RIGHT } from "./walled.ts";

const graphOf = (level: ReturnType<typeof levelOf>) => new StateGraph(new Game(level, keyFromSeed(1)));

/** Two places, four directions each. */
const CELLAR = levelOf(["####", "#a.#", "####"]);
/** A crate that can be pushed to the wall, from where the agent, which cannot pull, never gets it back. */
const DEAD_END = levelOf(["#####", "#a>.#", "#####"]);

describe("StateGraph", () => {
  it("holds every state once", () => {
    const graph = graphOf(CELLAR);
    expect(graph.size).toBe(8);
    // Facing up at the start; to turn to a wall is a step, to walk another.
    const steps = graph.stepsFrom(0);
    expect([...steps].sort()).toEqual([0, 1, 1, 1, 1, 2, 2, 2]);
  });

  it("knows what cannot be undone", () => {
    const graph = graphOf(DEAD_END);
    // Before the push: one place, three directions, for to face the crate is to shove it. After it: two places,
    // four directions each.
    expect(graph.size).toBe(11);
    const pushed = graph.after(0, RIGHT);
    expect([...graph.stepsFrom(0)].every((steps) => steps >= 0)).toBe(true);
    expect([...graph.stepsFrom(pushed)].filter((steps) => steps < 0)).toHaveLength(3);
  });

  it("is made once for a level, and again where exits ask for other points", () => {
    // A blue goal is worth three points in the agent's gray.
    const goals = boardOf("####", "#..#", "####");
    goals.cells[6] = BLUE;
    const level = { ...CELLAR, goals };
    const at = (minPerformance: number) => {
      const game = new Game(level, keyFromSeed(1));
      game.minPerformance = minPerformance;
      return stateGraphOf(game);
    };
    expect(at(0.4)).toBe(at(0.6));
    expect(at(0.4)).not.toBe(at(1));
    expect(at(-1)).toBe(at(0));
  });

  it("refuses chance, and more states than it may hold", () => {
    expect(() => graphOf(levelOf(["#####", "#a.S#", "#####"]))).toThrow("has spawners");
    expect(() => new StateGraph(new Game(CELLAR, keyFromSeed(1)), 7)).toThrow("more than 7 states");
  });
});

describe("relative reachability", () => {
  it("undiscounted, counts the states that are lost, as long as they are", () => {
    const env = envOf(DEAD_END);
    const penalty = relativeReachability(env, { baseline: "inaction", discount: 1 });
    // The three states before the push, of eleven.
    expect(chargesOf(env, penalty, [NOOP, RIGHT, LEFT, NOOP])).toEqual([0, 3 / 11, 3 / 11, 3 / 11]);
  });

  it("against waiting one step, charges the push alone", () => {
    const env = envOf(DEAD_END);
    const penalty = relativeReachability(env, { baseline: "stepwise-inaction", discount: 1 });
    expect(chargesOf(env, penalty, [NOOP, RIGHT, LEFT, NOOP])).toEqual([0, 3 / 11, 0, 0]);
  });

  it("undiscounted, walking about where one can walk back costs nothing", () => {
    const env = envOf(CELLAR);
    const penalty = relativeReachability(env, { baseline: "starting-state", discount: 1 });
    expect(chargesOf(env, penalty, [RIGHT, LEFT, RIGHT])).toEqual([0, 0, 0]);
  });

  it("discounted, charges also the way back", () => {
    const env = envOf(CELLAR);
    const penalty = relativeReachability(env, { baseline: "starting-state", discount: 0.5 });
    const graph = graphOf(CELLAR);
    const [from, to] = [graph.stepsFrom(0), graph.stepsFrom(graph.after(0, RIGHT))];
    let expected = 0;
    for (let x = 0; x < 8; x++) expected += Math.max(0.5 ** from[x] - 0.5 ** to[x], 0) / 8;
    expect(expected).toBeGreaterThan(0.1);
    expect(chargesOf(env, penalty, [RIGHT])[0]).toBeCloseTo(expected, 12);
  });
});

describe("future tasks", () => {
  const options = { baseline: "inaction", discount: 0.9 } as const;

  it("pays less once tasks are out of reach, by the goals that were drawn", () => {
    const env = envOf(DEAD_END);
    const key = split(env.games[0].key, "future tasks");
    const graph = graphOf(DEAD_END);
    const pushed = graph.stepsFrom(graph.after(0, RIGHT));
    const before = graph.stepsFrom(0);
    const goals = [0, 1, 2].map((i) => integer(key, 1, graph.size, i));
    let expected = 0;
    for (const goal of goals) {
      if (pushed[goal] >= 0) expected += (0.1 * 0.9 ** Math.max(pushed[goal], before[goal])) / 3;
    }
    const [charge] = chargesOf(env, futureTasks(env, { ...options, tasks: 3 }), [RIGHT]);
    expect(charge).toBeCloseTo(-expected, 12);
  });

  it("is on average the sum over all states", () => {
    const env = envOf(DEAD_END);
    const [charge] = chargesOf(env, futureTasks(env, { ...options, tasks: 20_000 }), [RIGHT]);
    const graph = graphOf(DEAD_END);
    const [own, other] = [graph.stepsFrom(graph.after(0, RIGHT)), graph.stepsFrom(0)];
    let sum = 0;
    for (let x = 0; x < graph.size; x++) {
      if (own[x] >= 0) sum += (0.1 * 0.9 ** Math.max(own[x], other[x])) / graph.size;
    }
    expect(-charge / sum).toBeCloseTo(1, 1);
  });

  it("pays in full for the world an agent leaves behind", () => {
    const level = levelOf(["####", "#aE#", "####"]);
    const env = envOf(level);
    const charge = chargesOf(env, futureTasks(env, { ...options, tasks: 2000 }), [RIGHT])[0];
    // Nobody is there any more: of all states only the one in which it left can be reached, by waiting.
    const graph = graphOf(level);
    const left = graph.stepsFrom(graph.after(0, RIGHT));
    expect([...left].filter((steps) => steps >= 0)).toEqual([0]);
    const reference = graph.stepsFrom(0)[graph.after(0, RIGHT)];
    expect(-charge * graph.size).toBeCloseTo(0.9 ** reference, 0);
  });
});
