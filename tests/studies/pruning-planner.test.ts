// A planner that removes red and minds the rest, and an agent that learns to do as it does.
import { describe, expect, it } from "vitest";
import { createPolicies } from "../../src/agents/team.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { ALIVE, COLOR_MASK, GREEN, ORIENTATION_SHIFT, RED } from "../../src/core/cells.ts";
import { Game } from "../../src/core/game.ts";
import { observationWords } from "../../src/env/packed-observation.ts";
import type { BenchmarkAgent } from "../../src/studies/benchmark.ts";
import { correct, demonstrate, examplesOf, IMITATION, imitate } from "../../src/studies/imitation.ts";
import { PLANNER, PruningPlanner } from "../../src/studies/pruning-planner.ts";
import { SYMMETRIES, turnedAction, turnedLevel } from "../../src/studies/symmetries.ts";
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
/** Square, and the same after a quarter turn to the right. */
const SQUARE = levelOf(["......", ".@.rr.", "...rr.", "......", ".g....", "....E."]);
const TURNED = levelOf(["......", ".g..@.", "......", "...rr.", "E..rr.", "......"]);
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
  const waits: BenchmarkAgent = {
    ...{ ...eyes, name: "waits", sawMeasure: false },
    act: async (_, draws) => new Uint8Array(draws.length),
  };
  const games = [SQUARE, TURNED].map((level) => demonstrate(level, key)!);

  it("sees what the planner saw, and does what it did", () => {
    expect(games[0].actions).toEqual(play(SQUARE).actions);
    const { observations, actions } = examplesOf(games, eyes, () => 0);
    expect([...actions]).toEqual(games.flatMap((game) => game.actions));
    expect(observations).toHaveLength(actions.length * observationWords(eyes.view, eyes.channels));
  });

  it("is told what the planner would have done where it is itself", async () => {
    const { actions, wanted } = await correct(SQUARE, key, waits, 100);
    expect(actions).toEqual(new Array(300).fill(0));
    // It never moves, so it is always told the same.
    const [first] = play(SQUARE).actions;
    expect(wanted.filter((action) => action !== null)).toEqual([first, first, first]);
    expect(examplesOf([{ level: SQUARE, key, actions, wanted }], eyes, () => 0).actions).toHaveLength(3);
  });

  it("learns, and comes out the same again", async () => {
    const backend = await prepareBackend("simd", () => 0);
    const learn = async () => {
      const policies = createPolicies(SMALL_STUDY.recipe, key, backend);
      const losses: number[] = [];
      const optimizer = { ...IMITATION.optimizer, learningRate: 0.01 };
      const settings = { epochs: 200, rows: 8, optimizer };
      await imitate(policies.policies[0], games, eyes, settings, key, (loss) => losses.push(loss));
      const weights = policies.state();
      policies.dispose();
      return { losses, weights };
    };
    const { losses, weights } = await learn();
    expect(losses[0]).toBeGreaterThan(1.5);
    expect(losses.at(-1)).toBeLessThan(1);
    expect((await learn()).weights).toEqual(weights);
  });
});

describe("a board that is turned", () => {
  it.each(Array.from({ length: SYMMETRIES }, (_, symmetry) => symmetry))(
    "goes on as before, in way %i",
    (symmetry) => {
      const { level, actions } = demonstrate(SQUARE, key)!;
      const [game, turned] = [new Game(level, key), new Game(turnedLevel(level, symmetry), key)];
      for (const action of actions) {
        game.takeTurn([action]);
        turned.takeTurn([turnedAction(action, symmetry)]);
        const now = { ...level, board: game.board, goals: game.goals, agents: game.agents };
        expect(turnedLevel(now, symmetry).board.cells).toEqual(turned.board.cells);
      }
      expect(turned.hasExited(0)).toBe(true);
    },
  );

  it("is another in each of the eight ways", () => {
    const boards = Array.from({ length: SYMMETRIES }, (_, symmetry) =>
      turnedLevel(SQUARE, symmetry).board.cells.join(),
    );
    expect(new Set(boards).size).toBe(SYMMETRIES);
    expect(turnedLevel(SQUARE, 0).board).toEqual(SQUARE.board);
    const { board, agents } = turnedLevel(SQUARE, 1);
    const at = agents[0].row * board.width + agents[0].col;
    expect(agents).toEqual(TURNED.agents);
    // It looked up, and looks to the right.
    expect(board.cells[at]).toBe(TURNED.board.cells[at] | (1 << ORIENTATION_SHIFT));
    board.cells[at] = TURNED.board.cells[at];
    expect([...board.cells]).toEqual([...TURNED.board.cells]);
  });
});
