// The fast states of a pattern search judge as the plain one does.
import fc from "fast-check";
import { expect, it } from "vitest";
import { CELL } from "../../src/core/cells.ts";
import { PackedState } from "../../src/procgen/packed-state.ts";
import { KINDS } from "../../src/procgen/pattern-cells.ts";
import type { PatternState } from "../../src/procgen/pattern-state.ts";
import { PlainState } from "../../src/procgen/plain-state.ts";
import { StillState } from "../../src/procgen/still-state.ts";
import { Torus } from "../../src/procgen/torus.ts";

const CELLS = [
  CELL.empty,
  CELL.empty,
  CELL.life,
  CELL.life,
  CELL.wall,
  CELL.tree,
  CELL.spawner,
  CELL["hard-life"],
];

const boards = (smallest: number) =>
  fc
    .record({ height: fc.integer({ min: smallest, max: 12 }), width: fc.integer({ min: smallest, max: 40 }) })
    .chain(({ height, width }) => {
      const size = height * width;
      const all = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: size, maxLength: size });
      return fc.record({
        board: all(fc.constantFrom(...CELLS)).map((cells) => ({
          height,
          width,
          cells: Uint16Array.from(cells),
        })),
        flags: all(fc.integer({ min: 0, max: 7 })).map((flags) => Uint8Array.from(flags)),
        changes: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(KINDS - 1)), { maxLength: 12 }),
      });
    });

/** What a cell's kinds differ by, as the rest is the same for all of them. */
function judgement(state: PatternState, cell: number): number[] {
  state.look(cell);
  const relative = (values: Int32Array) => Array.from(values, (value) => value - values[0]);
  return [...relative(state.violations), ...relative(state.oscillations)];
}

const badOf = ({ bad }: PatternState) => Array.from({ length: bad.size }, (_, i) => bad.at(i));

function expectAlike(fast: PatternState, plain: PatternState, size: number): void {
  for (let cell = 0; cell < size; cell++) expect(judgement(fast, cell)).toEqual(judgement(plain, cell));
  expect(badOf(fast)).toEqual(badOf(plain));
  expect(fast.kinds).toEqual(plain.kinds);
}

it.each([
  ["a still one", 1, 3],
  ["one of two steps", 2, 7],
])("%s", { timeout: 60_000 }, (_, period, smallest) => {
  fc.assert(
    fc.property(boards(smallest), ({ board, flags, changes }) => {
      const torus = new Torus(board.height, board.width);
      const plain = new PlainState(board, flags, period, torus);
      const Fast = period === 1 ? StillState : PackedState;
      const fast = new Fast(board, flags, torus);
      expectAlike(fast, plain, torus.size);
      for (const [cell, kind] of changes) {
        plain.put(cell, kind);
        fast.put(cell, kind);
      }
      expectAlike(fast, plain, torus.size);
    }),
    { numRuns: 40 },
  );
});

it("packed windows are for boards that hold them, and for period 2", () => {
  expect(PackedState.serves({ height: 7, width: 7, cells: new Uint16Array(49) }, 2)).toBe(true);
  expect(PackedState.serves({ height: 7, width: 6, cells: new Uint16Array(42) }, 2)).toBe(false);
  expect(PackedState.serves({ height: 7, width: 7, cells: new Uint16Array(49) }, 3)).toBe(false);
});
