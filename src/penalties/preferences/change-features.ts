// What one step changes for good on a board, as numbers that a preference can weigh. They say nothing of what would have
// happened without the agent, and nothing of how side effects are scored.
import type { Board } from "../../core/board.ts";
import {
  AGENT,
  ALIVE,
  COLOR_NAMES,
  colorOf,
  EXIT,
  FROZEN,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../core/cells.ts";
import type { Game } from "../../core/game.ts";

/** Steps for which a cell must stay of one kind to count as settled. What flickers, spreads and dies out on the way to
 *  something else counts for nothing: restless life would drown what is lost and gained. */
export const SETTLED = 10;

/** Life by colour, then what never dies by itself. */
const KINDS = [...COLOR_NAMES.map((color) => `${color} life`), "spawner", "plant", "crate", "wall"] as const;
const [SPAWNER, PLANT, CRATE, WALL] = [8, 9, 10, 11];

/** Counts of a step: cells in which something settled went, by what it was, then cells in which something has now settled. */
export const FEATURES: readonly string[] = [
  ...KINDS.map((kind) => `settled ${kind} went`),
  ...KINDS.map((kind) => `${kind} settled`),
];

export const KIND_COUNT = KINDS.length;

/** Cells around one, as steps by row and column: the four beside it, then those at its corners. */
const AROUND = [
  ...[
    [-1, 0],
    [0, 1],
    [1, 0],
    [0, -1],
  ],
  ...[
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
  ],
] as const;

/** Numbers of an event: the change, as an index of `FEATURES`; then, of the four cells beside it and the four at its corners,
 *  what was there before the step: 0 for nothing, else 1 and the index of its kind. */
export const EVENT_LENGTH = 1 + AROUND.length;

/** Index of `KINDS`; −1 for empty ground, exits and agents. */
function kindIndex(cell: number): number {
  if (cell & (AGENT | EXIT)) return -1;
  if (cell & SPAWNING) return SPAWNER;
  if (cell & ALIVE) return cell & FROZEN ? PLANT : colorOf(cell);
  if (cell & (PUSHABLE | PULLABLE)) return CRATE;
  return cell & FROZEN ? WALL : -1;
}

/** Follows a game from its first step. Whatever is there then is settled. */
export class ChangeMeter {
  /** By cell: its kind, and for how many steps it has been of it, counted up to `SETTLED`. */
  private readonly kinds: Int8Array;
  private readonly ages: Uint8Array;
  private readonly before: Int8Array;

  constructor(private readonly game: Game) {
    this.kinds = Int8Array.from(game.board.cells, kindIndex);
    this.ages = new Uint8Array(this.kinds.length).fill(SETTLED);
    this.before = new Int8Array(this.kinds.length);
  }

  /** For a copy of the game, which goes on by itself. */
  copyFor(game: Game): ChangeMeter {
    const copy = new ChangeMeter(game);
    copy.kinds.set(this.kinds);
    copy.ages.set(this.ages);
    return copy;
  }

  /** To be called after every step. @param out `[FEATURES.length]`, to which its counts are added
   *  @param events to which what is counted is added one by one, `EVENT_LENGTH` numbers each */
  add(out: Float64Array, events?: number[]): void {
    const { kinds, ages, before } = this;
    const { board } = this.game;
    const { cells } = board;
    if (events) before.set(kinds);
    for (let i = 0; i < cells.length; i++) {
      const [was, is] = [kinds[i], kindIndex(cells[i])];
      let change = -1;
      if (was !== is) {
        if (was >= 0 && ages[i] === SETTLED) change = was;
        kinds[i] = is;
        ages[i] = 0;
      } else if (ages[i] < SETTLED && ++ages[i] === SETTLED && is >= 0) change = KINDS.length + is;
      if (change < 0) continue;
      out[change]++;
      if (events) this.pushEvent(events, change, i, board);
    }
  }

  private pushEvent(events: number[], change: number, index: number, { height, width }: Board): void {
    const [row, col] = [Math.floor(index / width), index % width];
    events.push(change);
    for (const [down, right] of AROUND) {
      const at = ((row + down + height) % height) * width + ((col + right + width) % width);
      events.push(1 + this.before[at]);
    }
  }
}
