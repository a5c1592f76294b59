// Where boards stand on a screen, and how close one looks at them.
import type { Position } from "../../core/board.ts";
import type { BoardSpot } from "./board-stage.ts";

/** Device pixels around each board for its ruler. */
export const RULER = 7;

/** Of a board on the screen, device pixels. */
export interface Place {
  /** Top left corner. */
  readonly x: number;
  readonly y: number;
  /** Of a cell. */
  readonly side: number;
  /** Cells. */
  readonly height: number;
  readonly width: number;
}

/** What part of the screen is looked at. */
export interface Zoom {
  /** 1 shows all. */
  readonly factor: number;
  /** Device pixels by which all is moved. */
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Zoom = { factor: 1, x: 0, y: 0 };

/** Times as large as all of it. */
const CLOSEST = 16;
/** Cells around one that is followed. */
const SIGHT = 3;

/** Cells, or device pixels. */
export interface Size {
  readonly height: number;
  readonly width: number;
}

export const NO_SIZE: Size = { height: 0, width: 0 };

/** Boards in a grid whose column count gives the largest cells; all cells have the same whole side.
 *  @param room cells that each board is given at least, wherever it is smaller */
export function layOut(
  boards: readonly Size[],
  screen: Size,
  zoom: Zoom = WHOLE,
  room: Size = NO_SIZE,
): Place[] {
  const { height: rows, width: cols } = largest([room, ...boards]);
  let side = 1;
  let across = 1;
  for (let columns = 1; columns <= boards.length; columns++) {
    const lines = Math.ceil(boards.length / columns);
    const fit = Math.floor(
      Math.min((screen.width / columns - 2 * RULER) / cols, (screen.height / lines - 2 * RULER) / rows),
    );
    if (fit > side) {
      side = fit;
      across = columns;
    }
  }
  // Boards stand together in the middle, two cells apart where there is room.
  const lines = Math.ceil(boards.length / across);
  const slotWidth = Math.min(screen.width / across, (cols + 2) * side + 2 * RULER);
  const slotHeight = Math.min(screen.height / lines, (rows + 2) * side + 2 * RULER);
  const left = (screen.width - across * slotWidth) / 2;
  const top = (screen.height - lines * slotHeight) / 2;
  const close = Math.max(1, Math.round(side * zoom.factor));
  const factor = close / side;
  return boards.map(({ height, width }, i) => ({
    x: Math.floor(zoom.x + factor * (left + (i % across) * slotWidth + (slotWidth - width * side) / 2)),
    y: Math.floor(
      zoom.y + factor * (top + Math.floor(i / across) * slotHeight + (slotHeight - height * side) / 2),
    ),
    side: close,
    height,
    width,
  }));
}

/** What has room for each of them. */
export const largest = (sizes: readonly Size[]): Size => ({
  height: Math.max(...sizes.map(({ height }) => height)),
  width: Math.max(...sizes.map(({ width }) => width)),
});

/** The cell at a point in device pixels, and on which of the boards. */
export function spotIn(places: readonly Place[], x: number, y: number): BoardSpot | null {
  for (const [picture, place] of places.entries()) {
    const [row, col] = [Math.floor((y - place.y) / place.side), Math.floor((x - place.x) / place.side)];
    if (row >= 0 && col >= 0 && row < place.height && col < place.width) return { picture, row, col };
  }
  return null;
}

/** Closer or farther, with the point (x, y) where it was as far as the edges of the screen let it. */
export function zoomed(zoom: Zoom, by: number, x: number, y: number, screen: Size): Zoom {
  const factor = Math.min(CLOSEST, Math.max(1, zoom.factor * by));
  const ratio = factor / zoom.factor;
  return moved({ factor, x: x - ratio * (x - zoom.x), y: y - ratio * (y - zoom.y) }, 0, 0, screen);
}

/** Moved, but never beyond what there is to see. */
export function moved(zoom: Zoom, right: number, down: number, screen: Size): Zoom {
  const within = (at: number, full: number) => Math.min(0, Math.max(at, full * (1 - zoom.factor)));
  return {
    ...zoom,
    x: within(zoom.x + right, screen.width),
    y: within(zoom.y + down, screen.height),
  };
}

/** Moved no farther than is needed to have a cell of a board in sight, and some around it. */
export function showing(zoom: Zoom, { x, y, side }: Place, { row, col }: Position, screen: Size): Zoom {
  const step = (from: number, full: number) => {
    const around = Math.max(0, Math.min(SIGHT * side, (full - side) / 2));
    return Math.max(0, around - from) + Math.min(0, full - around - side - from);
  };
  return moved(zoom, step(x + col * side, screen.width), step(y + row * side, screen.height), screen);
}
