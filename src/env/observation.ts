// What an agent sees: a window of the torus around it, with exits shown at the edge when they are out of view.
import type { Board, Position } from "../core/board.ts";
import { COLOR_MASK, COLOR_SHIFT } from "../core/cells.ts";

export interface ViewSize {
  readonly height: number;
  readonly width: number;
}

export interface ViewOptions extends ViewSize {
  /** White goals stand for "no goal" in generated levels; "hide" drops them from view. */
  readonly whiteGoals: "hide" | "show";
}

/** What must be known of a game to observe it. */
export interface Observable {
  readonly board: Board;
  readonly goals: Board;
  readonly exits: readonly number[];
}

/** SafeLife 1.2.2, `training/env_factory.py`. */
export const TRAINING_VIEW: ViewOptions = { height: 25, width: 25, whiteGoals: "hide" };

/** Bits of a view word that the networks see, in the original's order: cell flags, colours, goal colours, orientation. */
export const TRAINING_CHANNELS: readonly number[] = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 25, 26, 27, 12, 13];

const WHITE = 7;
const GOAL_SHIFT = 16;

/**
 * The view words around `center`, `[view height, view width]` into `out`: the cell in the low half, the goal
 * colour in bits 25–27. A view larger than the board repeats it (SafeLife 1.2.2, `SafeLifeEnv.get_obs`).
 */
export function observe(game: Observable, center: Position, view: ViewOptions, out: Uint32Array): void {
  const { height, width, cells } = game.board;
  const goals = game.goals.cells;
  const top = wrap(center.row - (view.height >> 1), height);
  const left = wrap(center.col - (view.width >> 1), width);
  const word = (index: number): number => {
    const goalColor = goals[index] & COLOR_MASK;
    const hidden = view.whiteGoals === "hide" && goalColor >> COLOR_SHIFT === WHITE;
    return cells[index] | (hidden ? 0 : goalColor << GOAL_SHIFT);
  };
  let at = 0;
  for (let i = 0, row = top; i < view.height; i++, row = row + 1 === height ? 0 : row + 1) {
    for (let j = 0, col = left; j < view.width; j++, col = col + 1 === width ? 0 : col + 1) {
      out[at++] = word(row * width + col);
    }
  }
  for (const exit of game.exits) {
    const row = offsetInView(Math.floor(exit / width) - center.row, height, view.height);
    const col = offsetInView((exit % width) - center.col, width, view.width);
    out[row * view.width + col] = word(exit);
  }
}

const wrap = (value: number, size: number) => ((value % size) + size) % size;

/** Where an exit at this distance appears: the shorter way round the torus, clamped to the edge of the view. */
function offsetInView(distance: number, size: number, viewSize: number): number {
  const half = size >> 1;
  const offset = wrap(distance + half, size) - half + (viewSize >> 1);
  return Math.min(Math.max(offset, 0), viewSize - 1);
}

/** 32-bit words in a packed observation: a bit for each cell and channel, rows begin a word. */
export const observationWords = ({ height, width }: ViewSize, channels: readonly number[]): number =>
  channels.length * height * wordsPerRow(width);

const wordsPerRow = (width: number): number => (width + 31) >>> 5;

/** Packs view words into bit rows, one set of rows for each chosen channel. */
export class ObservationPacker {
  private readonly ofCell: Uint32Array;
  private readonly ofGoal: Uint32Array;

  /** @param channels at most 32 bit numbers: 0 … 15 of the cell, 25 … 27 of the goal's colour */
  constructor(
    private readonly view: ViewSize,
    channels: readonly number[],
  ) {
    if (channels.length > 32) throw new Error(`${channels.length} channels given, there are 32 bits.`);
    this.ofCell = Uint32Array.from({ length: 1 << 16 }, (_, cell) => selectChannels(cell, channels));
    this.ofGoal = Uint32Array.from({ length: 8 }, (_, color) =>
      selectChannels(color << (GOAL_SHIFT + COLOR_SHIFT), channels),
    );
  }

  /**
   * @param words as `observe` gives them
   * @param out `[channel, view row, word]`, all written: bit j % 32 of word j / 32 is view column j, bits beyond
   *   the view are 0
   */
  pack(words: Uint32Array, out: Uint32Array): void {
    const { height, width } = this.view;
    const wordsEach = wordsPerRow(width);
    out.fill(0);
    for (let row = 0, cell = 0; row < height; row++) {
      for (let col = 0; col < width; col++, cell++) {
        const word = words[cell];
        let seen = this.ofCell[word & 0xffff] | this.ofGoal[word >>> (GOAL_SHIFT + COLOR_SHIFT)];
        while (seen !== 0) {
          const channel = 31 - Math.clz32(seen & -seen);
          seen &= seen - 1;
          out[(channel * height + row) * wordsEach + (col >> 5)] |= 1 << (col & 31);
        }
      }
    }
  }
}

/** The chosen bits of a view word, bit k from `channels[k]`; missing bits are 0. At most 32 channels. */
function selectChannels(word: number, channels: readonly number[]): number {
  let selected = 0;
  for (let k = 0; k < channels.length; k++) selected |= ((word >>> channels[k]) & 1) << k;
  return selected >>> 0;
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
  out: Float32Array,
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
