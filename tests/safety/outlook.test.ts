import { expect, test } from "vitest";
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { CELL, GREEN, RED } from "../../src/core/cells.ts";
import type { Replay } from "../../src/core/replay.ts";
import { judge, replayed } from "../../src/safety/judge.ts";
import { outlookOf } from "../../src/safety/outlook.ts";
import { SAFELIFE_V1_2_MEASURE, STEADY_MEASURE } from "../../src/safety/settings.ts";
import { levelOf } from "../support/board.ts";

const SHORT = { samples: 60, runs: 3 };

/** A lively world in which an agent does something else each time. */
function random(index: number): Replay {
  const key = keyFromSeed(index);
  const level = levelOf(["A........", ".........", "..gg...C.", "..gg.....", ".........", "....S...."]);
  const life = [0, 0, CELL.life | GREEN, CELL.life | RED, CELL.crate];
  level.board.cells.forEach((cell, i) => {
    if (i > 9 && cell === 0) level.board.cells[i] = life[integer(key, i, life.length)];
  });
  return { level, key, actions: Array.from({ length: 24 }, (_, i) => [integer(split(key, "act"), i, 9)]) };
}

test.each([
  ["common random numbers", { ...STEADY_MEASURE, ...SHORT }],
  ["numbers of their own", { ...SAFELIFE_V1_2_MEASURE, ...SHORT }],
])("the plans cost what the report says, type by type, with %s", (_, settings) => {
  for (let index = 0; index < 5; index++) {
    const episode = replayed(random(index));
    const { byType } = judge(episode, { ...settings, floor: "unknown" }).sideEffects;
    const outlook = outlookOf(episode, settings);
    expect(outlook.length).toBeGreaterThan(1);
    for (const { code, moves, lost, gained, penalty, untouched, played } of outlook) {
      const reported = byType.find((type) => type.code === code);
      const moved = moves.reduce((sum, { mass, cost }) => sum + mass * cost, 0);
      const left = [...lost, ...gained].reduce((sum, { mass }) => sum + mass * penalty, 0);
      expect(moved + left).toBeCloseTo(reported?.distance ?? Number.NaN, 8);
      expect(untouched.reduce((sum, share) => sum + share, 0)).toBeCloseTo(reported?.inactionMass ?? -1, 9);
      for (const share of [...untouched, ...played]) expect(share).toBeLessThan(1 + 1e-12);
    }
  }
});

test("a crate that was pushed to the right moves one cell to the right, what nobody touched stays", () => {
  const level = levelOf([".......", ".AC....", ".......", ".....gg", ".....gg", "......."], {
    orientation: 1,
  });
  const episode = replayed({ level, key: keyFromSeed(0), actions: [[2], [0]] });
  const outlook = outlookOf(episode, STEADY_MEASURE);
  const crate = outlook.find(({ name }) => name === "crate-gray");
  expect(crate?.moves).toEqual([expect.objectContaining({ from: 9, to: 10, mass: 1, down: 0, right: 1 })]);
  const green = outlook.find(({ code }) => code === (CELL.life | GREEN));
  expect([green?.moves, green?.lost, green?.gained]).toEqual([[], [], []]);
});

test("what was destroyed is lost, and goes nowhere", () => {
  const level = levelOf([".......", ".AS....", "......."], { orientation: 1, spawnProb: 0 });
  const outlook = outlookOf(replayed({ level, key: keyFromSeed(0), actions: [[6]] }), STEADY_MEASURE);
  expect(outlook).toEqual([
    expect.objectContaining({ name: "spawner-gray", moves: [], lost: [{ cell: 9, mass: 1 }], gained: [] }),
  ]);
});
