// The part of a board that is shown. It may reach over an edge, as the board does.
import type { Board } from "../../core/board.ts";
import { COLOR_MASK } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import type { Layer } from "./pieces.ts";
import { type Place, type Rect, type Size, wrap } from "./shapes.ts";

/** Cells along a side: fewer are too large to draw with, more too small, and slow. */
const FEWEST = 6;
const MOST = 96;
/** A board with a longer side begins with a part of it. */
const FIRST_MOST = 64;

const window = ({ height, width }: Size, side: number): Size => ({
  height: Math.min(height, side),
  width: Math.min(width, side),
});

export const wholeView = (board: Size): Rect => ({ row: 0, col: 0, ...window(board, FIRST_MOST) });

/** Closer or farther, with `fixed` where it was as far as can be.
 *  @param factor of the cells along a side */
export function zoomed(view: Rect, board: Size, factor: number, fixed: Place): Rect {
  const longest = Math.max(board.height, board.width);
  const now = Math.max(view.height, view.width);
  const wanted = factor < 1 ? Math.floor(now * factor) : Math.ceil(now * factor);
  const side = Math.min(Math.max(wanted, Math.min(FEWEST, longest)), Math.min(MOST, longest));
  const size = window(board, side);
  /** Where on the new view the place is to be, from how far along the old one it was. */
  const along = (at: number, start: number, before: number, full: number, after: number) =>
    Math.min(after - 1, Math.floor((wrap(at - start, full) / before) * after));
  const row = fixed.row - along(fixed.row, view.row, view.height, board.height, size.height);
  const col = fixed.col - along(fixed.col, view.col, view.width, board.width, size.width);
  return moved({ ...size, row, col }, board, 0, 0);
}

/** Over the edges; where all is in view nothing moves. */
export const moved = (view: Rect, board: Size, down: number, right: number): Rect => ({
  ...view,
  row: view.height === board.height ? 0 : wrap(view.row + down, board.height),
  col: view.width === board.width ? 0 : wrap(view.col + right, board.width),
});

/** Moved no farther than is needed to have a place in it. */
export function showing(view: Rect, board: Size, place: Place): Rect {
  const step = (at: number, start: number, length: number, full: number): number => {
    const ahead = wrap(at - start, full);
    if (ahead < length) return 0;
    return ahead - length + 1 <= full - ahead ? ahead - length + 1 : ahead - full;
  };
  return moved(
    view,
    board,
    step(place.row, view.row, view.height, board.height),
    step(place.col, view.col, view.width, board.width),
  );
}

export const middleOf = ({ row, col, height, width }: Rect): Place => ({
  row: row + Math.floor(height / 2),
  col: col + Math.floor(width / 2),
});

function part<Cells extends Uint16Array | Uint8Array>(cells: Cells, size: Size, view: Rect): Cells {
  if (view.height === size.height && view.width === size.width) return cells;
  const result = new (cells.constructor as new (length: number) => Cells)(view.height * view.width);
  for (let i = 0; i < result.length; i++) {
    const row = wrap(view.row + Math.floor(i / view.width), size.height);
    result[i] = cells[row * size.width + wrap(view.col + (i % view.width), size.width)];
  }
  return result;
}

export const partOf = (board: Board, view: Rect): Board => ({
  height: view.height,
  width: view.width,
  cells: part(board.cells, board, view),
});

/** On the goals, cells of goals that are more than ground, and faintly what is on the board. */
export function pictureOf(
  { board, goals }: Pick<Level, "board" | "goals">,
  layer: Layer,
  view: Rect,
): BoardPicture {
  const [seen, ground] = [partOf(board, view), partOf(goals, view)];
  if (layer === "board") return { board: seen, goals: ground };
  const isMore = (cell: number) => (cell & ~COLOR_MASK) !== 0;
  return {
    board: {
      ...seen,
      cells: seen.cells.map((cell, i) => (isMore(ground.cells[i]) ? ground.cells[i] : cell)),
    },
    goals: ground,
    faint: Uint8Array.from(ground.cells, (cell) => (isMore(cell) ? 0 : 1)),
  };
}

/** Places in the view of the cells that are 1. @param most of them */
export function markedIn(cells: Uint8Array, board: Size, view: Rect, most: number): Place[] {
  const shown = part(cells, board, view);
  const places: Place[] = [];
  for (let i = 0; i < shown.length && places.length < most; i++) {
    if (shown[i]) places.push({ row: Math.floor(i / view.width), col: i % view.width });
  }
  return places;
}

/** A place of the board as one in the view; beyond its size where it is not in sight. */
export const inView = ({ row, col }: Place, board: Size, view: Rect): Place => ({
  row: wrap(row - view.row, board.height),
  col: wrap(col - view.col, board.width),
});
