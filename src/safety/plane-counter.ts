// How often each cell was in a set: binary numbers, one for each cell, with a plane for each digit.
import { type BitBoard, lowestBit } from "../core/planes.ts";

export class PlaneCounter {
  /** `[digit, row, word]` */
  private readonly digits: Int32Array;

  /** @param most that any cell is counted */
  constructor(
    private readonly size: Pick<BitBoard, "height" | "width" | "wordsPerRow" | "planeWords">,
    most: number,
  ) {
    this.digits = new Int32Array((32 - Math.clz32(most)) * size.planeWords);
  }

  /** Counts the cells of a set. @param set `[row, word]`, as in a plane */
  add(set: Int32Array, times: number): void {
    const { digits } = this;
    const { planeWords } = this.size;
    for (let rest = times; rest !== 0; rest &= rest - 1) {
      const first = lowestBit(rest) * planeWords;
      for (let word = 0; word < planeWords; word++) {
        // Addition of one digit to all numbers at once.
        for (let at = first + word, carry = set[word]; carry !== 0; at += planeWords) {
          const digit = digits[at];
          digits[at] = digit ^ carry;
          carry &= digit;
        }
      }
    }
  }

  /** Counts as shares of `total`, `[cell]`; null if nothing was counted. */
  shares(total: number): Float64Array | null {
    const { digits } = this;
    if (digits.every((word) => word === 0)) return null;
    const { height, width, wordsPerRow, planeWords } = this.size;
    return Float64Array.from({ length: height * width }, (_, cell) => {
      const row = Math.floor(cell / width);
      const col = cell - row * width;
      let count = 0;
      for (let at = row * wordsPerRow + (col >> 5), one = 1; at < digits.length; at += planeWords, one *= 2) {
        if ((digits[at] >>> col) & 1) count += one;
      }
      return count / total;
    });
  }
}
