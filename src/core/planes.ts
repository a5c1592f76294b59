// A board as bit planes: one bit a cell for each flag, so that one operation serves 32 cells.
import type { Board, Cells } from "./board.ts";

/** One for each bit of a cell word. */
export const PLANES = 16;

/** The number of the lowest bit set; of a single flag, its plane. @param bits not 0 */
export const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** The number of bits set in a word (Warren, Hacker's Delight, section 5-1). */
export function countOnes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The colour index of the lowest cell of a set, from the colours' planes. @param set not 0 */
export function firstColor(set: number, red: number, green: number, blue: number): number {
  const bit = set & -set;
  return (red & bit ? 1 : 0) | (green & bit ? 2 : 0) | (blue & bit ? 4 : 0);
}

/** All cells of a colour. */
export const cellsOfColor = (color: number, red: number, green: number, blue: number): number =>
  (red ^ ((color & 1) - 1)) & (green ^ (((color >> 1) & 1) - 1)) & (blue ^ ((color >> 2) - 1));

/** A column of words, and how bits come in from the words to its left and right on the torus. */
export interface WordColumn {
  /** Bits that are cells. */
  readonly mask: number;
  /** Where the neighbouring words lie, relative to a word's index. */
  readonly toLeft: number;
  readonly toRight: number;
  /** Places by which the left word moves right, and the right word left, so that the nearest column comes in. */
  readonly fromLeft: number;
  readonly fromRight: number;
}

export class BitBoard implements Cells {
  readonly wordsPerRow: number;
  /** Words in one plane. */
  readonly planeWords: number;
  /** `[plane, row, word]`: plane p holds bit p of every cell word; bit j % 32 of word j / 32 is column j, bits
   *  beyond the width are 0. */
  readonly planes: Int32Array;
  /** The union of all cell words, or more: a plane that is not in it is empty. */
  present = 0;
  readonly columns: readonly WordColumn[];

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.wordsPerRow = (width + 31) >>> 5;
    this.planeWords = height * this.wordsPerRow;
    this.planes = new Int32Array(PLANES * this.planeWords);
    const last = this.wordsPerRow - 1;
    const lastBit = (width - 1) & 31;
    this.columns = Array.from({ length: this.wordsPerRow }, (_, i) => ({
      mask: i === last ? (-1 >>> (31 - lastBit)) | 0 : -1,
      toLeft: i === 0 ? last : -1,
      toRight: i === last ? -last : 1,
      fromLeft: i === 0 ? lastBit : 31,
      fromRight: i === last ? lastBit : 31,
    }));
  }

  static from(board: Board): BitBoard {
    const { height, width, cells } = board;
    const bits = new BitBoard(height, width);
    const { planes, planeWords, wordsPerRow } = bits;
    for (let row = 0, index = 0; row < height; row++) {
      for (let col = 0; col < width; col++, index++) {
        const word = row * wordsPerRow + (col >> 5);
        for (let flags = cells[index]; flags !== 0; flags &= flags - 1) {
          planes[lowestBit(flags) * planeWords + word] |= 1 << col;
        }
        bits.present |= cells[index];
      }
    }
    return bits;
  }

  /** Cell by cell; the caller owns it. */
  toBoard(): Board {
    const { height, width, wordsPerRow, planeWords, planes } = this;
    const cells = new Uint16Array(height * width);
    for (let plane = 0; plane < PLANES; plane++) {
      for (let word = 0; word < planeWords; word++) {
        const row = (word / wordsPerRow) | 0;
        const first = row * width + (word - row * wordsPerRow) * 32;
        for (let bits = planes[plane * planeWords + word]; bits !== 0; bits &= bits - 1) {
          cells[first + lowestBit(bits)] |= 1 << plane;
        }
      }
    }
    return { height, width, cells };
  }

  /** An independent copy. */
  clone(): BitBoard {
    const copy = new BitBoard(this.height, this.width);
    copy.copyFrom(this);
    return copy;
  }

  /** @param other of the same size */
  copyFrom(other: BitBoard): void {
    this.planes.set(other.planes);
    this.present = other.present;
  }

  /** The cell word at a row-major index. */
  cell(index: number): number {
    const { planeWords, planes } = this;
    const row = (index / this.width) | 0;
    const col = index - row * this.width;
    let cell = 0;
    let word = row * this.wordsPerRow + (col >> 5);
    for (let plane = 0; plane < PLANES; plane++, word += planeWords) {
      cell |= ((planes[word] >>> col) & 1) << plane;
    }
    return cell;
  }

  setCell(index: number, cell: number): void {
    const { planeWords, planes } = this;
    const row = (index / this.width) | 0;
    const col = index - row * this.width;
    const bit = 1 << col;
    let word = row * this.wordsPerRow + (col >> 5);
    for (let plane = 0; plane < PLANES; plane++, word += planeWords) {
      planes[word] = (planes[word] & ~bit) | (-((cell >>> plane) & 1) & bit);
    }
    this.present |= cell;
  }
}
