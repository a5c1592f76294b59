// A random walk over patterns: each step changes the kind of one cell.
import type { Key } from "../base/random.ts";
import type { Board } from "../core/board.ts";
import type { Penalty } from "./parameters.ts";
import type { Flags } from "./pattern-cells.ts";
import type { Mask, Torus } from "./torus.ts";

export interface SearchSettings {
  /** At least 1. */
  readonly period: number;
  /** Share of the free cells to be filled at least. */
  readonly minFill: number;
  readonly temperature: number;
  readonly oscillationBonus: number;
  /** Steps, per free cell and period, before the search gives up. */
  readonly maxIterations: number;
  readonly alive: Penalty;
  readonly wall: Penalty;
  readonly tree: Penalty;
}

/** Where a walk begins; all is only read. */
export interface WalkStart {
  readonly board: Board;
  readonly torus: Torus;
  readonly flags: Flags;
  /** Cells near which to begin where all come back. */
  readonly seeds: Mask;
  /** Cells that may change. */
  readonly freeCells: number;
  readonly settings: SearchSettings;
  readonly key: Key;
}

export interface Walk {
  /** Takes the steps `from` to below `to`, each call from where the last one ended. True as soon as all that must come
   *  back do, and enough is filled. */
  advance(from: number, to: number): boolean;
  /** The kinds of all cells; the caller owns them. */
  kinds(): Uint8Array;
}

/** Free cells to be filled at least. */
export const enoughFilled = ({ settings, freeCells }: WalkStart): number => settings.minFill * freeCells;
