// Boards as bit planes: plane p holds bit p of every cell.
import type { Board } from "../core/board.ts";
import { BitBoard, PLANES } from "../core/planes.ts";

/** 32-bit words in a row of bits. */
export const wordsPerRow = (width: number): number => (width + 31) >> 5;

/** Words of all planes of one board. */
export const planeWords = (height: number, width: number): number => PLANES * height * wordsPerRow(width);

/** @param out `[plane, row, word]`; bit j % 32 of word j >> 5 is column j */
export function toPlanes(board: Board, out: Uint32Array): void {
  out.set(BitBoard.from(board).planes);
}

/** The inverse of `toPlanes`. @param planes `[plane, row, word]` from `first` on, the words `stride` apart */
export function fromPlanes(
  planes: Uint32Array,
  { height, width, cells }: Board,
  stride: number,
  first: number,
): void {
  const words = wordsPerRow(width);
  cells.fill(0);
  for (let plane = 0; plane < PLANES; plane++) {
    for (let row = 0; row < height; row++) {
      for (let col = 0; col < width; col++) {
        const word = planes[first + ((plane * height + row) * words + (col >> 5)) * stride];
        cells[row * width + col] |= ((word >>> (col & 31)) & 1) << plane;
      }
    }
  }
}
