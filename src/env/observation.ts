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

/** 32-bit words in a packed observation: 16 bits a cell. */
export const observationWords = ({ height, width }: ViewSize): number => (height * width + 1) >> 1;

/** The chosen bits of a view word, bit k from `channels[k]`; missing bits are 0. At most 32 channels. */
export function selectChannels(word: number, channels: readonly number[]): number {
  let selected = 0;
  for (let k = 0; k < channels.length; k++) selected |= ((word >>> channels[k]) & 1) << k;
  return selected >>> 0;
}

/** Packs view words: a cell's 16 bits are the chosen channels of its word. */
export class ObservationPacker {
  private readonly ofCell: Uint16Array;
  private readonly ofGoal: Uint16Array;

  /** @param channels at most 16 bit numbers */
  constructor(channels: readonly number[]) {
    if (channels.length > 16) throw new Error(`${channels.length} channels given, a packed cell holds 16.`);
    this.ofCell = Uint16Array.from({ length: 1 << 16 }, (_, cell) => selectChannels(cell, channels));
    this.ofGoal = Uint16Array.from({ length: 8 }, (_, color) =>
      selectChannels(color << (GOAL_SHIFT + COLOR_SHIFT), channels),
    );
  }

  /** @param out `[observationWords]`; cell i in the low half of word i / 2 if i is even, else in the high half */
  pack(words: Uint32Array, out: Uint32Array): void {
    const { ofCell, ofGoal } = this;
    for (let i = 0; i < words.length; i += 2) {
      const second = i + 1 < words.length ? words[i + 1] : 0;
      out[i >> 1] =
        ofCell[words[i] & 0xffff] |
        ofGoal[words[i] >>> (GOAL_SHIFT + COLOR_SHIFT)] |
        ((ofCell[second & 0xffff] | ofGoal[second >>> (GOAL_SHIFT + COLOR_SHIFT)]) << 16);
    }
  }
}

/**
 * Packed observations to zeros and ones.
 * @param packed `[count, observationWords]`
 * @param out `[count, cells, channelCount]`
 */
export function unpackObservations(
  packed: Uint32Array,
  count: number,
  cells: number,
  channelCount: number,
  out: Float32Array,
): void {
  const wordsEach = (cells + 1) >> 1;
  let at = 0;
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < cells; i++) {
      const bits = packed[n * wordsEach + (i >> 1)] >>> ((i & 1) << 4);
      for (let k = 0; k < channelCount; k++) out[at++] = (bits >>> k) & 1;
    }
  }
}
