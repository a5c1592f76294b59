// Every type of cell, colour and goal can be told apart without colour.
import { describe, expect, it } from "vitest";
import {
  AGENT,
  CELL,
  COLOR_MASK,
  COLOR_SHIFT,
  EXIT,
  FROZEN,
  ORIENTATION_SHIFT,
  RED,
} from "../../src/core/cells.ts";
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

/** Linear light of red, green and blue that is left of a pixel; Machado, Oliveira and Fernandes (2009), severity 1. */
const EYES: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
  "no colours": [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
};

const toLinear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const toScreen = (light: number) => {
  const value = Math.min(1, Math.max(0, light));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
};

/** Red, green and blue 0 … 255 of every pixel as such an eye sees them. */
function seenBy(eye: readonly number[], draw: (pen: Pen) => void): Float32Array {
  const pen = new OffscreenCanvas(SIDE, SIDE).getContext("2d")!;
  pen.scale(SIDE, SIDE);
  pen.fillStyle = SCREEN;
  pen.fillRect(0, 0, 1, 1);
  draw(pen);
  const { data } = pen.getImageData(0, 0, SIDE, SIDE);
  const seen = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const light = [0, 1, 2].map((part) => toLinear(data[4 * i + part] / 255));
    for (let part = 0; part < 3; part++) {
      seen[3 * i + part] = toScreen(
        eye[3 * part] * light[0] + eye[3 * part + 1] * light[1] + eye[3 * part + 2] * light[2],
      );
    }
  }
  return seen;
}

/** Root mean square of what lies between two pictures, over all pixels and parts, in 0 … 255. */
const contrastOf = (a: Float32Array, b: Float32Array): number =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0) / a.length);

/** A twentieth of what lies between black and white. */
const LEAST_CONTRAST = 255 / 20;

const everyLook = (): [name: string, draw: (pen: Pen) => void][] => {
  const types = { ...CELL, "agent that may leave": CELL.player | EXIT, unknown: FROZEN | 0x81 };
  const looks: [string, (pen: Pen) => void][] = [];
  for (const [type, word] of Object.entries(types)) {
    for (let color = 0; color < 8; color++) {
      if (type === "empty" || (type === "exit" && color > 1)) continue;
      const cell = (word & ~COLOR_MASK) | (color << COLOR_SHIFT);
      looks.push([`${type} ${color}`, (pen) => drawCell(pen, cell)]);
    }
  }
  for (let color = 0; color < 8; color++) looks.push([`goal ${color}`, (pen) => drawGoal(pen, color)]);
  return looks;
};

describe("every type in every colour", () => {
  it.for(Object.entries(EYES))("is told from every other: %s", ([, eye]) => {
    const looks = everyLook().map(([name, draw]) => [name, seenBy(eye, draw)] as const);
    const close = looks
      .flatMap(([name, picture], i) =>
        looks.slice(i + 1).map(([other, another]) => [contrastOf(picture, another), name, other] as const),
      )
      .sort(([a], [b]) => a - b);
    const [contrast, name, other] = close[0];
    expect(contrast, `${name} and ${other}`).toBeGreaterThan(LEAST_CONTRAST);
  });
});

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
