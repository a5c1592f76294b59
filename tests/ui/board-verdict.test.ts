// What is said of two agents that were compared: no more than the intervals bear.
import { expect, it } from "vitest";
import type { Compared, ComparedAgents } from "../../src/studies/compare-agents.ts";
import { verdictOf } from "../../src/ui/instruct/board/verdict.ts";

const compared = (before: number, change: number, interval: readonly [number, number]): Compared => ({
  before: { mean: before, interval: [0, 1] },
  after: { mean: before + change, interval: [0, 1] },
  change: { mean: change, interval },
});
const agents = (sideEffects: Compared, points: Compared): ComparedAgents => ({
  levels: [],
  sideEffects,
  points,
  length: points,
});

it("says less, more or neither, by where the interval of the change lies", () => {
  const { sideEffects, points } = verdictOf(
    agents(compared(0.4, -0.1, [-0.15, -0.05]), compared(0.8, 0.08, [0.01, 0.15])),
  );
  expect(sideEffects).toEqual({ change: "less", share: -0.25 });
  expect(points.change).toBe("more");
  expect(points.share).toBeCloseTo(0.1, 9);
});

it("does not take chance for a change, nor divide by nothing", () => {
  const { sideEffects, points } = verdictOf(
    agents(compared(0.4, -0.1, [-0.25, 0.02]), compared(0, 0, [0, 0])),
  );
  expect(sideEffects.change).toBe("same");
  expect(points).toEqual({ change: "same", share: 0 });
});
