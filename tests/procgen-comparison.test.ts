// What the comparison with the original's levels lets pass and what it does not.
import { describe, expect, it, test } from "vitest";
import type { Columns } from "../scripts/conformance/level-columns.ts";
import { BY_LUCK, type GoldenType, judgeColumns } from "../scripts/conformance/procgen-comparison.ts";
import { fisherExact } from "../scripts/conformance/two-sample.ts";

const LEVELS = 200;
/** Constant columns, and one that varies. */
const golden = (constants: Record<string, number | null>): GoldenType => ({
  levels: LEVELS,
  rows: { alive: Array.from({ length: LEVELS }, (_, i) => i % 50) },
  stats: Object.fromEntries(
    Object.entries({ alive: 24.5, ...constants }).map(([name, mean]) => [
      name,
      mean === null ? null : { mean },
    ]),
  ),
});
/** As many columns again, and in the first levels others. */
const ours = (columns: Columns, others: Columns, count: number): Columns[] =>
  Array.from({ length: 2 * LEVELS }, (_, i) => ({ alive: i % 50, ...columns, ...(i < count ? others : {}) }));

const problemOf = (type: string, constants: Record<string, number | null>, others: Columns, count: number) =>
  judgeColumns({ [type]: golden(constants) }, new Map([[type, ours(constants, others, count)]])).records[0]
    .problem;

describe("a column in which all of the original's levels are alike", () => {
  it.each<[string, string, Record<string, number | null>, Columns]>([
    ["a number that parameters set", "append-still", { n_exits: 1 }, { n_exits: 2 }],
    ["cells of a kind there never are", "append-still", {}, { "cells.fountain-blue": 1 }],
    ["an exit that cannot be reached", "append-still", {}, { unreachable_exits: 1 }],
    ["life that stays", "append-still", { "stable_alive.1": 1 }, { "stable_alive.1": 0.98 }],
    [
      "life where there is none",
      "multi-agent/build-coop",
      { "stable_alive.1": null },
      { "stable_alive.1": 1 },
    ],
    ["an exit that is open at once", "navigation", { "cells.exit-gray": 0 }, { "cells.exit-gray": 1 }],
  ])("lets pass no level with another: %s", (_, type, constants, others) => {
    expect(problemOf(type, constants, others, 0)).toBeNull();
    expect(problemOf(type, constants, others, 1)).toMatch(/ p 0\.0e\+0 \(1 of 400 are not /);
  });

  it.each<[string, Record<string, number | null>, Columns]>([
    ["prune-dynamic", { n_regions: 3 }, { n_regions: 2 }],
    ["challenge", { "cells.exit-gray": 1 }, { "cells.exit-gray": 0 }],
    ["multi-agent/asym2", {}, { "cells.life-yellow": 1 }],
    ["append-still-easy", { "stable_alive.1": 1 }, { "stable_alive.1": null }],
  ])("by luck, lets pass as many others as luck brings: %s", (type, constants, others) => {
    expect(problemOf(type, constants, others, 8)).toBeNull();
    expect(problemOf(type, constants, others, 40)).toMatch(/ p \d\.\de-\d+ \(40 of 400 are not /);
  });

  it("is by luck for a reason", () => {
    expect(BY_LUCK.filter(({ reason }) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
  });
});

test("a type that could not be made fails, alone", () => {
  const types = { a: golden({}), b: golden({}) };
  const made = new Map<string, readonly Columns[] | Error>([
    ["a", ours({}, {}, 0)],
    ["b", new Error("no room")],
  ]);
  expect(judgeColumns(types, made).records).toEqual([
    { id: "a", problem: null },
    { id: "b", problem: "no room" },
  ]);
});

test("Fisher's exact test knows the lady who tastes tea", () => {
  expect(fisherExact([3, 4], [1, 4])).toBeCloseTo(34 / 70, 12);
  expect(fisherExact([4, 4], [0, 4])).toBeCloseTo(2 / 70, 12);
  expect(fisherExact([0, 400], [0, 200])).toBe(1);
  // Both of six hundred among our four hundred, or both among the others.
  expect(fisherExact([2, 400], [0, 200])).toBeCloseTo((400 * 399 + 200 * 199) / (600 * 599), 12);
});
