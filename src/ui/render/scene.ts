// What Pixi draws on one canvas: painted boards, what lies over them and what is pointed out. It lives as long as its
// engine.
// Shaders are fed without code made from text, which the policy of the page forbids.
import "pixi.js/unsafe-eval";
import {
  autoDetectRenderer,
  Container,
  Graphics,
  type Renderer,
  type RendererPreference,
  RendererType,
  type WebGPURenderer,
} from "pixi.js";
import { type Backdrop, backdropOf } from "./backdrop.ts";
import type { BoardMark, BoardPicture, BoardSpot } from "./board-stage.ts";
import { type Place, RULER } from "./layout.ts";
import { type BoardOverlay, drawOverlay } from "./overlay.ts";
import { Painting } from "./painting.ts";
import { LIGHT, SCREEN, WAY_OUT } from "./palette.ts";
import type { Box } from "./sheet.ts";

/** All that is to be seen. */
export interface View {
  readonly pictures: readonly BoardPicture[];
  /** Where each of them stands. */
  readonly places: readonly Place[];
  readonly marks: readonly BoardMark[];
  readonly cursor: BoardSpot | null;
  /** Whether a change fades in. */
  readonly fades: boolean;
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

/** Milliseconds in which a lost engine may come back: Pixi asks for it. */
const PATIENCE = 2000;

export class Scene {
  private plates: Plate[] = [];
  private readonly stage = new Container();
  private painting = new Painting(1, 1);
  /** Shows the painting, and fades in what has changed. */
  private backdrop: Backdrop;
  private readonly overlays = new Container();
  private readonly cursor = new Graphics();
  private readonly marking = new Graphics();
  private changedAt = Number.NEGATIVE_INFINITY;
  private fading = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;
  /** The engine is lost, and does not come back. */
  onGone = (): void => {};
  /** It was lost, and is back. */
  onBack = (): void => {};

  /** @throws where the engine does not start */
  static async create(engine: RendererPreference): Promise<Scene> {
    const settings = { antialias: false, background: SCREEN, width: 1, height: 1 } as const;
    return new Scene(await autoDetectRenderer({ ...settings, preference: [engine] }));
  }

  private constructor(private readonly renderer: Renderer) {
    // Pixi takes all touches; whether the page scrolls under a finger is for the host to say.
    renderer.canvas.style.touchAction = "inherit";
    this.backdrop = backdropOf(renderer, this.painting.image);
    this.stage.addChild(this.backdrop.root, this.overlays, this.marking, this.cursor);
    renderer.runners.contextChange.add(this);
    for (const type of ["webglcontextlost", "contextlost"]) this.canvas.addEventListener(type, this.wait);
    this.canvas.addEventListener("contextrestored", () => this.contextChange());
    this.waitForLoss();
  }

  get canvas(): HTMLCanvasElement {
    return this.renderer.canvas;
  }

  get engine(): string {
    if (this.renderer.type === RendererType.WEBGPU) return "WebGPU";
    return this.renderer.type === RendererType.WEBGL ? "WebGL" : "Canvas 2D";
  }

  /** Of the canvas, device pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return this.renderer;
  }

  /** Before what is drawn in it. @param ratio device pixels per CSS pixel */
  resize(width: number, height: number, ratio: number): void {
    this.renderer.resize(width, height);
    const { style } = this.canvas;
    style.width = `${width / ratio}px`;
    style.height = `${height / ratio}px`;
    this.backdrop.dispose();
    this.painting = new Painting(width, height);
    this.backdrop = backdropOf(this.renderer, this.painting.image);
    this.stage.addChildAt(this.backdrop.root, 0);
    this.changedAt = Number.NEGATIVE_INFINITY;
  }

  draw(view: View): void {
    this.setPlates(view.places);
    for (const [i, plate] of this.plates.entries()) drawOver(plate, view.pictures[i].overlay);
    this.paint(view);
    this.paintMarks(view.marks);
    this.paintCursor(view.cursor);
    this.backdrop.render(this.stage);
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.waiting);
    cancelAnimationFrame(this.fading);
    this.backdrop.dispose();
    this.stage.destroy({ children: true });
    this.canvas.remove();
    this.renderer.destroy();
  }

  /** Called by Pixi once a graphics card that was lost is back. */
  contextChange(): void {
    clearTimeout(this.waiting);
    this.waitForLoss();
    this.backdrop.update({ top: 0, bottom: this.painting.image.height });
    this.onBack();
  }

  private waitForLoss(): void {
    if (this.renderer.type !== RendererType.WEBGPU) return;
    void (this.renderer as WebGPURenderer).gpu.device.lost.then(this.wait);
  }

  private readonly wait = (): void => {
    // What is disposed of gives its engine away too.
    if (this.isDisposed) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.onGone(), PATIENCE);
  };

  private paint({ pictures, places, fades: mayFade }: View): void {
    const time = performance.now();
    const { backdrop, painting, renderer } = this;
    const isMoved = !painting.isAt(places);
    const isFading = backdrop.share < 1;
    const fades = mayFade && !isMoved && !isFading && time - this.changedAt > FADES_FROM;
    if (fades) backdrop.keep();
    const rows = painting.paint(pictures, places);
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
  private paintMarks(marks: readonly BoardMark[]): void {
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
        const those = marks.filter((mark) => mark.kind === kind);
        if (those.length === 0) continue;
        for (const mark of those) traceMark(marking, place, mark);
        marking.stroke({ width: pass.width, color: pass[kind] });
      }
    }
  }

  private paintCursor(spot: BoardSpot | null): void {
    this.cursor.clear();
    const place = spot && this.plates[spot.picture]?.place;
    if (!spot || !place) return;
    const { x, y, side } = place;
    const left = x + spot.col * side;
    const top = y + spot.row * side;
    const thick = Math.max(2, Math.round(side / 14));
    this.cursor
      .rect(left - thick / 2, top - thick / 2, side + thick, side + thick)
      .stroke({ width: thick, color: LIGHT });
  }
}

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
