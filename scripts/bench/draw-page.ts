// How fast the page draws boards on which life goes on.
import { keyFromSeed, split, uniform } from "../../src/base/random.ts";
import { type Board, createBoard } from "../../src/core/board.ts";
import { CELL, COLOR_SHIFT } from "../../src/core/cells.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { type BoardPicture, BoardStage } from "../../src/ui/render/board-stage.ts";
import { type Figure, median } from "./measure.ts";

/** Steps of life before it begins again. */
export const STEPS = 40;
/** Those of the first round are not measured: squares are drawn, code is compiled. */
const FRAMES = 4 * STEPS;

export const benchDraw = (): Promise<Figure[]> => benchScreens("draw");

/** In a browser that draws all of the page by an emulated graphics card. */
export const benchDrawEmulated = (): Promise<Figure[]> => benchScreens("draw.emulated");

interface Screen {
  readonly count: number;
  /** Cells. */
  readonly side: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** As the pages have them in a window of 1280×800. */
export const SCREENS = {
  board: { count: 1, side: 100, width: 720, height: 720 },
  wall: { count: 64, side: 26, width: 1264, height: 720 },
} as const satisfies Record<string, Screen>;

const benchScreens = async (name: string): Promise<Figure[]> => [
  ...(await benchBoards(`${name}.board`, SCREENS.board)),
  ...(await benchBoards(`${name}.wall`, SCREENS.wall)),
];

/** What the screen shows, step by step of life. */
export function framesOf({ count, side }: Screen): readonly (readonly BoardPicture[])[] {
  const worlds = Array.from({ length: count }, (_, i) => lifeOf(side, i));
  return Array.from({ length: STEPS }, (_, step) =>
    worlds.map(({ steps, goals }, i): BoardPicture => ({ board: steps[(step + i) % STEPS], goals })),
  );
}

async function benchBoards(name: string, screen: Screen): Promise<Figure[]> {
  const { count, side, width, height } = screen;
  const frames = framesOf(screen);
  const host = document.createElement("div");
  Object.assign(host.style, { width: `${width}px`, height: `${height}px` });
  document.body.replaceChildren(host);
  const stage = await BoardStage.create(host);
  const [work, times]: [number[], number[]] = [[], []];
  for (let frame = 0; frame < FRAMES; frame++) {
    times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    const start = performance.now();
    stage.update(frames[frame % STEPS]);
    work.push(performance.now() - start);
  }
  stage.dispose();
  const gaps = times.slice(STEPS + 1).map((time, i) => time - times[STEPS + i]);
  const what = `${count} × ${side}×${side}, a step of life in each frame, ${width}×${height} pixels`;
  return [
    {
      name: `${name}.frames_per_s`,
      value: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap),
      meaning: `frames/s, ${what}; the screen allows 60`,
    },
    {
      name: `${name}.ms`,
      value: median(work.slice(STEPS)),
      meaning: `milliseconds of the main thread for one of them, median`,
    },
  ];
}

/** A soup of life of all colours between trees and walls, on goals. */
function lifeOf(side: number, seed: number): { readonly steps: readonly Board[]; readonly goals: Board } {
  const key = split(keyFromSeed(seed), "draw");
  const [first, goals] = [createBoard(side, side), createBoard(side, side)];
  for (let i = 0; i < first.cells.length; i++) {
    const draw = uniform(key, i);
    const color = Math.floor(8 * uniform(key, i, 1)) << COLOR_SHIFT;
    if (draw < 0.35) first.cells[i] = CELL.life | color;
    else if (draw < 0.4) first.cells[i] = draw < 0.37 ? CELL.tree | color : CELL.wall;
    if (uniform(key, i, 2) < 0.2) goals.cells[i] = color;
  }
  const steps = [first];
  for (let step = 1; step < STEPS; step++) {
    const next = createBoard(side, side);
    advanceBoard(steps[step - 1], next, { spawnProb: 0, key, step });
    steps.push(next);
  }
  return { steps, goals };
}
