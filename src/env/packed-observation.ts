// Observations as networks read them: a bit for each cell and channel, straight from bit planes.
import type { Position } from "../core/board.ts";
import { COLOR_SHIFT } from "../core/cells.ts";
import { type BitBoard, PLANES } from "../core/planes.ts";
import { GOAL_SHIFT, offsetInView, type ViewOptions, type ViewSize, viewWord, wrap } from "./observation.ts";

/** What must be known of a game to pack what its agents see. */
export interface Packable {
  readonly boardBits: BitBoard;
  readonly goalBits: BitBoard;
  readonly exits: readonly number[];
}

/** 32-bit words in a packed observation: a bit for each cell and channel, rows begin a word. */
export const observationWords = ({ height, width }: ViewSize, channels: readonly number[]): number =>
  channels.length * height * wordsPerRow(width);

const wordsPerRow = (width: number): number => (width + 31) >>> 5;

/** Columns that lie side by side both in a word of the board and in a word of the view. */
interface Piece {
  readonly boardWord: number;
  /** Place of the first column in either word. */
  readonly boardBit: number;
  readonly viewBit: number;
  /** One bit for each column, from bit 0. */
  readonly mask: number;
}

/** Two pieces of one word of the view; a word has more than one pair only where the view repeats a narrow board. */
interface Pair {
  readonly viewWord: number;
  readonly isFirst: boolean;
  readonly a: Piece;
  readonly b: Piece;
}

/** Packs the chosen channels of what `observe` shows. */
export class ObservationPacker {
  private readonly rowWords: number;
  /** By the board's column at the view's left edge, for boards of one width. */
  private pairs: (readonly Pair[])[] = [];
  private pairsWidth = 0;
  /** `[colour plane, row, word]` goal colours without white. */
  private colored = new Int32Array(0);

  /** @param channels bits of a view word */
  constructor(
    private readonly view: ViewOptions,
    private readonly channels: readonly number[],
  ) {
    this.rowWords = wordsPerRow(view.width);
  }

  /**
   * @param out `[channel, view row, word]` from `start` on, all written: bit j % 32 of word j / 32 is view column
   *   j, bits beyond the view are 0
   */
  pack(game: Packable, center: Position, out: Uint32Array, start = 0): void {
    const { boardBits, goalBits } = game;
    const { height, width, planeWords, wordsPerRow } = boardBits;
    const top = wrap(center.row - (this.view.height >> 1), height) * wordsPerRow;
    const pairs = this.pairsFrom(wrap(center.col - (this.view.width >> 1), width), width);
    const goals = this.visibleGoals(goalBits);
    const channelWords = this.view.height * this.rowWords;
    for (let k = 0; k < this.channels.length; k++) {
      const bit = this.channels[k];
      const goalPlane = bit - GOAL_SHIFT - COLOR_SHIFT;
      const at = start + k * channelWords;
      if (bit < PLANES && (boardBits.present >> bit) & 1) {
        this.packPlane(boardBits.planes, bit * planeWords, top, pairs, boardBits, out, at);
      } else if (goalPlane >= 0 && goalPlane < 3 && (goalBits.present >> (goalPlane + COLOR_SHIFT)) & 1) {
        this.packPlane(goals, goalPlane * planeWords, top, pairs, boardBits, out, at);
      } else {
        out.fill(0, at, at + channelWords);
      }
    }
    this.packExits(game, center, out, start);
  }

  private packPlane(
    planes: Int32Array,
    first: number,
    top: number,
    pairs: readonly Pair[],
    { planeWords, wordsPerRow }: BitBoard,
    out: Uint32Array,
    start: number,
  ): void {
    const { rowWords } = this;
    const last = start + this.view.height * rowWords;
    for (let i = 0; i < pairs.length; i++) {
      const { viewWord, isFirst, a, b } = pairs[i];
      const { boardBit, mask, viewBit } = a;
      const { boardBit: boardBitB, mask: maskB, viewBit: viewBitB } = b;
      const toB = b.boardWord - a.boardWord;
      let from = first + a.boardWord + top;
      const end = first + a.boardWord + planeWords;
      for (let to = start + viewWord; to < last; to += rowWords) {
        const seen =
          (((planes[from] >>> boardBit) & mask) << viewBit) |
          (((planes[from + toB] >>> boardBitB) & maskB) << viewBitB);
        out[to] = isFirst ? seen : out[to] | seen;
        from += wordsPerRow;
        if (from >= end) from -= planeWords;
      }
    }
  }

  private pairsFrom(left: number, width: number): readonly Pair[] {
    if (this.pairsWidth !== width) {
      this.pairs = [];
      this.pairsWidth = width;
    }
    this.pairs[left] ??= pairsOf(this.view.width, left, width);
    return this.pairs[left];
  }

  /** The three colour planes of the goals, white ones left out if the view hides them. */
  private visibleGoals({ planes, planeWords }: BitBoard): Int32Array {
    if (this.colored.length !== 3 * planeWords) this.colored = new Int32Array(3 * planeWords);
    const { colored } = this;
    const first = COLOR_SHIFT * planeWords;
    const hidden = this.view.whiteGoals === "hide" ? -1 : 0;
    for (let word = 0; word < planeWords; word++) {
      const red = planes[first + word];
      const green = planes[first + planeWords + word];
      const blue = planes[first + 2 * planeWords + word];
      const seen = ~(red & green & blue & hidden);
      colored[word] = red & seen;
      colored[planeWords + word] = green & seen;
      colored[2 * planeWords + word] = blue & seen;
    }
    return colored;
  }

  private packExits(
    { boardBits, goalBits, exits }: Packable,
    center: Position,
    out: Uint32Array,
    start: number,
  ): void {
    const { height, width } = boardBits;
    const { view, rowWords } = this;
    for (let i = 0; i < exits.length; i++) {
      const exit = exits[i];
      const exitRow = Math.floor(exit / width);
      const row = offsetInView(exitRow - center.row, height, view.height);
      const col = offsetInView(exit - exitRow * width - center.col, width, view.width);
      const word = viewWord(boardBits.cell(exit), goalBits.cell(exit), view);
      const bit = 1 << col;
      let at = start + row * rowWords + (col >> 5);
      for (let k = 0; k < this.channels.length; k++, at += view.height * rowWords) {
        out[at] = (word >>> this.channels[k]) & 1 ? out[at] | bit : out[at] & ~bit;
      }
    }
  }
}

/** Cuts a row of the view, which begins with the board's column `left`, where a word of either ends. */
function pairsOf(viewWidth: number, left: number, width: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let col = left;
  for (let start = 0; start < viewWidth; start += 32) {
    const pieces: Piece[] = [];
    for (let viewCol = start; viewCol < Math.min(start + 32, viewWidth); ) {
      const boardBit = col & 31;
      const viewBit = viewCol & 31;
      const columns = Math.min(32 - boardBit, width - col, 32 - viewBit, viewWidth - viewCol);
      pieces.push({ boardWord: col >> 5, boardBit, viewBit, mask: (-1 >>> (32 - columns)) | 0 });
      viewCol += columns;
      col = (col + columns) % width;
    }
    for (let i = 0; i < pieces.length; i += 2) {
      const b = pieces[i + 1] ?? { ...pieces[i], mask: 0 };
      pairs.push({ viewWord: start >> 5, isFirst: i === 0, a: pieces[i], b });
    }
  }
  return pairs;
}

/**
 * Packed observations to zeros and ones.
 * @param packed `[count, channel, view row, word]`
 * @param out `[count, view row, view column, channel]`
 */
export function unpackObservations(
  packed: Uint32Array,
  count: number,
  { height, width }: ViewSize,
  channelCount: number,
  out: Float32Array | Uint8Array,
): void {
  const wordsEach = wordsPerRow(width);
  let at = 0;
  for (let n = 0; n < count; n++) {
    for (let row = 0; row < height; row++) {
      for (let col = 0; col < width; col++) {
        for (let k = 0; k < channelCount; k++) {
          const word = ((n * channelCount + k) * height + row) * wordsEach + (col >> 5);
          out[at++] = (packed[word] >>> (col & 31)) & 1;
        }
      }
    }
  }
}
