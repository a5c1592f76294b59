// How often each cell was alive in each colour: binary numbers, one for each cell, with a plane for each digit.
import { AGENT, BLUE, EXIT, FROZEN, GREEN, RED } from "../core/cells.ts";
import { type BitBoard, cellsOfColor, firstColor, lowestBit } from "../core/planes.ts";

const COLORS = 8;

export class LifeCounter {
  /** `[colour, digit, row, word]` */
  private readonly digits: Int32Array;
  /** Words in all digits of a colour. */
  private readonly colorWords: number;
  /** A bit for each colour that was ever counted. */
  private seen = 0;

  /** @param most that a cell is counted */
  constructor(
    private readonly size: Pick<BitBoard, "height" | "width" | "wordsPerRow" | "planeWords">,
    private readonly most: number,
  ) {
    this.colorWords = (32 - Math.clz32(most)) * size.planeWords;
    this.digits = new Int32Array(COLORS * this.colorWords);
  }

  /** Counts all life that is no agent, exit or frozen. @param board of the counter's size */
  add({ planes, planeWords }: BitBoard, times: number): void {
    const agent = lowestBit(AGENT) * planeWords;
    const exit = lowestBit(EXIT) * planeWords;
    const frozen = lowestBit(FROZEN) * planeWords;
    const red = lowestBit(RED) * planeWords;
    const green = lowestBit(GREEN) * planeWords;
    const blue = lowestBit(BLUE) * planeWords;
    for (let word = 0; word < planeWords; word++) {
      let life = planes[word] & ~(planes[agent + word] | planes[exit + word] | planes[frozen + word]);
      if (life === 0) continue;
      const r = planes[red + word];
      const g = planes[green + word];
      const b = planes[blue + word];
      while (life !== 0) {
        const color = firstColor(life, r, g, b);
        const same = life & cellsOfColor(color, r, g, b);
        life ^= same;
        this.seen |= 1 << color;
        this.addAt(color * this.colorWords + word, same, times);
      }
    }
  }

  /** Adds to the numbers of all cells of a set. @param first the word of their lowest digit */
  private addAt(first: number, cells: number, times: number): void {
    const { digits } = this;
    const { planeWords } = this.size;
    for (let rest = times; rest !== 0; rest &= rest - 1) {
      let at = first + lowestBit(rest) * planeWords;
      for (let carry = cells; carry !== 0; at += planeWords) {
        const digit = digits[at];
        digits[at] = digit ^ carry;
        carry &= digit;
      }
    }
  }

  /** Counts of a colour as shares of the most, `[cell]`; null for a colour that was never seen. */
  shares(color: number): Float64Array | null {
    if (!((this.seen >> color) & 1)) return null;
    const { height, width, wordsPerRow, planeWords } = this.size;
    const shares = new Float64Array(height * width);
    const end = (color + 1) * this.colorWords;
    for (let row = 0, cell = 0; row < height; row++) {
      for (let col = 0; col < width; col++, cell++) {
        let count = 0;
        let at = color * this.colorWords + row * wordsPerRow + (col >> 5);
        for (let digit = 0; at < end; at += planeWords, digit++)
          count |= ((this.digits[at] >>> col) & 1) << digit;
        shares[cell] = count / this.most;
      }
    }
    return shares;
  }
}
