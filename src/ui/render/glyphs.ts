// What every type of cell looks like: drawn by us as vectors in the unit square, never copied.
import {
  AGENT,
  ALIVE,
  COLOR_MASK,
  colorOf,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  INHIBITING,
  kindOf,
  ORIENTATION_MASK,
  ORIENTATION_SHIFT,
  PRESERVING,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../core/cells.ts";
import { drawMark, type Pen } from "./marks.ts";
import { CELL_COLORS, CELL_INKS, RIM, SCREEN, WAY_OUT } from "./palette.ts";

/** Ticks of an unknown cell, clockwise from the top left, one for each flag that is set. */
const TICK_FLAGS = [
  ALIVE,
  PUSHABLE,
  PULLABLE,
  DESTRUCTIBLE,
  FROZEN,
  PRESERVING,
  INHIBITING,
  SPAWNING,
  EXIT,
] as const;

/** Draws one cell into the unit square; an empty cell draws nothing. */
export function drawCell(pen: Pen, cell: number): void {
  if ((cell & ~(COLOR_MASK | ORIENTATION_MASK)) === 0) return;
  const color = colorOf(cell);
  pen.save();
  pen.fillStyle = CELL_COLORS[color];
  pen.strokeStyle = RIM;
  pen.lineWidth = 0.05;
  pen.lineJoin = pen.lineCap = "round";
  const shape = cell & AGENT ? drawAgent : (SHAPES[kindOf(cell)] ?? drawUnknown);
  shape(pen, cell);
  pen.restore();
}

/** The colour's mark in the colour's ink, or in another. */
function mark(pen: Pen, cell: number, x: number, y: number, radius: number, ink?: string): void {
  const color = colorOf(cell);
  pen.save();
  pen.translate(x, y);
  pen.scale(radius, radius);
  pen.fillStyle = pen.strokeStyle = ink ?? CELL_INKS[color];
  pen.lineWidth = 0.06 / radius;
  drawMark(pen, color);
  pen.restore();
}

function circle(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
}

function trace(pen: Pen, points: readonly number[]): void {
  pen.beginPath();
  for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1]);
  pen.closePath();
}

function lines(pen: Pen, ink: string, width: number, segments: readonly number[]): void {
  pen.strokeStyle = ink;
  pen.lineWidth = width;
  pen.beginPath();
  for (let i = 0; i < segments.length; i += 4) {
    pen.moveTo(segments[i], segments[i + 1]);
    pen.lineTo(segments[i + 2], segments[i + 3]);
  }
  pen.stroke();
}

const fillAndRim = (pen: Pen) => {
  pen.fill();
  pen.stroke();
};

const SHAPES: Readonly<Record<string, (pen: Pen, cell: number) => void>> = {
  life(pen, cell) {
    circle(pen, 0.5, 0.5, 0.36);
    fillAndRim(pen);
    mark(pen, cell, 0.5, 0.5, 0.17);
  },

  "hard-life"(pen, cell) {
    trace(
      pen,
      [0.27, 0.12, 0.73, 0.12, 0.88, 0.27, 0.88, 0.73, 0.73, 0.88, 0.27, 0.88, 0.12, 0.73, 0.12, 0.27],
    );
    fillAndRim(pen);
    pen.strokeStyle = CELL_INKS[colorOf(cell)];
    pen.lineWidth = 0.05;
    pen.strokeRect(0.25, 0.25, 0.5, 0.5);
    mark(pen, cell, 0.5, 0.5, 0.15);
  },

  wall(pen, cell) {
    pen.globalAlpha = 0.62;
    pen.fillRect(0.02, 0.02, 0.96, 0.96);
    pen.globalAlpha = 1;
    const joints = [0, 0.34, 1, 0.34, 0, 0.67, 1, 0.67, 0.5, 0, 0.5, 0.34];
    lines(pen, SCREEN, 0.05, [...joints, 0.25, 0.34, 0.25, 0.67, 0.75, 0.34, 0.75, 0.67, 0.5, 0.67, 0.5, 1]);
    if (colorOf(cell) === 0) return;
    pen.fillRect(0.25, 0.25, 0.5, 0.5);
    mark(pen, cell, 0.5, 0.5, 0.18);
  },

  crate(pen, cell) {
    pen.fillRect(0.1, 0.1, 0.8, 0.8);
    const ink = CELL_INKS[colorOf(cell)];
    pen.strokeStyle = ink;
    pen.lineWidth = 0.06;
    pen.strokeRect(0.2, 0.2, 0.6, 0.6);
    lines(pen, ink, 0.06, [0.2, 0.8, 0.8, 0.2]);
    lines(pen, ink, 0.04, [0.2, 0.5, 0.5, 0.2, 0.5, 0.8, 0.8, 0.5]);
    if (colorOf(cell) === 0) return;
    circle(pen, 0.5, 0.5, 0.24);
    pen.fill();
    mark(pen, cell, 0.5, 0.5, 0.17);
  },

  plant(pen, cell) {
    lines(pen, CELL_COLORS[colorOf(cell)], 0.07, [0.5, 0.66, 0.5, 0.3]);
    for (const side of [-1, 1]) {
      pen.beginPath();
      pen.moveTo(0.5, 0.52);
      pen.quadraticCurveTo(0.5 + side * 0.06, 0.14, 0.5 + side * 0.4, 0.16);
      pen.quadraticCurveTo(0.5 + side * 0.4, 0.5, 0.5, 0.52);
      pen.fill();
    }
    trace(pen, [0.24, 0.64, 0.76, 0.64, 0.68, 0.93, 0.32, 0.93]);
    pen.fill();
    mark(pen, cell, 0.5, 0.785, 0.12);
  },

  tree(pen, cell) {
    pen.fillRect(0.44, 0.76, 0.12, 0.19);
    trace(pen, [0.5, 0.04, 0.74, 0.36, 0.64, 0.36, 0.9, 0.78, 0.1, 0.78, 0.36, 0.36, 0.26, 0.36]);
    fillAndRim(pen);
    mark(pen, cell, 0.5, 0.56, 0.14);
  },

  "ice-cube"(pen, cell) {
    trace(pen, [0.5, 0.06, 0.9, 0.28, 0.9, 0.72, 0.5, 0.94, 0.1, 0.72, 0.1, 0.28]);
    pen.globalAlpha = 0.5;
    pen.fill();
    pen.globalAlpha = 1;
    lines(
      pen,
      CELL_COLORS[colorOf(cell)],
      0.06,
      [0.1, 0.28, 0.5, 0.5, 0.9, 0.28, 0.5, 0.5, 0.5, 0.94, 0.5, 0.5],
    );
    trace(pen, [0.5, 0.06, 0.9, 0.28, 0.9, 0.72, 0.5, 0.94, 0.1, 0.72, 0.1, 0.28]);
    pen.stroke();
    if (colorOf(cell) === 0) return;
    circle(pen, 0.5, 0.5, 0.24);
    pen.fill();
    mark(pen, cell, 0.5, 0.5, 0.17);
  },

  parasite(pen, cell) {
    const spikes: number[] = [];
    for (let i = 0; i < 16; i++) {
      const radius = i % 2 ? 0.24 : 0.47;
      spikes.push(0.5 + radius * Math.sin((i * Math.PI) / 8), 0.5 - radius * Math.cos((i * Math.PI) / 8));
    }
    trace(pen, spikes);
    pen.fill();
    pen.fillStyle = SCREEN;
    circle(pen, 0.5, 0.5, 0.2);
    pen.fill();
    const color = CELL_COLORS[colorOf(cell)];
    pen.fillStyle = color;
    circle(pen, 0.5, 0.5, 0.07);
    if (colorOf(cell) === 0) pen.fill();
    else mark(pen, cell, 0.5, 0.5, 0.14, color);
  },

  weed(pen, cell) {
    for (const [tip, bend] of [
      [0.08, 0.2],
      [0.5, 0.5],
      [0.92, 0.8],
    ]) {
      pen.beginPath();
      pen.moveTo(0.4, 0.94);
      pen.quadraticCurveTo(bend - 0.06, 0.5, tip, tip === 0.5 ? 0.05 : 0.26);
      pen.quadraticCurveTo(bend + 0.1, 0.6, 0.6, 0.94);
      pen.closePath();
      fillAndRim(pen);
    }
    mark(pen, cell, 0.5, 0.72, 0.13);
  },

  spawner(pen, cell) {
    burst(pen);
    circle(pen, 0.5, 0.5, 0.24);
    pen.fill();
    mark(pen, cell, 0.5, 0.5, 0.13);
  },

  "hard-spawner"(pen, cell) {
    burst(pen);
    pen.strokeStyle = CELL_COLORS[colorOf(cell)];
    pen.lineWidth = 0.07;
    pen.strokeRect(0.06, 0.06, 0.88, 0.88);
    pen.fillRect(0.29, 0.29, 0.42, 0.42);
    mark(pen, cell, 0.5, 0.5, 0.13);
  },

  /** An arch: barred while shut, with a way through once it is open. */
  exit(pen, cell) {
    const open = colorOf(cell) !== 0;
    pen.beginPath();
    pen.moveTo(0.14, 0.95);
    pen.lineTo(0.14, 0.45);
    pen.arc(0.5, 0.45, 0.36, Math.PI, 0);
    pen.lineTo(0.86, 0.95);
    pen.closePath();
    if (open) {
      pen.fillStyle = WAY_OUT;
      pen.fill();
      pen.strokeStyle = "#f4f6f4";
      pen.lineWidth = 0.09;
      pen.stroke();
      lines(pen, SCREEN, 0.1, [0.5, 0.86, 0.5, 0.36, 0.5, 0.36, 0.32, 0.54, 0.5, 0.36, 0.68, 0.54]);
    } else {
      pen.strokeStyle = CELL_COLORS[0];
      pen.lineWidth = 0.09;
      pen.stroke();
      lines(pen, CELL_COLORS[0], 0.07, [0.32, 0.3, 0.32, 0.95, 0.5, 0.2, 0.5, 0.95, 0.68, 0.3, 0.68, 0.95]);
    }
  },

  fountain(pen, cell) {
    pen.beginPath();
    pen.moveTo(0.1, 0.7);
    pen.lineTo(0.9, 0.7);
    pen.quadraticCurveTo(0.84, 0.95, 0.5, 0.95);
    pen.quadraticCurveTo(0.16, 0.95, 0.1, 0.7);
    pen.fill();
    pen.strokeStyle = CELL_COLORS[colorOf(cell)];
    pen.lineWidth = 0.07;
    for (const side of [-1, 1]) {
      pen.beginPath();
      pen.moveTo(0.5, 0.7);
      pen.bezierCurveTo(0.5, 0.2, 0.5 + side * 0.34, 0.12, 0.5 + side * 0.34, 0.54);
      pen.stroke();
    }
    lines(pen, CELL_COLORS[colorOf(cell)], 0.07, [0.5, 0.66, 0.5, 0.12]);
    mark(pen, cell, 0.5, 0.815, 0.11);
  },
};

function burst(pen: Pen): void {
  for (let i = 0; i < 8; i++) {
    circle(pen, 0.5 + 0.38 * Math.sin((i * Math.PI) / 4), 0.5 - 0.38 * Math.cos((i * Math.PI) / 4), 0.07);
    pen.fill();
  }
}

/** A beetle seen from above: its wedge points where it faces, a halo says that it may leave. */
function drawAgent(pen: Pen, cell: number): void {
  pen.translate(0.5, 0.5);
  pen.rotate((((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT) * Math.PI) / 2);
  const color = colorOf(cell);
  if (cell & EXIT) {
    pen.setLineDash([0.12, 0.1]);
    pen.strokeStyle = "#f4f6f4";
    pen.lineWidth = 0.05;
    circle(pen, 0, 0, 0.465);
    pen.stroke();
    pen.setLineDash([]);
  }
  trace(pen, [0, -0.46, 0.34, 0.1, 0.3, 0.4, 0, 0.27, -0.3, 0.4, -0.34, 0.1]);
  pen.strokeStyle = "#f4f6f4";
  pen.lineWidth = 0.07;
  fillAndRim(pen);
  // Eyes by the tip, on the side it looks to.
  pen.fillStyle = CELL_INKS[color];
  for (const side of [-0.11, 0.11]) {
    circle(pen, side, -0.1, 0.055);
    pen.fill();
  }
  mark(pen, cell, 0, 0.13, 0.13);
}

function drawUnknown(pen: Pen, cell: number): void {
  pen.strokeStyle = CELL_COLORS[colorOf(cell)];
  pen.lineWidth = 0.05;
  pen.setLineDash([0.1, 0.07]);
  pen.strokeRect(0.2, 0.2, 0.6, 0.6);
  pen.setLineDash([]);
  if (cell & ALIVE) {
    circle(pen, 0.5, 0.5, 0.2);
    pen.fill();
    mark(pen, cell, 0.5, 0.5, 0.14);
  }
  TICK_FLAGS.forEach((flag, i) => {
    if (!(cell & flag)) return;
    const angle = ((i - 1) / TICK_FLAGS.length) * 2 * Math.PI;
    const [x, y] = [Math.sin(angle), -Math.cos(angle)];
    lines(pen, CELL_COLORS[colorOf(cell)], 0.07, [
      0.5 + 0.36 * x,
      0.5 + 0.36 * y,
      0.5 + 0.47 * x,
      0.5 + 0.47 * y,
    ]);
  });
}
