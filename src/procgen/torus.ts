// Which cells are near which on a board.
/** Cells in a 3×3 block. */
export const BLOCK = 9;

/** A set of cells: 1 or 0 a cell, row-major. */
export type Mask = Uint8Array;

/** The cells of a board that have something. */
export function maskOf(size: number, has: (cell: number) => unknown): Mask {
  const mask = new Uint8Array(size);
  for (let cell = 0; cell < size; cell++) if (has(cell)) mask[cell] = 1;
  return mask;
}

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
    for (let row = 0; row < height; row++) {
      const rows = [row > 0 ? row - 1 : height - 1, row, row + 1 < height ? row + 1 : 0];
      for (let col = 0; col < width; col++) {
        const left = col > 0 ? col - 1 : width - 1;
        const right = col + 1 < width ? col + 1 : 0;
        for (const each of rows) {
          this.blocks[next++] = each * width + left;
          this.blocks[next++] = each * width + col;
          this.blocks[next++] = each * width + right;
        }
      }
    }
  }

  /** The cell that lies `rows` below and `cols` to the right. */
  shift(cell: number, rows: number, cols: number): number {
    const { height, width } = this;
    const row = (Math.floor(cell / width) + rows) % height;
    const col = ((cell % width) + cols) % width;
    return (row < 0 ? row + height : row) * width + (col < 0 ? col + width : col);
  }

  /** Fills `cells` with those within a Chebyshev distance of a center, row by row; on small boards some are twice. */
  findSquare(center: number, distance: number, cells: Int32Array): void {
    const { height, width } = this;
    const firstCol = (center % width) - distance;
    let row = Math.floor(center / width) - distance;
    let next = 0;
    for (let i = -distance; i <= distance; i++, row++) {
      while (row < 0) row += height;
      while (row >= height) row -= height;
      let col = firstCol;
      for (let j = -distance; j <= distance; j++, col++) {
        while (col < 0) col += width;
        while (col >= width) col -= width;
        cells[next++] = row * width + col;
      }
    }
  }

  /** How many cells of a set each block holds: sums of three along rows, then of three of these along columns. */
  count(set: Mask): Uint8Array {
    const { height, width, size } = this;
    const sums = new Uint8Array(size);
    for (let first = 0; first < size; first += width) {
      let left = set[first + width - 1];
      let here = set[first];
      for (let col = 0; col < width; col++) {
        const right = set[col + 1 < width ? first + col + 1 : first];
        sums[first + col] = left + here + right;
        left = here;
        here = right;
      }
    }
    const counts = new Uint8Array(size);
    for (let row = 0; row < height; row++) {
      const above = (row > 0 ? row - 1 : height - 1) * width;
      const below = (row + 1 < height ? row + 1 : 0) * width;
      const own = row * width;
      for (let col = 0; col < width; col++) {
        counts[own + col] = sums[above + col] + sums[own + col] + sums[below + col];
      }
    }
    return counts;
  }

  /** The cells within a Chebyshev distance of a set; the caller owns the result. */
  grow(set: Mask, distance: number): Mask {
    let grown: Mask = set.slice();
    for (let i = 0; i < distance; i++) {
      const counts = this.count(grown);
      grown = maskOf(this.size, (cell) => counts[cell]);
    }
    return grown;
  }
}
