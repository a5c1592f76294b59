// Pixels of squares: drawn once for a size, and given up before they fill the memory.
import { afterEach, expect, it, vi } from "vitest";
import { IS_FAINT, lookOf, Squares } from "../../src/ui/render/squares.ts";

const read = vi.spyOn(OffscreenCanvasRenderingContext2D.prototype, "getImageData");
afterEach(() => read.mockClear());

it("a size that needs more than is kept is kept all the same, and the others make way", () => {
  const squares = new Squares();
  const side = 512;
  const looks = Array.from({ length: 20 }, (_, cell) => lookOf(cell, 0, IS_FAINT));
  squares.of(looks[0], 20);
  for (let pass = 0; pass < 2; pass++) for (const look of looks) squares.of(look, side);
  expect(read).toHaveBeenCalledTimes(1 + looks.length);
  squares.of(looks[0], 20);
  expect(read).toHaveBeenCalledTimes(2 + looks.length);
});

it("no more than 4096 of one size are kept, whatever a board holds", () => {
  const squares = new Squares();
  for (let look = 0; look < 4097; look++) squares.of(lookOf(look, 0, 0), 1);
  expect(read).toHaveBeenCalledTimes(4097);
  squares.of(lookOf(4096, 0, 0), 1);
  expect(read).toHaveBeenCalledTimes(4097);
  squares.of(lookOf(0, 0, 0), 1);
  expect(read).toHaveBeenCalledTimes(4098);
});
