// Draws one or several boards on one canvas, crisp at any device pixel ratio. Pixi on WebGPU, else on WebGL, else, and
// where both are only emulated in software, on Canvas 2D; on the next of them where one is lost.
import type { RendererPreference } from "pixi.js";
import { messageOf } from "../../base/check.ts";
import { hasWebglCard, whyNoWebgpu } from "../../base/graphics-card.ts";
import type { Board, Position } from "../../core/board.ts";
import {
  layOut,
  moved,
  NO_SIZE,
  type Place,
  type Size,
  showing,
  spotIn,
  WHOLE,
  type Zoom,
  zoomed,
} from "./layout.ts";
import type { BoardOverlay } from "./overlay.ts";
import { Scene } from "./scene.ts";
import { NO_CANVAS } from "./tile.ts";

/** What a board shows; only read. */
export interface BoardPicture {
  readonly board: Board;
  readonly goals: Board;
  readonly overlay?: BoardOverlay;
  /** 1 for each cell that is only hinted at; none where absent. */
  readonly faint?: Uint8Array;
}

/** What is pointed out on the first board: a frame around cells, or the corners of one. */
export interface BoardMark extends Position {
  readonly height: number;
  readonly width: number;
  readonly kind: "frame" | "corners";
}

export interface BoardSpot extends Position {
  /** Which of the boards. */
  readonly picture: number;
}

/** An engine at work, and those to try where it is lost. */
interface Drawing {
  readonly scene: Scene;
  readonly others: readonly RendererPreference[];
}

export class BoardStage {
  private pictures: readonly BoardPicture[] = [];
  private room = NO_SIZE;
  private places: readonly Place[] = [];
  private readonly resizes: ResizeObserver;
  private ratio = 1;
  private zooming = WHOLE;
  private cursorAt: BoardSpot | null = null;
  private marks: readonly BoardMark[] = [];
  /** What is shown stands still until another engine is there. */
  private isGone = false;
  private isDisposed = false;
  /** Whether a change fades in. */
  fades = false;
  /** Told when another engine goes on. */
  onEngine = (_engine: string): void => {};
  /** Told why nothing is drawn any more, in a sentence that follows "This browser cannot draw the board:". */
  onEnd = (_why: string): void => {};

  /** Puts a canvas into `host`, which gives the size and must not take it from its content.
   *  @param engines those to try, in this order; by default what a graphics card drives before Canvas 2D
   *  @throws Error with such a sentence where none starts */
  static async create(host: HTMLElement, engines?: readonly RendererPreference[]): Promise<BoardStage> {
    return new BoardStage(host, await drawingOf(engines ?? (await fastEngines())));
  }

  private constructor(
    private readonly host: HTMLElement,
    private drawing: Drawing,
  ) {
    this.begin(drawing);
    // An empty screen is no black one.
    this.drawView();
    this.resizes = new ResizeObserver(() => this.draw());
    this.resizes.observe(host);
    addEventListener("resize", this.draw);
  }

  get engine(): string {
    return this.drawing.scene.engine;
  }

  /** How close the boards are looked at. */
  get zoom(): Zoom {
    return this.zooming;
  }

  /** @param room cells that each board is given at least: walls whose boards come and go do not jump */
  update(pictures: readonly BoardPicture[], room: Size = NO_SIZE): void {
    this.pictures = pictures;
    this.room = room;
    this.draw();
  }

  /** Frames one cell, or none. */
  point(spot: BoardSpot | null): void {
    this.cursorAt = spot;
    this.draw();
  }

  mark(marks: readonly BoardMark[]): void {
    this.marks = marks;
    this.draw();
  }

  /** Closer by a factor, or farther, at a point in client coordinates. */
  zoomAt(clientX: number, clientY: number, factor: number): void {
    const { x, y } = this.pixelAt(clientX, clientY);
    this.look(zoomed(this.zooming, factor, x, y, this.drawing.scene.size));
  }

  /** Moves what is looked at, in client pixels. */
  pan(right: number, down: number): void {
    this.look(moved(this.zooming, right * this.ratio, down * this.ratio, this.drawing.scene.size));
  }

  /** All of it. */
  showWhole(): void {
    this.look(WHOLE);
  }

  /** Has a cell of the first board in sight. */
  show(position: Position): void {
    const [place] = this.places;
    if (place && this.zooming.factor > 1) {
      this.look(showing(this.zooming, place, position, this.drawing.scene.size));
    }
  }

  /** The middle of a cell of the first board, as shares of the screen's width and height. */
  shareAt({ row, col }: Position): readonly [across: number, down: number] | null {
    const [place] = this.places;
    const { width, height } = this.drawing.scene.size;
    return (
      place && [(place.x + (col + 0.5) * place.side) / width, (place.y + (row + 0.5) * place.side) / height]
    );
  }

  /** The row and column of the first board under a pointer, in client coordinates; beyond it where the pointer is. */
  positionAt(clientX: number, clientY: number): Position | null {
    const [place] = this.places;
    return place ? cellAt(place, this.pixelAt(clientX, clientY)) : null;
  }

  /** The cell under a pointer, in client coordinates. */
  spotAt(clientX: number, clientY: number): BoardSpot | null {
    const { x, y } = this.pixelAt(clientX, clientY);
    return spotIn(this.places, x, y);
  }

  dispose(): void {
    this.isDisposed = true;
    this.resizes.disconnect();
    removeEventListener("resize", this.draw);
    this.drawing.scene.dispose();
  }

  private look(zoom: Zoom): void {
    this.zooming = zoom;
    this.draw();
  }

  private pixelAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const box = this.drawing.scene.canvas.getBoundingClientRect();
    return { x: (clientX - box.left) * this.ratio, y: (clientY - box.top) * this.ratio };
  }

  private begin(drawing: Drawing): void {
    const { scene } = drawing;
    this.drawing = drawing;
    this.isGone = false;
    scene.onGone = () => void this.goOn("its canvas was lost.");
    scene.onBack = () => {
      this.isGone = false;
      this.onEngine(scene.engine);
      this.draw();
    };
    this.host.append(scene.canvas);
  }

  /** On another engine. */
  private async goOn(why: string): Promise<void> {
    if (this.isGone) return;
    this.isGone = true;
    const { scene, others } = this.drawing;
    if (others.length === 0) return this.onEnd(why);
    try {
      const next = await drawingOf(others);
      if (this.isDisposed) return next.scene.dispose();
      scene.dispose();
      this.begin(next);
      this.draw();
      if (!this.isGone) this.onEngine(this.engine);
    } catch (error) {
      this.onEnd(messageOf(error));
    }
  }

  private readonly draw = (): void => {
    if (this.isGone) return;
    try {
      this.drawView();
    } catch (error) {
      void this.goOn(messageOf(error));
    }
  };

  private drawView(): void {
    const { host, pictures, marks, cursorAt: cursor, fades } = this;
    const { scene } = this.drawing;
    this.ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.floor(host.clientWidth * this.ratio));
    const height = Math.max(1, Math.floor(host.clientHeight * this.ratio));
    if (scene.size.width !== width || scene.size.height !== height) {
      scene.resize(width, height, this.ratio);
      this.zooming = moved(this.zooming, 0, 0, { width, height });
    }
    const boards = pictures.map(({ board }) => board);
    this.places = layOut(boards, { width, height }, this.zooming, this.room);
    scene.draw({ pictures, places: this.places, marks, cursor, fades });
  }
}

let webglCard: boolean | undefined;

async function fastEngines(): Promise<RendererPreference[]> {
  webglCard ??= hasWebglCard();
  const engines: RendererPreference[] = webglCard ? ["webgl", "canvas"] : ["canvas"];
  if ((await whyNoWebgpu()) === undefined) engines.unshift("webgpu");
  return engines;
}

/** A browser may give a device and then no picture: the next engine is tried. */
async function drawingOf([engine, ...others]: readonly RendererPreference[]): Promise<Drawing> {
  try {
    return { scene: await Scene.create(engine), others };
  } catch (cause) {
    if (others.length === 0) throw new Error(NO_CANVAS, { cause });
    return drawingOf(others);
  }
}

const cellAt = (place: Place, { x, y }: { readonly x: number; readonly y: number }): Position => ({
  row: Math.floor((y - place.y) / place.side),
  col: Math.floor((x - place.x) / place.side),
});
