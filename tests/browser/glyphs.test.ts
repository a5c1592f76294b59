// Every type of cell, colour and goal can be told apart without colour.
import { describe, expect, it } from "vitest";
import { AGENT, CELL, COLOR_SHIFT, EXIT, FROZEN, ORIENTATION_SHIFT, RED } from "../../src/core/cells.ts";
import { drawCell } from "../../src/ui/render/glyphs.ts";
import { drawGoal } from "../../src/ui/render/marks.ts";
import { SCREEN } from "../../src/ui/render/palette.ts";

const SIDE = 24;

type Pen = OffscreenCanvasRenderingContext2D;

/** Luminance 0 … 255 of every pixel. */
function grey(draw: (pen: Pen) => void): Float32Array {
  const pen = new OffscreenCanvas(SIDE, SIDE).getContext("2d")!;
  pen.scale(SIDE, SIDE);
  pen.fillStyle = SCREEN;
  pen.fillRect(0, 0, 1, 1);
  draw(pen);
  const { data } = pen.getImageData(0, 0, SIDE, SIDE);
  return Float32Array.from(
    { length: SIDE * SIDE },
    (_, i) => 0.2126 * data[4 * i] + 0.7152 * data[4 * i + 1] + 0.0722 * data[4 * i + 2],
  );
}

/** Pixels that differ clearly, as a share of all. */
function difference(a: Float32Array, b: Float32Array): number {
  let different = 0;
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i] - b[i]) > 40) different++;
  return different / a.length;
}

function expectAllDifferent(pictures: ReadonlyMap<string, Float32Array>, least: number): void {
  const entries = [...pictures];
  for (const [i, [name, picture]] of entries.entries()) {
    for (const [other, otherPicture] of entries.slice(i + 1)) {
      expect(difference(picture, otherPicture), `${name} and ${other}`).toBeGreaterThan(least);
    }
  }
}

const cells = (words: Readonly<Record<string, number>>) =>
  new Map(Object.entries(words).map(([name, word]) => [name, grey((pen) => drawCell(pen, word))]));

/** What stands out from the body of a life cell, in one brightness: what is left is the mark's shape. */
function markOf(picture: Float32Array): Float32Array {
  const body = picture[Math.round(0.24 * SIDE) * SIDE + SIDE / 2];
  return picture.map((light) => (Math.abs(light - body) > 30 ? 255 : 0));
}

describe("glyphs in grey", () => {
  it("tells the types apart: more than a twelfth of the pixels differ", () => {
    const { player, ...types } = CELL;
    expectAllDifferent(
      cells({
        ...types,
        "open exit": CELL.exit | RED,
        player,
        unknown: FROZEN | 0x81,
        agent: AGENT | FROZEN | (1 << ORIENTATION_SHIFT),
      }),
      1 / 12,
    );
  });

  it("shows which way an agent faces", () => {
    const facing = Object.fromEntries(
      [0, 1, 2, 3].map((way) => [`${way}`, CELL.player | (way << ORIENTATION_SHIFT)]),
    );
    expectAllDifferent(cells(facing), 1 / 12);
  });

  it("shows whether an agent may leave", () => {
    expectAllDifferent(cells({ stays: CELL.player, leaves: CELL.player | EXIT }), 1 / 40);
  });

  it("shows every flag of an unknown cell", () => {
    const unknown = Object.fromEntries([0x81, 0x85, 0x91, 0xa1, 0x95].map((word) => [`${word}`, word]));
    expectAllDifferent(cells(unknown), 1 / 200);
  });

  it("marks every colour of life by shape alone", () => {
    const marked = Array.from({ length: 8 }, (_, color) => {
      const word = CELL.life | (color << COLOR_SHIFT);
      return [`${color}`, markOf(grey((pen) => drawCell(pen, word)))] as const;
    });
    expectAllDifferent(new Map(marked), 1 / 100);
  });

  it("gives every goal its own pattern, and none without a goal", () => {
    const goals = Array.from(
      { length: 8 },
      (_, color) => [`goal ${color}`, contrast(grey((pen) => drawGoal(pen, color)))] as const,
    );
    expectAllDifferent(new Map(goals), 1 / 100);
  });
});

/** Brightness against the picture's own darkest pixel, stretched: what is left is pattern. */
function contrast(picture: Float32Array): Float32Array {
  const least = picture.reduce((a, b) => Math.min(a, b));
  const most = picture.reduce((a, b) => Math.max(a, b));
  return picture.map((light) => (most - least < 4 ? 0 : (255 * (light - least)) / (most - least)));
}
