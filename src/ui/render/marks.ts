// Each colour also has a mark of its own and each goal a pattern, so that colour is never the only signal.
import { CELL_COLORS } from "./palette.ts";

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The mark of a colour around the origin, within a radius of 1; gray has none. Strokes and fills are set by the caller. */
export function drawMark(pen: Pen, color: number): void {
  pen.beginPath();
  switch (color) {
    case 1: // red: a cross
      line(pen, -0.7, -0.7, 0.7, 0.7);
      line(pen, 0.7, -0.7, -0.7, 0.7);
      pen.stroke();
      break;
    case 2: // green: a leaf
      pen.moveTo(0, -1);
      pen.quadraticCurveTo(1, 0, 0, 1);
      pen.quadraticCurveTo(-1, 0, 0, -1);
      pen.fill();
      break;
    case 3: // yellow: a triangle
      polygon(pen, [0, -0.9, 0.9, 0.7, -0.9, 0.7]);
      pen.fill();
      break;
    case 4: // blue: two waves
      line(pen, -0.85, -0.42, 0.85, -0.42);
      line(pen, -0.85, 0.42, 0.85, 0.42);
      pen.stroke();
      break;
    case 5: // magenta: a hollow diamond
      polygon(pen, [0, -0.95, 0.8, 0, 0, 0.95, -0.8, 0]);
      pen.stroke();
      break;
    case 6: // cyan: a ring
      pen.arc(0, 0, 0.66, 0, 2 * Math.PI);
      pen.stroke();
      break;
    case 7: // white: a plus
      line(pen, 0, -0.85, 0, 0.85);
      line(pen, -0.85, 0, 0.85, 0);
      pen.stroke();
      break;
  }
}

const line = (pen: Pen, x0: number, y0: number, x1: number, y1: number) => {
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
};

const polygon = (pen: Pen, points: readonly number[]) => {
  for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1]);
  pen.closePath();
};

/** Background of a goal colour over the whole unit square; gray means no goal and draws nothing. */
export function drawGoal(pen: Pen, color: number): void {
  if (color === 0) return;
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, 1, 1);
  pen.clip();
  pen.fillStyle = pen.strokeStyle = CELL_COLORS[color];
  pen.globalAlpha = color === 7 ? 0.1 : 0.26;
  pen.fillRect(0, 0, 1, 1);
  pen.globalAlpha = color === 7 ? 0.4 : 0.72;
  pen.lineWidth = 0.045;
  pen.beginPath();
  switch (color) {
    case 1: // rising hatch
      for (const x of [-0.5, 0, 0.5]) line(pen, x, 1, x + 1, 0);
      break;
    case 2: // dots on the corners and in the middle
      for (const [x, y] of [
        [0.25, 0.25],
        [0.75, 0.75],
      ]) {
        pen.moveTo(x + 0.1, y);
        pen.arc(x, y, 0.1, 0, 2 * Math.PI);
      }
      pen.fill();
      break;
    case 3: // upright lines
      for (const x of [0.25, 0.75]) line(pen, x, 0, x, 1);
      break;
    case 4: // level lines
      for (const y of [0.25, 0.75]) line(pen, 0, y, 1, y);
      break;
    case 5: // both hatches
      for (const x of [-0.5, 0.5]) {
        line(pen, x, 1, x + 1, 0);
        line(pen, x, 0, x + 1, 1);
      }
      break;
    case 6: // rings
      pen.arc(0.5, 0.5, 0.4, 0, 2 * Math.PI);
      break;
    case 7: // a speck
      line(pen, 0.36, 0.5, 0.64, 0.5);
      line(pen, 0.5, 0.36, 0.5, 0.64);
      break;
  }
  pen.stroke();
  pen.restore();
}
