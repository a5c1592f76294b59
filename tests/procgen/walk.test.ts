// The fast random walk takes the steps of the plain one.
import fc from "fast-check";
import { expect, it } from "vitest";
import { CELL } from "../../src/core/cells.ts";
import { NEW } from "../../src/procgen/pattern-cells.ts";
import { PlainWalk } from "../../src/procgen/plain-walk.ts";
import { loadSimdWalk, walksInSimd } from "../../src/procgen/simd-walk.ts";
import { Torus } from "../../src/procgen/torus.ts";
import type { WalkStart } from "../../src/procgen/walk.ts";

const CELLS = [
  CELL.empty,
  CELL.empty,
  CELL.life,
  CELL.life,
  CELL.wall,
  CELL.tree,
  CELL.spawner,
  CELL.fountain,
  CELL["hard-life"],
];

const penalties = fc.constantFrom([0, 0], [1, 20], [-10, -10], [100, 100], [0, 2]);
/** Low ones take weights out of the range of numbers. */
const temperatures = fc.constantFrom(0.01, 0.1, 0.2, 0.5, 1, 10);

const starts = (period: number): fc.Arbitrary<WalkStart> => {
  const smallest = 2 * period + 3;
  return fc
    .record({ height: fc.integer({ min: smallest, max: 12 }), width: fc.integer({ min: smallest, max: 40 }) })
    .chain(({ height, width }) => {
      const size = height * width;
      const all = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: size, maxLength: size });
      return fc.record({
        height: fc.constant(height),
        width: fc.constant(width),
        cells: all(fc.constantFrom(...CELLS)).map((cells) => Uint16Array.from(cells)),
        isEmpty: fc.boolean(),
        flags: all(fc.constantFrom(0, 4, 5, 6, 7, 7, 7, 7)).map((flags) => Uint8Array.from(flags)),
        seeds: fc.option(all(fc.nat(1)).map((seeds) => Uint8Array.from(seeds))),
        settings: fc.record({
          period: fc.constant(period),
          minFill: fc.constantFrom(0, 0.1, 0.5, 1),
          temperature: temperatures,
          oscillationBonus: fc.constantFrom(0, 0.3, -2, 100),
          maxIterations: fc.constant(40),
          ...{ alive: penalties, wall: penalties, tree: penalties },
        }) as fc.Arbitrary<WalkStart["settings"]>,
        key: fc.tuple(fc.nat(0xffffffff), fc.nat(0xffffffff)),
      });
    })
    .map(({ height, width, cells, isEmpty, flags, seeds, settings, key }) => ({
      board: { height, width, cells: isEmpty ? cells.fill(0) : cells },
      torus: new Torus(height, width),
      flags,
      seeds: seeds ?? flags,
      freeCells: flags.filter((flag) => flag & NEW).length,
      settings,
      key,
    }));
};

const STEPS = 60;

it.each([1, 2])("with period %i", { timeout: 120_000 }, (period) => {
  const startSimdWalk = loadSimdWalk();
  if (startSimdWalk === null) throw new Error("WebAssembly has no vectors here.");
  fc.assert(
    fc.property(starts(period), (start) => {
      const plain = new PlainWalk(start);
      const fast = startSimdWalk(start);
      for (let step = 0; step < STEPS; step++) {
        expect(fast.advance(step, step + 1)).toBe(plain.advance(step, step + 1));
        expect(fast.kinds()).toEqual(plain.kinds());
      }
    }),
    { numRuns: 40 },
  );
});

it.each([1, 2])("with period %i in one go, or in several", (period) => {
  const startSimdWalk = loadSimdWalk();
  fc.assert(
    fc.property(starts(period), fc.integer({ min: 1, max: STEPS - 1 }), (start, middle) => {
      const walk = (...ends: readonly number[]) => {
        const fast = startSimdWalk?.(start);
        const ended = ends.map((end, i) => fast?.advance(i === 0 ? 0 : ends[i - 1], end));
        return [ended.at(-1), fast?.kinds()];
      };
      expect(walk(middle, STEPS)).toEqual(walk(STEPS));
    }),
    { numRuns: 40 },
  );
});

it("is for short periods and boards that hold what a change can reach", () => {
  const board = (height: number, width: number) => ({
    height,
    width,
    cells: new Uint16Array(height * width),
  });
  expect(walksInSimd(board(7, 7), 2)).toBe(true);
  expect(walksInSimd(board(7, 6), 2)).toBe(false);
  expect(walksInSimd(board(5, 5), 1)).toBe(true);
  expect(walksInSimd(board(4, 9), 1)).toBe(false);
  expect(walksInSimd(board(30, 30), 3)).toBe(false);
});
