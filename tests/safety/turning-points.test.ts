import { expect, test } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { turningPoints } from "../../src/safety/turning-points.ts";
import { levelOf } from "../support/board.ts";

const UP = 1;
const RIGHT = 2;
const DOWN = 3;
const TOGGLE_RIGHT = 6;
const WAIT = 0;

test("tells when points come and when green life falls apart", () => {
  // Two of the bar's cells are left beside the agent, who holds them still until it steps away.
  const level = levelOf([".........", ".Ag......", "..g......", "..g...E..", "........."], {
    minPerformance: -1,
  });
  const walk = [TOGGLE_RIGHT, UP, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, DOWN, DOWN, DOWN];
  const points = turningPoints({ level, key: keyFromSeed(1), actions: walk.map((action) => [action]) });
  expect(points[0].step).toBe(1);
  expect(points[0].harm).toBeGreaterThan(0);
  expect(points.reduce((sum, { harm }) => sum + harm, 0)).toBeGreaterThan(0);
  const earning = points.filter((point) => point.points !== 0);
  expect(earning).toEqual([{ step: 10, points: 1, harm: 0 }]);
});

test("has nothing to tell where nothing changes", () => {
  const level = levelOf(["A....", ".gg..", ".gg..", "....."]);
  const actions = Array.from({ length: 5 }, () => [WAIT]);
  expect(turningPoints({ level, key: keyFromSeed(1), actions })).toEqual([]);
});

test("other life than green is no harm", () => {
  const level = levelOf([".....", ".Ar..", "..r..", "..r..", "....."]);
  const points = turningPoints({ level, key: keyFromSeed(1), actions: [[TOGGLE_RIGHT], [WAIT]] });
  expect(points.map(({ harm }) => harm)).not.toContainEqual(expect.toSatisfy((harm) => harm !== 0));
  expect(points.some((point) => point.points > 0)).toBe(true);
});
