import fc from "fast-check";
import { expect, test } from "vitest";
import { EXIT } from "../../src/core/cells.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { observe, TRAINING_CHANNELS, TRAINING_VIEW } from "../../src/env/observation.ts";
import { ObservationPacker, observationWords, unpackObservations } from "../../src/env/packed-observation.ts";
import { randomBoards } from "../support/random-board.ts";

const channels = fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 20 });
const views = fc.record({
  height: fc.integer({ min: 1, max: 40 }),
  width: fc.integer({ min: 1, max: 80 }),
  whiteGoals: fc.constantFrom("hide", "show"),
});

test("bits from planes are the bits of the view's words", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      randomBoards({ height: [3, 40], width: [3, 70] }),
      fc.infiniteStream(fc.nat(0xffff)),
      views,
      channels,
      fc.nat(),
      (board, goalWords, view, bits, place) => {
        const goals = { ...board, cells: board.cells.map(() => goalWords.next().value ?? 0) };
        const exits = [...board.cells.keys()].filter((i) => board.cells[i] & EXIT).slice(0, 5);
        const center = { row: place % board.height, col: place % board.width };
        const words = new Uint32Array(view.height * view.width);
        observe({ board, goals, exits }, center, view, words);

        // Whatever was there before is overwritten, and nothing beside it.
        const size = observationWords(view, bits);
        const out = new Uint32Array(size + 2).fill(0xffffffff);
        const game = { boardBits: BitBoard.from(board), goalBits: BitBoard.from(goals), exits };
        new ObservationPacker(view, bits).pack(game, center, out, 1);
        expect([out[0], out[size + 1]]).toEqual([0xffffffff, 0xffffffff]);

        const floats = new Float32Array(words.length * bits.length);
        unpackObservations(out.subarray(1, size + 1), 1, view, bits.length, floats);
        const wrong = floats.findIndex((bit, i) => {
          const [cell, channel] = [Math.floor(i / bits.length), i % bits.length];
          return bit !== ((words[cell] >>> bits[channel]) & 1);
        });
        expect(wrong).toBe(-1);
        const set = floats.reduce((sum, bit) => sum + bit, 0);
        const setWords = out.subarray(1, size + 1).reduce((sum, word) => sum + ones(word), 0);
        // Bits beyond the view are 0.
        expect(setWords).toBe(set);
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});

const ones = (word: number): number => word.toString(2).replaceAll("0", "").length;

test("a training observation has 375 words", () => {
  expect(observationWords(TRAINING_VIEW, TRAINING_CHANNELS)).toBe(375);
});

test("one packer serves boards of different widths in turn", () => {
  const view = { height: 3, width: 3, whiteGoals: "show" } as const;
  const packer = new ObservationPacker(view, [0]);
  const out = new Uint32Array(3);
  for (const width of [40, 5, 40]) {
    const board = new BitBoard(4, width);
    board.setCell(width - 1, 1);
    packer.pack({ boardBits: board, goalBits: new BitBoard(4, width), exits: [] }, { row: 0, col: 0 }, out);
    expect([...out]).toEqual([0, 1, 0]);
  }
});
