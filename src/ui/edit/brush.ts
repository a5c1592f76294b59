// What a brush paints: one cell word for each layer.
import {
  AGENT,
  ALIVE,
  CELL,
  COLOR_MASK,
  COLOR_SHIFT,
  colorOf,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  GREEN,
  INHIBITING,
  kindOf,
  ORIENTATION_MASK,
  ORIENTATION_SHIFT,
  PRESERVING,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../core/cells.ts";
import type { Words } from "../words/words.ts";
import type { Layer } from "./pieces.ts";

export type Brushes = Readonly<Record<Layer, number>>;

export const FIRST_BRUSHES: Brushes = { board: CELL.life | GREEN, goals: GREEN };

/** In the order in which they are offered. */
export const BRUSH_KINDS = [
  "empty",
  "life",
  "hard-life",
  "wall",
  "crate",
  "plant",
  "tree",
  "exit",
  "agent",
  "spawner",
  "hard-spawner",
  "fountain",
  "weed",
  "parasite",
  "ice-cube",
] as const;
export type BrushKind = (typeof BRUSH_KINDS)[number];

/** Flags that can be set one by one. */
export const FLAGS: readonly (readonly [flag: number, name: keyof Words["edit"]["flag"]])[] = [
  [ALIVE, "alive"],
  [AGENT, "agent"],
  [FROZEN, "frozen"],
  [DESTRUCTIBLE, "destructible"],
  [PUSHABLE, "pushable"],
  [PULLABLE, "pullable"],
  [PRESERVING, "preserving"],
  [INHIBITING, "inhibiting"],
  [SPAWNING, "spawning"],
  [EXIT, "exit"],
];

const wordOf = (kind: BrushKind): number => (kind === "agent" ? CELL.player : CELL[kind]);

/** The kind that is marked as chosen; null for a mixture without a name. */
export function kindOfBrush(cell: number): BrushKind | null {
  const kind = kindOf(cell & ~ORIENTATION_MASK);
  return BRUSH_KINDS.find((each) => each === kind) ?? null;
}

export const withKind = (cell: number, kind: BrushKind): number => wordOf(kind) | (cell & COLOR_MASK);

export const withColor = (cell: number, color: number): number =>
  (cell & ~COLOR_MASK) | (color << COLOR_SHIFT);

export const withFlag = (cell: number, flag: number): number => cell ^ flag;

/** @param facing 0 up, 1 right, 2 down, 3 left */
export const withFacing = (cell: number, facing: number): number =>
  (cell & ~ORIENTATION_MASK) | (facing << ORIENTATION_SHIFT);

/** The word that is painted: an empty cell of the board has no colour, what is no agent looks nowhere, and the
 *  colour of an exit follows from the game. */
export function paintOf(cell: number, layer: Layer): number {
  const word = cell & AGENT ? cell : cell & ~ORIENTATION_MASK;
  const isExit = (word & (EXIT | AGENT)) === EXIT;
  if (isExit) return word & ~COLOR_MASK;
  return layer === "board" && (word & ~COLOR_MASK) === 0 ? 0 : word;
}

/** What a stamp's life is drawn with: the kind of the brush where that is alive, else ordinary life. */
export const lifeOf = (cell: number): number =>
  cell & ALIVE && !(cell & AGENT) ? cell : withColor(CELL.life, colorOf(cell));
