import { expect, test } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import type { Replay } from "../../src/core/replay.ts";
import { resimulate } from "../../src/core/replay.ts";
import { judgeReplay, replayed, sideEffectsOf } from "../../src/safety/judge.ts";
import { Lockstep } from "../../src/safety/lockstep.ts";
import { STEADY_MEASURE } from "../../src/safety/settings.ts";
import { worldsOfRun } from "../../src/safety/worlds.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf(["A.......", "..gg....", "..gg....", "......S.", "........", ".....E.."], {
  minPerformance: 0,
});
const replay: Replay = {
  level,
  key: keyFromSeed(5),
  actions: Array.from({ length: 150 }, (_, i) => [(i * 5) % 9]),
};
const until = (steps: number): Replay => ({ ...replay, actions: replay.actions.slice(0, steps) });

test("shows the game and the measure's untouched world, wherever one comes from", () => {
  const lockstep = new Lockstep(replay);
  for (const step of [0, 1, 40, 39, 150, 3, 97, 96, 150]) {
    expect(lockstep.approach(step, 1000)).toBe(true);
    const sight = lockstep.look();
    const game = resimulate(until(step));
    expect(sight.step).toBe(step);
    expect(sight.played.cells).toEqual(game.board.cells);
    expect(sight.goals.cells).toEqual(game.goals.cells);
    const { inaction } = worldsOfRun(sideEffectsOf(replayed(until(step))), STEADY_MEASURE, 0);
    expect(sight.untouched.cells).toEqual(inaction.board.toBoard().cells);
    const { length, reward, rewardFraction } = judgeReplay(until(step), { ...STEADY_MEASURE, samples: 1 });
    expect([sight.length, sight.reward, sight.rewardFraction]).toEqual([length, reward, rewardFraction]);
  }
});

test("comes nearer by as many steps as it may take", () => {
  const lockstep = new Lockstep(replay);
  expect(lockstep.approach(100, 60)).toBe(false);
  expect(lockstep.step).toBe(60);
  expect(lockstep.approach(100, 60)).toBe(true);
  // Back to the last moment that was kept, and on from there.
  expect(lockstep.approach(95, 10)).toBe(false);
  expect(lockstep.approach(95, 30)).toBe(true);
});

test("does not change what it showed", () => {
  const lockstep = new Lockstep(replay);
  const before = lockstep.look();
  const cells = [before.played, before.untouched, before.goals].map((board) => board.cells.slice());
  lockstep.approach(20, 20);
  expect([before.played, before.untouched, before.goals].map((board) => board.cells)).toEqual(cells);
});
