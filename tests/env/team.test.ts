// Levels with several agents, a row for each: who is paid, who waits, who sees what.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import type { Level } from "../../src/core/level.ts";
import type { RewardTerm } from "../../src/core/reward-terms.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { ObservationPacker } from "../../src/env/packed-observation.ts";
import { levelOf } from "../support/board.ts";

const [WAIT, RIGHT, LEFT] = [0, 2, 4];

/** The first agent is three steps from the exit, the second has a wall on its left. */
const PAIR = levelOf(["........", ".A..E...", "........", "..#A....", "........"], { name: "pair" });
const ALONE = levelOf(["........", ".A..E...", "........", "........", "........"], { name: "alone" });

interface Options {
  readonly levels?: readonly Level[];
  readonly rows?: number;
  readonly agents?: number;
  readonly rewardTerms?: readonly RewardTerm[];
}

const newEnv = ({ levels = [PAIR], rows = 1, agents = 2, rewardTerms = [] }: Options = {}) =>
  new BoardVectorEnv({
    ...{ rows, agents, rewardTerms },
    levels: repeatLevels(levels),
    key: keyFromSeed(1),
    timeLimit: 5,
    view: { height: 5, width: 5, whiteGoals: "hide" },
  });

/** What a step gave, row by row, as plain lists; `waiting` is as it is afterwards. */
function stepped(env: BoardVectorEnv, ...actions: number[]) {
  const { rewards, terminated, truncated, ended } = env.step(Uint8Array.from(actions));
  return {
    rewards: [...rewards],
    terminated: [...terminated],
    truncated: [...truncated],
    waiting: [...env.waiting],
    ended: ended.map(({ row, length, success, episodeReturn }) => ({ row, length, success, episodeReturn })),
  };
}
const quiet = { rewards: [0, 0], terminated: [0, 0], truncated: [0, 0], waiting: [0, 0], ended: [] };

describe("two agents of a level", () => {
  it("are two rows: the one that left waits for the other, and then both begin anew", () => {
    const env = newEnv();
    expect(env.rows).toBe(2);
    expect(stepped(env, RIGHT, WAIT)).toEqual(quiet);
    expect(stepped(env, RIGHT, RIGHT)).toEqual(quiet);
    expect(stepped(env, RIGHT, WAIT)).toEqual({
      ...quiet,
      rewards: [1, 0],
      terminated: [1, 0],
      waiting: [1, 0],
      ended: [{ row: 0, length: 3, success: true, episodeReturn: 1 }],
    });
    expect(stepped(env, LEFT, WAIT)).toEqual({ ...quiet, waiting: [1, 0] });
    expect(env.games[0].level.name).toBe("pair");
    expect(env.games[0].agents[1]).toEqual({ row: 3, col: 4 });
    expect(stepped(env, LEFT, WAIT)).toEqual({
      ...quiet,
      truncated: [0, 1],
      ended: [{ row: 1, length: 5, success: false, episodeReturn: 0 }],
    });
    expect(env.games[0].agents).toEqual(PAIR.agents);
  });

  it("see what is around themselves", () => {
    const env = newEnv({ rows: 2 });
    stepped(env, RIGHT, WAIT, WAIT, RIGHT);
    const packer = new ObservationPacker(env.view, env.channels);
    const words = env.observationWords;
    for (const [row, [game, agent]] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ].entries()) {
      const seen = new Uint32Array(words);
      packer.pack(env.games[game], env.games[game].agents[agent], seen, 0);
      expect(env.observations.slice(row * words, (row + 1) * words)).toEqual(seen);
    }
  });

  it("are paid by their own tables", () => {
    // A cell alone dies in the first step.
    const worth = (points: number) => Int32Array.from({ length: 72 }, (_, i) => (i === 0 ? points : 0));
    const level = levelOf(["A.....", "......", "...o..", "......", "A....."], {
      pointsTables: [worth(2), worth(-1)],
    });
    expect(stepped(newEnv({ levels: [level] }), WAIT, WAIT).rewards).toEqual([-2, 1]);
  });

  it("get nothing from terms of the reward while they wait", () => {
    const still = { kind: "movementBonus", bonus: 0.5, power: 1, period: 1, as: "penalty" } as const;
    const env = newEnv({ rewardTerms: [still, { kind: "exitBonus", bonus: 0.5 }] });
    const rewards = [RIGHT, RIGHT, RIGHT, WAIT].map((action) => stepped(env, action, WAIT).rewards);
    expect(rewards).toEqual([
      [0, -0.5],
      [0, -0.5],
      [1.5, -0.5],
      [0, -0.5],
    ]);
  });
});

describe("rows without an agent", () => {
  it("wait as long as the level lasts", () => {
    const env = newEnv({ levels: [ALONE, PAIR] });
    expect([...env.waiting]).toEqual([0, 1]);
    stepped(env, RIGHT, RIGHT);
    stepped(env, RIGHT, RIGHT);
    expect(stepped(env, RIGHT, RIGHT)).toEqual({
      ...quiet,
      rewards: [1, 0],
      terminated: [1, 0],
      ended: [{ row: 0, length: 3, success: true, episodeReturn: 1 }],
    });
    expect(env.games[0].level.name).toBe("pair");
  });

  it("are those of agents beyond the number played, who stand still", () => {
    const crowd = levelOf(["A.......", "A.......", "A......."]);
    const env = newEnv({ levels: [crowd] });
    stepped(env, RIGHT, WAIT);
    expect(env.games[0].agents.map(({ col }) => col)).toEqual([1, 0, 0]);
    const alike = newEnv({ levels: [crowd], agents: 1 });
    stepped(alike, RIGHT);
    expect(alike.games[0].agents.map(({ col }) => col)).toEqual([1, 1, 1]);
  });
});

it("goes on from its state with who waits", () => {
  const rows = 2;
  const env = newEnv({ rows, levels: [PAIR, ALONE] });
  for (let i = 0; i < 3; i++) stepped(env, RIGHT, WAIT, WAIT, WAIT);
  const again = new BoardVectorEnv({
    ...{ rows, agents: 2, levels: repeatLevels([PAIR]), key: keyFromSeed(9), timeLimit: 5, rewardTerms: [] },
    view: env.view,
    state: structuredClone(env.state()),
  });
  expect([...again.waiting]).toEqual([1, 0, 0, 1]);
  expect(again.observations).toEqual(env.observations);
  const next = [LEFT, RIGHT, RIGHT, LEFT];
  expect(stepped(again, ...next)).toEqual(stepped(env, ...next));
  expect(
    () => new BoardVectorEnv({ rows, levels: repeatLevels([PAIR]), key: keyFromSeed(9), state: env.state() }),
  ).toThrow("There are 2 episodes of 4 agents to go on with for 2 rows.");
});
