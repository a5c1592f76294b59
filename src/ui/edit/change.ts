// What an edit changed, small enough to keep every one of them.
import { deflateSync } from "fflate";
import { type Board, createBoard } from "../../core/board.ts";
import type { Level } from "../../core/level.ts";
import { inflate } from "../../share/inflate.ts";
import { LAYERS, type Layer, withCells } from "./pieces.ts";

/** Cells of one layer that changed. */
interface Patch {
  readonly layer: Layer;
  readonly indices: Uint32Array;
  readonly before: Uint16Array;
  readonly after: Uint16Array;
}

type Settings = Omit<Level, "board" | "goals">;

/** Both boards, deflated: kept where the size changed. */
interface PackedBoards {
  readonly height: number;
  readonly width: number;
  readonly bytes: Uint8Array;
}

interface Sides<Value> {
  readonly before: Value;
  readonly after: Value;
}

export interface Change {
  readonly patches: readonly Patch[];
  readonly settings: Sides<Settings> | null;
  readonly boards: Sides<PackedBoards> | null;
}

/** @returns null where the levels are equal */
export function difference(before: Level, after: Level): Change | null {
  const sameSize = before.board.height === after.board.height && before.board.width === after.board.width;
  const patches = sameSize ? LAYERS.flatMap((layer) => patchOf(layer, before[layer], after[layer])) : [];
  const boards = sameSize ? null : { before: pack(before), after: pack(after) };
  const sides = { before: settingsOf(before), after: settingsOf(after) };
  const settings = JSON.stringify(sides.before) === JSON.stringify(sides.after) ? null : sides;
  return patches.length > 0 || settings || boards ? { patches, settings, boards } : null;
}

/** The level on one side of the change, from the level on the other. */
export function applyChange(level: Level, change: Change, side: keyof Sides<never>): Level {
  const settings = change.settings?.[side] ?? settingsOf(level);
  const boards = change.boards && unpack(change.boards[side]);
  const edited = Object.fromEntries(
    change.patches.map(({ layer, indices, ...words }) => {
      const cells = level[layer].cells.slice();
      indices.forEach((index, i) => {
        cells[index] = words[side][i];
      });
      return [layer, cells];
    }),
  );
  return { ...withCells(level, edited), ...boards, ...settings };
}

function settingsOf({ board, goals, ...settings }: Level): Settings {
  return settings;
}

function patchOf(layer: Layer, { cells: from }: Board, { cells: to }: Board): Patch[] {
  if (from === to) return [];
  const changed: number[] = [];
  for (let i = 0; i < from.length; i++) if (from[i] !== to[i]) changed.push(i);
  const indices = Uint32Array.from(changed);
  const words = (cells: Uint16Array) => Uint16Array.from(changed, (i) => cells[i]);
  return changed.length > 0 ? [{ layer, indices, before: words(from), after: words(to) }] : [];
}

function pack({ board, goals }: Level): PackedBoards {
  const { height, width } = board;
  const words = new Uint16Array(2 * height * width);
  words.set(board.cells);
  words.set(goals.cells, height * width);
  return { height, width, bytes: deflateSync(new Uint8Array(words.buffer)) };
}

function unpack({ height, width, bytes }: PackedBoards): Pick<Level, "board" | "goals"> {
  const size = height * width;
  const words = new Uint16Array(inflate(bytes, 4 * size)!.buffer);
  const [board, goals] = [createBoard(height, width), createBoard(height, width)];
  board.cells.set(words.subarray(0, size));
  goals.cells.set(words.subarray(size));
  return { board, goals };
}
