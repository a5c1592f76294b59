// Draws one or several boards on one canvas, crisp at any device pixel ratio. Pixi on WebGPU, else on WebGL, else, and
// where both are only emulated in software, on Canvas 2D.
// Shaders are fed without code made from text, which the policy of the page forbids.
import "pixi.js/unsafe-eval";
import {
  autoDetectRenderer,
  Container,
  Graphics,
  type Renderer,
  type RendererPreference,
  RendererType,
} from "pixi.js";
import { hasWebglCard, whyNoWebgpu } from "../../base/graphics-card.ts";
import type { Board, Position } from "../../core/board.ts";
import { type Backdrop, backdropOf } from "./backdrop.ts";
import { layOut, moved, type Place, RULER, WHOLE, type Zoom, zoomed } from "./layout.ts";
import { type BoardOverlay, drawOverlay } from "./overlay.ts";
import { Painting } from "./painting.ts";
import { LIGHT, SCREEN, WAY_OUT } from "./palette.ts";
import type { Box } from "./sheet.ts";

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

interface Plate {
  readonly overlay: Graphics;
  /** What `overlay` shows. */
  overlaid: BoardOverlay | undefined;
  place: Place;
}

/** Milliseconds of a transition. */
const FADE = 140;
/** Boards that change faster than this many milliseconds do not fade: they would never be sharp. */
const FADES_FROM = 2 * FADE;

export class BoardStage {
  private pictures: readonly BoardPicture[] = [];
  private plates: Plate[] = [];
  private readonly stage = new Container();
  private painting = new Painting(1, 1);
  /** Shows the painting, and fades in what has changed. */
  private backdrop: Backdrop;
  private readonly overlays = new Container();
  private readonly cursor = new Graphics();
  private readonly marking = new Graphics();
  private readonly resizes: ResizeObserver;
  private ratio = 1;
  private zooming = WHOLE;
  private cursorAt: BoardSpot | null = null;
  private marks: readonly BoardMark[] = [];
  private changedAt = Number.NEGATIVE_INFINITY;
  private fading = 0;
  /** Whether a change fades in. */
  fades = false;

  /** Puts a canvas into `host`, which gives the size and must not take it from its content.
   *  @param engines those to try, in this order; by default what a graphics card drives before Canvas 2D */
  static async create(host: HTMLElement, engines?: readonly RendererPreference[]): Promise<BoardStage> {
    return new BoardStage(host, await rendererOf(engines ?? (await fastEngines())));
  }

  private constructor(
    private readonly host: HTMLElement,
    private readonly renderer: Renderer,
  ) {
    host.append(renderer.canvas);
    // Pixi takes all touches; whether the page scrolls under a finger is for the host to say.
    renderer.canvas.style.touchAction = "inherit";
    this.backdrop = backdropOf(renderer, this.painting.image);
    this.stage.addChild(this.backdrop.root, this.overlays, this.marking, this.cursor);
    this.resizes = new ResizeObserver(() => this.draw());
    this.resizes.observe(host);
    renderer.runners.contextChange.add(this);
    addEventListener("resize", this.draw);
    // An empty screen is no black one.
    this.draw();
  }

  get engine(): string {
    if (this.renderer.type === RendererType.WEBGPU) return "WebGPU";
    return this.renderer.type === RendererType.WEBGL ? "WebGL" : "Canvas 2D";
  }

  /** How close the boards are looked at. */
  get zoom(): Zoom {
    return this.zooming;
  }

  update(pictures: readonly BoardPicture[]): void {
    this.pictures = pictures;
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
    this.look(zoomed(this.zooming, factor, x, y, this.renderer));
  }

  /** Moves what is looked at, in client pixels. */
  pan(right: number, down: number): void {
    this.look(moved(this.zooming, right * this.ratio, down * this.ratio, this.renderer));
  }

  /** All of it. */
  showWhole(): void {
    this.look(WHOLE);
  }

  /** The row and column of the first board under a pointer, in client coordinates; beyond it where the pointer is. */
  positionAt(clientX: number, clientY: number): Position | null {
    const place = this.plates[0]?.place;
    return place ? cellAt(place, this.pixelAt(clientX, clientY)) : null;
  }

  /** The cell under a pointer, in client coordinates. */
  spotAt(clientX: number, clientY: number): BoardSpot | null {
    const pixel = this.pixelAt(clientX, clientY);
    for (const [picture, { place }] of this.plates.entries()) {
      const { row, col } = cellAt(place, pixel);
      if (row >= 0 && col >= 0 && row < place.height && col < place.width) return { picture, row, col };
    }
    return null;
  }

  dispose(): void {
    cancelAnimationFrame(this.fading);
    this.resizes.disconnect();
    removeEventListener("resize", this.draw);
    this.backdrop.dispose();
    this.stage.destroy({ children: true });
    this.renderer.canvas.remove();
    this.renderer.destroy();
  }

  /** Called by Pixi once a graphics card that was lost is back. */
  contextChange(): void {
    this.backdrop.update({ top: 0, bottom: this.painting.image.height });
    this.draw();
  }

  private look(zoom: Zoom): void {
    this.zooming = zoom;
    this.draw();
  }

  private pixelAt(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const box = this.renderer.canvas.getBoundingClientRect();
    return { x: (clientX - box.left) * this.ratio, y: (clientY - box.top) * this.ratio };
  }

  private readonly draw = (): void => {
    this.ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.floor(this.host.clientWidth * this.ratio));
    const height = Math.max(1, Math.floor(this.host.clientHeight * this.ratio));
    if (this.renderer.width !== width || this.renderer.height !== height) this.resize(width, height);

    const boards = this.pictures.map(({ board }) => board);
    const places = layOut(boards, { width, height }, this.zooming);
    this.setPlates(places);
    for (const [i, plate] of this.plates.entries()) drawOver(plate, this.pictures[i].overlay);
    this.paint(places);
    this.paintMarks();
    this.paintCursor();
    this.backdrop.render(this.stage);
  };

  private resize(width: number, height: number): void {
    this.renderer.resize(width, height);
    const { canvas } = this.renderer;
    canvas.style.width = `${width / this.ratio}px`;
    canvas.style.height = `${height / this.ratio}px`;
    this.backdrop.dispose();
    this.painting = new Painting(width, height);
    this.backdrop = backdropOf(this.renderer, this.painting.image);
    this.stage.addChildAt(this.backdrop.root, 0);
    this.zooming = moved(this.zooming, 0, 0, { width, height });
    this.changedAt = Number.NEGATIVE_INFINITY;
  }

  private paint(places: readonly Place[]): void {
    const time = performance.now();
    const { backdrop, painting, renderer } = this;
    const isMoved = !painting.isAt(places);
    const isFading = backdrop.share < 1;
    const fades = this.fades && !isMoved && !isFading && time - this.changedAt > FADES_FROM;
    if (fades) backdrop.keep();
    const rows = painting.paint(this.pictures, places);
    if (!rows) return;
    backdrop.update(rows);
    backdrop.box = boxOf(places, renderer);
    const isFirst = this.changedAt === Number.NEGATIVE_INFINITY;
    if (!isMoved || isFirst) this.changedAt = time;
    cancelAnimationFrame(this.fading);
    backdrop.share = fades && !isFirst ? 0 : 1;
    if (backdrop.share === 1) return;
    const fade = () => {
      backdrop.share = Math.min(1, (performance.now() - time) / FADE);
      if (backdrop.share < 1) this.fading = requestAnimationFrame(fade);
      backdrop.render(this.stage);
    };
    this.fading = requestAnimationFrame(fade);
  }

  private setPlates(places: readonly Place[]): void {
    while (this.plates.length > places.length) this.plates.pop()?.overlay.destroy();
    for (const [i, place] of places.entries()) {
      const plate = this.plates[i] ?? this.addPlate(place);
      plate.overlay.position.set(place.x, place.y);
      const { height, width, side } = plate.place;
      plate.place = place;
      if (height !== place.height || width !== place.width || side !== place.side) drawOver(plate, undefined);
    }
  }

  private addPlate(place: Place): Plate {
    const plate = { overlay: new Graphics(), overlaid: undefined, place };
    this.overlays.addChild(plate.overlay);
    this.plates.push(plate);
    return plate;
  }

  /** Light lines on dark ones, to be seen on anything. */
  private paintMarks(): void {
    const { marking, plates } = this;
    marking.clear();
    const place = plates[0]?.place;
    if (!place) return;
    const thin = Math.max(2, Math.round(place.side / 18));
    for (const pass of [
      { width: 2 * thin + 2, frame: SCREEN, corners: SCREEN },
      { width: thin, frame: LIGHT, corners: WAY_OUT },
    ]) {
      for (const kind of ["frame", "corners"] as const) {
        const those = this.marks.filter((mark) => mark.kind === kind);
        if (those.length === 0) continue;
        for (const mark of those) traceMark(marking, place, mark);
        marking.stroke({ width: pass.width, color: pass[kind] });
      }
    }
  }

  private paintCursor(): void {
    this.cursor.clear();
    const place = this.cursorAt && this.plates[this.cursorAt.picture]?.place;
    if (!this.cursorAt || !place) return;
    const { x, y, side } = place;
    const left = x + this.cursorAt.col * side;
    const top = y + this.cursorAt.row * side;
    const thick = Math.max(2, Math.round(side / 14));
    this.cursor
      .rect(left - thick / 2, top - thick / 2, side + thick, side + thick)
      .stroke({ width: thick, color: LIGHT });
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
async function rendererOf([engine, ...others]: readonly RendererPreference[]): Promise<Renderer> {
  const settings = { antialias: false, background: SCREEN, width: 1, height: 1 } as const;
  try {
    return await autoDetectRenderer({ ...settings, preference: [engine] });
  } catch (error) {
    if (others.length === 0) throw error;
    return rendererOf(others);
  }
}

const cellAt = (place: Place, { x, y }: { readonly x: number; readonly y: number }): Position => ({
  row: Math.floor((y - place.y) / place.side),
  col: Math.floor((x - place.x) / place.side),
});

/** Where there are boards with their rulers, as shares of the screen. The last line of a grid is beyond its cells. */
function boxOf(places: readonly Place[], screen: { readonly width: number; readonly height: number }): Box {
  const within = (at: number, full: number) => Math.min(full, Math.max(0, at));
  const left = within(Math.min(...places.map(({ x }) => x - RULER)), screen.width);
  const top = within(Math.min(...places.map(({ y }) => y - RULER)), screen.height);
  const right = Math.max(...places.map(({ x, side, width }) => x + side * width + 1 + RULER));
  const bottom = Math.max(...places.map(({ y, side, height }) => y + side * height + 1 + RULER));
  return {
    x: left / screen.width,
    y: top / screen.height,
    width: (within(right, screen.width) - left) / screen.width,
    height: (within(bottom, screen.height) - top) / screen.height,
  };
}

function drawOver(plate: Plate, wanted: BoardOverlay | undefined): void {
  if (plate.overlaid === wanted) return;
  plate.overlaid = wanted;
  plate.overlay.clear();
  if (wanted) drawOverlay(plate.overlay, wanted, plate.place, plate.place.side);
}

/** A frame, or the corners of one, a quarter of a cell long. */
function traceMark(pen: Graphics, { x, y, side }: Place, { row, col, height, width, kind }: BoardMark): void {
  const [left, top] = [x + col * side, y + row * side];
  const [right, bottom] = [left + width * side, top + height * side];
  if (kind === "frame") {
    pen.rect(left, top, right - left, bottom - top);
    return;
  }
  const arm = side / 4;
  for (const [cornerX, toward] of [
    [left, arm],
    [right, -arm],
  ]) {
    pen
      .moveTo(cornerX + toward, top)
      .lineTo(cornerX, top)
      .lineTo(cornerX, top + arm);
    pen
      .moveTo(cornerX + toward, bottom)
      .lineTo(cornerX, bottom)
      .lineTo(cornerX, bottom - arm);
  }
}
