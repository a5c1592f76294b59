// What is drawn over a board: where it differs from another, what will become of it, and what moved where.
import type { Graphics } from "pixi.js";
import { GONE, NEW, OTHER } from "../../safety/difference.ts";
import type { TypeOutlook } from "../../safety/outlook.ts";
import { segmentsOf } from "./arrow.ts";
import { CELL_COLORS } from "./palette.ts";

export interface BoardOverlay {
  /** `[cell]`, as `differenceOf` marks them. */
  readonly marks: Uint8Array | null;
  /** Shares of the time to come, `[cell]` in [0, 1], and the colour index they are drawn in. */
  readonly future: { readonly shares: Float64Array; readonly color: number } | null;
  readonly flow: Pick<TypeOutlook, "moves" | "lost" | "gained"> | null;
}

/** Shape and colour each say what a mark means; the legend of the page has the same. */
export const MARK_COLORS = { gone: "#ff9a4d", new: "#7cc7f2", other: "#f0e442" } as const;
const FLOW_COLOR = "#f4f6f4";

/** Shares below this are not drawn. */
const LEAST_SHARE = 0.005;
/** What is drawn of a flow: lighter parts are mostly chance, and more ways than this are a thicket. */
export const LEAST_MASS = 0.05;
const MOST_MOVES = 150;

/** Draws onto a cleared pen whose origin is the board's corner. @param side of a cell, pixels */
export function drawOverlay(
  pen: Graphics,
  { marks, future, flow }: BoardOverlay,
  { height, width }: { readonly height: number; readonly width: number },
  side: number,
): void {
  const corner = (cell: number) => [(cell % width) * side, Math.floor(cell / width) * side] as const;
  const center = (cell: number) => [(cell % width) + 0.5, Math.floor(cell / width) + 0.5] as const;
  if (future) drawShares(pen, future.shares, CELL_COLORS[future.color], corner, side);
  marks?.forEach((mark, cell) => void drawMark(pen, mark, ...corner(cell), side));
  if (!flow) return;
  const isHeavy = ({ mass }: { readonly mass: number }) => mass >= LEAST_MASS;
  for (const { from, right, down, mass } of flow.moves.filter(isHeavy).slice(0, MOST_MOVES)) {
    const [x0, y0] = center(from);
    const thick = Math.max(1, side * 0.24 * Math.sqrt(mass));
    for (const part of segmentsOf({ x0, y0, dx: right, dy: down }, width, height)) {
      const [ax, ay, bx, by] = [part.x0, part.y0, part.x1, part.y1].map((at) => at * side);
      pen.moveTo(ax, ay).lineTo(bx, by).stroke({ width: thick, color: FLOW_COLOR, alpha: 0.9 });
      if (part.isLast) drawHead(pen, bx, by, Math.atan2(down, right), Math.max(4, 2.2 * thick));
    }
  }
  const spot = (cell: number, mass: number, sign: "+" | "−") => {
    const [x, y] = center(cell);
    drawSign(pen, x * side, y * side, Math.max(3, side * 0.46 * Math.sqrt(Math.min(1, mass))), sign);
  };
  for (const { cell, mass } of flow.lost.filter(isHeavy)) spot(cell, mass, "−");
  for (const { cell, mass } of flow.gained.filter(isHeavy)) spot(cell, mass, "+");
}

/** Squares whose area is the share. */
function drawShares(
  pen: Graphics,
  shares: Float64Array,
  color: string,
  corner: (cell: number) => readonly [x: number, y: number],
  side: number,
): void {
  shares.forEach((share, cell) => {
    if (share < LEAST_SHARE) return;
    const [x, y] = corner(cell);
    const length = Math.max(2, side * Math.sqrt(share));
    const inset = (side - length) / 2;
    pen.rect(x + inset, y + inset, length, length).fill({ color, alpha: 0.35 + 0.6 * share });
  });
}

function drawMark(pen: Graphics, mark: number, x: number, y: number, side: number): void {
  const thick = Math.max(1.5, side / 9);
  const [left, top, length] = [x + thick / 2, y + thick / 2, side - thick];
  switch (mark) {
    case GONE: // a frame that is crossed out
      pen
        .rect(left, top, length, length)
        .moveTo(left, top + length)
        .lineTo(left + length, top)
        .stroke({ width: thick, color: MARK_COLORS.gone });
      break;
    case NEW: // a frame with a full corner
      pen.rect(left, top, length, length).stroke({ width: thick, color: MARK_COLORS.new });
      pen.poly([x, y, x + side * 0.45, y, x, y + side * 0.45]).fill(MARK_COLORS.new);
      break;
    case OTHER: // a diamond
      pen
        .poly([x + side / 2, y, x + side, y + side / 2, x + side / 2, y + side, x, y + side / 2])
        .stroke({ width: thick, color: MARK_COLORS.other });
      break;
  }
}

function drawHead(pen: Graphics, x: number, y: number, angle: number, length: number): void {
  const wing = (turn: number) => [x - length * Math.cos(angle + turn), y - length * Math.sin(angle + turn)];
  pen.poly([x, y, ...wing(0.5), ...wing(-0.5)]).fill(FLOW_COLOR);
}

function drawSign(pen: Graphics, x: number, y: number, radius: number, sign: "+" | "−"): void {
  const line = { width: Math.max(1.5, radius / 4), color: FLOW_COLOR };
  pen.circle(x, y, radius).stroke(line);
  pen.moveTo(x - radius / 2, y).lineTo(x + radius / 2, y);
  if (sign === "+") pen.moveTo(x, y - radius / 2).lineTo(x, y + radius / 2);
  pen.stroke(line);
}
