// Which cells are near which on a board.
import type { Board } from "../core/board.ts";

/** Cells in a 3×3 block. */
export const BLOCK = 9;

/** A set of cells: 1 or 0 a cell, row-major. */
export type Mask = Uint8Array;

export class Torus {
  readonly size: number;
  /** `[cell, 9]` row-major indices of the 3×3 block around a cell, row by row; the cell itself is number 4. */
  readonly blocks: Int32Array;

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.size = height * width;
    this.blocks = new Int32Array(BLOCK * this.size);
    let next = 0;
    for (let cell = 0; cell < this.size; cell++) {
      for (let row = -1; row <= 1; row++) {
        for (let col = -1; col <= 1; col++) this.blocks[next++] = this.shift(cell, row, col);
      }
    }
  }

  static of({ height, width }: Board): Torus {
    return new Torus(height, width);
  }

  /** The cell that lies `rows` below and `cols` to the right. */
  shift(cell: number, rows: number, cols: number): number {
    const { height, width } = this;
    const row = (Math.floor(cell / width) + rows) % height;
    const col = ((cell % width) + cols) % width;
    return (row < 0 ? row + height : row) * width + (col < 0 ? col + width : col);
  }

  /** How many cells of a set each block holds. */
  count(set: Mask): Uint8Array {
    const { size, blocks } = this;
    const counts = new Uint8Array(size);
    for (let cell = 0, at = 0; cell < size; cell++) {
      for (let i = 0; i < BLOCK; i++) counts[cell] += set[blocks[at++]];
    }
    return counts;
  }

  /** The cells within a Chebyshev distance of a set; the caller owns the result. */
  grow(set: Mask, distance: number): Mask {
    let grown = set.slice();
    for (let i = 0; i < distance; i++) grown = this.count(grown).map((count) => (count > 0 ? 1 : 0));
    return grown;
  }
}
