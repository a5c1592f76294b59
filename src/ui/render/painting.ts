// Boards as pixels. Only squares that changed are painted again, so that walls of boards can live.
import { COLOR_SHIFT } from "../../core/cells.ts";
import type { BoardPicture } from "./board-stage.ts";
import type { Place } from "./layout.ts";
import { GRID, SCREEN, TICK } from "./palette.ts";
import { cellTile, drawTile, goalTile, penFor } from "./tile.ts";

/** Opacity of cells that are only hinted at. */
const FAINT = 0.28;
/** What is to come stands out before what is. */
const BEHIND = 0.3;

/** A square as one number: the cell in 16 bits, its goal's colour, and how both are shown. */
const GOAL_SHIFT = 16;
const IS_FAINT = 1 << 20;
const IS_BEHIND = 1 << 21;
const UNPAINTED = -1;

/** Squares of one size that are kept; a drawn board may hold any mixture of flags. */
const MOST_SQUARES = 4096;

/** Rows of pixels, from `top` to before `bottom`. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

export class Painting {
  /** Opaque; only read. */
  readonly image: ImageData;
  private readonly pixels: Uint32Array;
  private places: readonly Place[] = [];
  /** What each square of each board shows. */
  private painted: Int32Array[] = [];
  private squares = new Map<number, Uint32Array>();
  private side = 0;

  /** @param width device pixels */
  constructor(width: number, height: number) {
    this.image = new ImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer).fill(pixelOf(SCREEN));
  }

  /** @returns where something is other than it was; null where nothing is */
  paint(pictures: readonly BoardPicture[], places: readonly Place[]): Rows | null {
    const isMoved = !this.isAt(places);
    if (isMoved) this.clear(places);
    let [top, bottom] = [this.image.height, 0];
    for (const [i, picture] of pictures.entries()) {
      const rows = this.paintBoard(picture, places[i], this.painted[i]);
      if (!rows) continue;
      top = Math.min(top, rows.top);
      bottom = Math.max(bottom, rows.bottom);
    }
    if (isMoved) return { top: 0, bottom: this.image.height };
    return top < bottom ? { top, bottom } : null;
  }

  /** Whether the boards were painted there last. */
  isAt(places: readonly Place[]): boolean {
    return samePlaces(places, this.places);
  }

  private clear(places: readonly Place[]): void {
    const side = places[0]?.side ?? 0;
    if (side !== this.side) this.squares.clear();
    this.side = side;
    this.places = places;
    this.painted = places.map(({ height, width }) => new Int32Array(height * width).fill(UNPAINTED));
    this.pixels.fill(pixelOf(SCREEN));
    for (const place of places) this.putRuler(place);
  }

  /** The last lines of the grid, and around it a tick per cell, a longer one every fifth. */
  private putRuler({ x, y, side, height, width }: Place): void {
    const [right, bottom] = [x + width * side, y + height * side];
    this.fill(GRID, x, bottom, width * side, 1);
    this.fill(GRID, right, y, 1, height * side);
    for (let col = 0; col <= width; col++) {
      const [at, length] = [x + col * side, tickAt(col)];
      this.fill(TICK, at, y - 1 - length, 1, length);
      this.fill(TICK, at, bottom + 2, 1, length);
    }
    for (let row = 0; row <= height; row++) {
      const [at, length] = [y + row * side, tickAt(row)];
      this.fill(TICK, x - 1 - length, at, length, 1);
      this.fill(TICK, right + 2, at, length, 1);
    }
  }

  private fill(color: string, x: number, y: number, width: number, height: number): void {
    const [left, right] = [Math.max(0, x), Math.min(this.image.width, x + width)];
    const [top, bottom] = [Math.max(0, y), Math.min(this.image.height, y + height)];
    if (left >= right) return;
    const pixel = pixelOf(color);
    for (let row = top; row < bottom; row++) {
      const start = row * this.image.width;
      this.pixels.fill(pixel, start + left, start + right);
    }
  }

  private paintBoard(
    { board, goals, faint, overlay }: BoardPicture,
    { x, y, side, width }: Place,
    painted: Int32Array,
  ): Rows | null {
    const manner = overlay?.future || overlay?.flow ? IS_BEHIND : 0;
    let [first, last] = [painted.length, -1];
    for (let i = 0; i < painted.length; i++) {
      const goal = goalTile(goals.cells[i]);
      const look =
        (cellTile(board.cells[i]) ?? 0) |
        (goal === null ? 0 : (goal & 7) << GOAL_SHIFT) |
        (faint?.[i] ? IS_FAINT : 0) |
        manner;
      if (painted[i] === look) continue;
      painted[i] = look;
      if (i < first) first = i;
      last = i;
      this.put(this.square(look, side), x + (i % width) * side, y + Math.floor(i / width) * side, side);
    }
    if (last < 0) return null;
    const clip = (row: number) => Math.min(this.image.height, Math.max(0, row));
    return {
      top: clip(y + Math.floor(first / width) * side),
      bottom: clip(y + (Math.floor(last / width) + 1) * side),
    };
  }

  private put(square: Uint32Array, x: number, y: number, side: number): void {
    const { width, height } = this.image;
    const [left, right] = [Math.max(0, -x), Math.min(side, width - x)];
    const [top, bottom] = [Math.max(0, -y), Math.min(side, height - y)];
    for (let row = top; row < bottom; row++) {
      const [from, to] = [row * side, (y + row) * width + x];
      for (let col = left; col < right; col++) this.pixels[to + col] = square[from + col];
    }
  }

  private square(look: number, side: number): Uint32Array {
    const known = this.squares.get(look);
    if (known) return known;
    if (this.squares.size >= MOST_SQUARES) this.squares.clear();
    const made = squareOf(look, side);
    this.squares.set(look, made);
    return made;
  }
}

/** Pixels of a square with the upper and left line of the grid. */
function squareOf(look: number, side: number): Uint32Array {
  const pen = penFor(side);
  pen.fillStyle = SCREEN;
  pen.fillRect(0, 0, side, side);
  pen.fillStyle = GRID;
  pen.fillRect(0, 0, side, 1);
  pen.fillRect(0, 0, 1, side);
  const goal = goalTile(((look >> GOAL_SHIFT) & 7) << COLOR_SHIFT);
  const cell = cellTile(look & 0xffff);
  const manner = look & IS_BEHIND ? BEHIND : 1;
  pen.globalAlpha = manner;
  if (goal !== null) pen.drawImage(drawTile(goal, side), 0, 0);
  pen.globalAlpha = look & IS_FAINT ? manner * FAINT : manner;
  if (cell !== null) pen.drawImage(drawTile(cell, side), 0, 0);
  return new Uint32Array(pen.getImageData(0, 0, side, side).data.buffer);
}

const tickAt = (index: number): number => (index % 5 === 0 ? 6 : 3);

/** A colour "#rrggbb" as a pixel of an image. */
function pixelOf(color: string): number {
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return new Uint32Array(Uint8Array.of(part(1), part(3), part(5), 255).buffer)[0];
}

const samePlaces = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.length === b.length &&
  a.every((place, i) => {
    const other = b[i];
    return (
      place.x === other.x &&
      place.y === other.y &&
      place.side === other.side &&
      place.height === other.height &&
      place.width === other.width
    );
  });
