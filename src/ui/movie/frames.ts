// Boards of an episode painted one after the other on one canvas.
import type { Replay } from "../../core/replay.ts";
import { Lockstep } from "../../safety/lockstep.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { type Place, RULER } from "../render/layout.ts";
import { Painting } from "../render/painting.ts";
import type { MoviePlan } from "./plan.ts";

export interface Filmed {
  readonly replay: Replay;
  /** What stands beside it: another episode on the level, the untouched world, or nothing. */
  readonly beside: Replay | "untouched" | "nothing";
}

export class Frames {
  /** Shows the step that was painted last. */
  readonly canvas: OffscreenCanvas;
  private readonly pen: OffscreenCanvasRenderingContext2D;
  private readonly painting: Painting;
  private readonly places: readonly Place[];
  private readonly lockstep: Lockstep;
  private readonly other: Lockstep | null;

  constructor(
    private readonly filmed: Filmed,
    { side, height, width }: MoviePlan,
  ) {
    const { replay, beside } = filmed;
    this.painting = new Painting(width, height);
    this.canvas = new OffscreenCanvas(width, height);
    this.pen = this.canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
    const { board } = replay.level;
    const count = beside === "nothing" ? 1 : 2;
    this.places = Array.from({ length: count }, (_, i) => ({
      x: RULER + i * (board.width * side + 2 * RULER),
      y: RULER,
      side,
      height: board.height,
      width: board.width,
    }));
    this.lockstep = new Lockstep(replay);
    this.other = typeof beside === "string" ? null : new Lockstep(beside);
  }

  /** An episode that is over stays at its end. */
  paint(step: number): void {
    if (this.painting.paint(this.picturesAt(step), this.places))
      this.pen.putImageData(this.painting.image, 0, 0);
  }

  private picturesAt(step: number): readonly BoardPicture[] {
    const { played, untouched, goals } = sightAt(this.lockstep, step);
    const picture = { board: played, goals };
    if (this.filmed.beside === "nothing") return [picture];
    const other = this.other && sightAt(this.other, step);
    return [picture, { board: other?.played ?? untouched, goals: other?.goals ?? goals }];
  }

  /** A copy, of the step that was painted last. */
  pixels(): Uint8ClampedArray<ArrayBuffer> {
    return this.painting.image.data.slice();
  }
}

function sightAt(lockstep: Lockstep, step: number) {
  lockstep.approach(Math.min(step, lockstep.steps), Number.POSITIVE_INFINITY);
  return lockstep.look();
}
