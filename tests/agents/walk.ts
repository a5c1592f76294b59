// A 5×5 board with an agent and an open exit somewhere else: the shortest thing that can be learned on boards.
import type { Recipe } from "../../src/agents/recipes.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { integer, type Key } from "../../src/base/random.ts";
import { createBoard } from "../../src/core/board.ts";
import { AGENT, EXIT, FROZEN } from "../../src/core/cells.ts";
import type { LevelSource } from "../../src/env/level-source.ts";

/** Levels without end. */
export function walkLevels(key: Key): LevelSource {
  let count = 0;
  return {
    state: () => count,
    restore(state) {
      count = state as number;
      return true;
    },
    next() {
      const agent = integer(key, count, 25, 0);
      const exit = (agent + 1 + integer(key, count, 24, 1)) % 25;
      count++;
      const board = createBoard(5, 5);
      board.cells[agent] = AGENT | FROZEN;
      board.cells[exit] = EXIT | FROZEN;
      return {
        name: "walk",
        board,
        goals: createBoard(5, 5),
        agents: [{ row: Math.floor(agent / 5), col: agent % 5 }],
        agentNames: ["agent0"],
        orientation: 0,
        spawnProb: 0.3,
        minPerformance: -1,
        pointsTables: null,
        rules: "safelife",
      };
    },
  };
}

export const WALK_RECIPE: Recipe = {
  ...RECIPES.small,
  name: "walk",
  network: {
    ...RECIPES.small.network,
    view: { height: 5, width: 5 },
    convs: [],
    near: { size: 5, units: 32 },
    hidden: 32,
  },
  ppo: { ...RECIPES.small.ppo, rolloutSteps: 16, learningRate: 5e-3 },
  timeLimit: 60,
  rewardTerms: [],
};
