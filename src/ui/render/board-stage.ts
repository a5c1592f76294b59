// Draws one or several boards on one canvas, crisp at any device pixel ratio. Pixi on WebGL, else on Canvas 2D.
import {
  autoDetectRenderer,
  Container,
  Graphics,
  type Renderer,
  RendererType,
  Sprite,
  Texture,
} from "pixi.js";
import type { Board, Position } from "../../core/board.ts";
import { type BoardOverlay, drawOverlay } from "./overlay.ts";
import { GRID, LIGHT, SCREEN, WAY_OUT } from "./palette.ts";
import { cellTile, drawTile, goalTile } from "./tile.ts";

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
  readonly root: Container;
  readonly frame: Graphics;
  /** Holds the sprites. */
  readonly layer: Container;
  readonly goals: Sprite[];
  readonly cells: Sprite[];
  readonly overlay: Graphics;
  /** What `overlay` shows. */
  overlaid: BoardOverlay | undefined;
  height: number;
  width: number;
  /** Top left corner and cell side, device pixels. */
  x: number;
  y: number;
  side: number;
}

/** Device pixels around each board for its ruler. */
const RULER = 7;
/** Opacity of cells that are only hinted at. */
const FAINT = 0.28;

export class BoardStage {
  private pictures: readonly BoardPicture[] = [];
  private plates: Plate[] = [];
  private tiles = new Map<number, Texture>();
  private tileSide = 0;
  private readonly stage = new Container();
  private readonly cursor = new Graphics();
  private readonly marking = new Graphics();
  private readonly resizes: ResizeObserver;
  private ratio = 1;
  private cursorAt: BoardSpot | null = null;
  private marks: readonly BoardMark[] = [];

  /** Puts a canvas into `host`, which gives the size and must not take it from its content. */
  static async create(host: HTMLElement): Promise<BoardStage> {
    const renderer = await autoDetectRenderer({
      preference: ["webgl", "canvas"],
      antialias: false,
      background: SCREEN,
      width: 1,
      height: 1,
    });
    return new BoardStage(host, renderer);
  }

  private constructor(
    private readonly host: HTMLElement,
    private readonly renderer: Renderer,
  ) {
    host.append(renderer.canvas);
    // Pixi takes all touches; whether the page scrolls under a finger is for the host to say.
    renderer.canvas.style.touchAction = "inherit";
    this.resizes = new ResizeObserver(() => this.draw());
    this.resizes.observe(host);
    addEventListener("resize", this.draw);
  }

  /** "WebGL", or "Canvas 2D" where the browser has no WebGL. */
  get engine(): string {
    return this.renderer.type === RendererType.WEBGL ? "WebGL" : "Canvas 2D";
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

  /** The row and column of the first board under a pointer, in client coordinates; beyond it where the pointer is. */
  positionAt(clientX: number, clientY: number): Position | null {
    const plate = this.plates[0];
    if (!plate) return null;
    const box = this.renderer.canvas.getBoundingClientRect();
    return {
      row: Math.floor(((clientY - box.top) * this.ratio - plate.y) / plate.side),
      col: Math.floor(((clientX - box.left) * this.ratio - plate.x) / plate.side),
    };
  }

  /** The cell under a pointer, in client coordinates. */
  spotAt(clientX: number, clientY: number): BoardSpot | null {
    const box = this.renderer.canvas.getBoundingClientRect();
    const x = (clientX - box.left) * this.ratio;
    const y = (clientY - box.top) * this.ratio;
    for (const [picture, plate] of this.plates.entries()) {
      const row = Math.floor((y - plate.y) / plate.side);
      const col = Math.floor((x - plate.x) / plate.side);
      if (row >= 0 && col >= 0 && row < plate.height && col < plate.width) return { picture, row, col };
    }
    return null;
  }

  dispose(): void {
    this.resizes.disconnect();
    removeEventListener("resize", this.draw);
    this.forgetTiles();
    this.stage.destroy({ children: true });
    this.renderer.canvas.remove();
    this.renderer.destroy();
  }

  private readonly draw = (): void => {
    this.ratio = devicePixelRatio || 1;
    const width = Math.max(1, Math.floor(this.host.clientWidth * this.ratio));
    const height = Math.max(1, Math.floor(this.host.clientHeight * this.ratio));
    if (this.renderer.width !== width || this.renderer.height !== height) this.renderer.resize(width, height);
    const { canvas } = this.renderer;
    canvas.style.width = `${width / this.ratio}px`;
    canvas.style.height = `${height / this.ratio}px`;

    this.layOut(width, height);
    for (const [i, plate] of this.plates.entries()) this.paint(plate, this.pictures[i]);
    this.paintMarks();
    this.paintCursor();
    this.renderer.render(this.stage);
  };

  /** Boards in a grid whose column count gives the largest cells; all cells have the same whole side. */
  private layOut(width: number, height: number): void {
    const { pictures } = this;
    this.setPlates(pictures.length);
    if (pictures.length === 0) return;
    const rows = Math.max(...pictures.map(({ board }) => board.height));
    const cols = Math.max(...pictures.map(({ board }) => board.width));
    let side = 1;
    let across = 1;
    for (let columns = 1; columns <= pictures.length; columns++) {
      const lines = Math.ceil(pictures.length / columns);
      const fit = Math.floor(
        Math.min((width / columns - 2 * RULER) / cols, (height / lines - 2 * RULER) / rows),
      );
      if (fit > side) {
        side = fit;
        across = columns;
      }
    }
    if (side !== this.tileSide) {
      this.forgetTiles();
      this.tileSide = side;
    }
    // Boards stand together in the middle, two cells apart where there is room.
    const lines = Math.ceil(pictures.length / across);
    const slotWidth = Math.min(width / across, (cols + 2) * side + 2 * RULER);
    const slotHeight = Math.min(height / lines, (rows + 2) * side + 2 * RULER);
    const left = (width - across * slotWidth) / 2;
    const top = (height - lines * slotHeight) / 2;
    for (const [i, plate] of this.plates.entries()) {
      const { board } = pictures[i];
      const x = Math.floor(left + (i % across) * slotWidth + (slotWidth - board.width * side) / 2);
      const y = Math.floor(
        top + Math.floor(i / across) * slotHeight + (slotHeight - board.height * side) / 2,
      );
      this.place(plate, board, x, y, side);
    }
  }

  private setPlates(count: number): void {
    while (this.plates.length > count) this.plates.pop()?.root.destroy({ children: true });
    while (this.plates.length < count) {
      const root = new Container();
      const [frame, layer, overlay] = [new Graphics(), new Container(), new Graphics()];
      root.addChild(frame, layer, overlay);
      this.stage.addChild(root);
      const place = { height: 0, width: 0, x: 0, y: 0, side: 0 };
      this.plates.push({ root, frame, layer, goals: [], cells: [], overlay, overlaid: undefined, ...place });
    }
    this.stage.addChild(this.marking, this.cursor);
  }

  private place(plate: Plate, board: Board, x: number, y: number, side: number): void {
    plate.root.position.set(x, y);
    plate.x = x;
    plate.y = y;
    if (plate.height === board.height && plate.width === board.width && plate.side === side) return;
    const { height, width } = board;
    Object.assign(plate, { height, width, side });
    overlay(plate, undefined);
    for (const sprite of [...plate.goals, ...plate.cells]) sprite.destroy();
    const sprites = () =>
      Array.from({ length: height * width }, (_, i) => {
        const sprite = new Sprite(Texture.EMPTY);
        sprite.position.set((i % width) * side, Math.floor(i / width) * side);
        sprite.visible = false;
        return sprite;
      });
    plate.goals.splice(0, Infinity, ...sprites());
    plate.cells.splice(0, Infinity, ...sprites());
    plate.layer.addChild(...plate.goals, ...plate.cells);

    const { frame } = plate;
    frame.clear();
    for (let row = 0; row <= height; row++) frame.rect(0, row * side, width * side, 1);
    for (let col = 0; col <= width; col++) frame.rect(col * side, 0, 1, height * side);
    frame.fill(GRID);
    // The ruler: a tick per cell, a longer one every fifth.
    for (let col = 0; col <= width; col++) tick(frame, col * side, -1, 1, col);
    for (let col = 0; col <= width; col++) tick(frame, col * side, height * side + 1, 1, col, "down");
    frame.fill("#4d5a55");
    for (let row = 0; row <= height; row++) {
      const length = row % 5 === 0 ? 6 : 3;
      frame.rect(-1 - length, row * side, length, 1).rect(width * side + 2, row * side, length, 1);
    }
    frame.fill("#4d5a55");
  }

  private paint(plate: Plate, picture: BoardPicture): void {
    const { board, goals, faint } = picture;
    overlay(plate, picture.overlay);
    for (let i = 0; i < board.cells.length; i++) {
      const [goal, cell] = [goalTile(goals.cells[i]), cellTile(board.cells[i])];
      show(plate.goals[i], goal === null ? null : this.tile(goal));
      show(plate.cells[i], cell === null ? null : this.tile(cell));
      plate.cells[i].alpha = faint?.[i] ? FAINT : 1;
    }
  }

  /** Light lines on dark ones, to be seen on anything. */
  private paintMarks(): void {
    const { marking, plates } = this;
    marking.clear();
    const plate = plates[0];
    if (!plate) return;
    const thin = Math.max(2, Math.round(plate.side / 18));
    for (const pass of [
      { width: 2 * thin + 2, frame: SCREEN, corners: SCREEN },
      { width: thin, frame: LIGHT, corners: WAY_OUT },
    ]) {
      for (const kind of ["frame", "corners"] as const) {
        const those = this.marks.filter((mark) => mark.kind === kind);
        if (those.length === 0) continue;
        for (const mark of those) traceMark(marking, plate, mark);
        marking.stroke({ width: pass.width, color: pass[kind] });
      }
    }
  }

  private paintCursor(): void {
    this.cursor.clear();
    const plate = this.cursorAt && this.plates[this.cursorAt.picture];
    if (!this.cursorAt || !plate) return;
    const { x, y, side } = plate;
    const left = x + this.cursorAt.col * side;
    const top = y + this.cursorAt.row * side;
    const thick = Math.max(2, Math.round(side / 14));
    this.cursor
      .rect(left - thick / 2, top - thick / 2, side + thick, side + thick)
      .stroke({ width: thick, color: LIGHT });
  }

  private tile(code: number): Texture {
    const known = this.tiles.get(code);
    if (known) return known;
    const texture = Texture.from(drawTile(code, this.tileSide));
    this.tiles.set(code, texture);
    return texture;
  }

  private forgetTiles(): void {
    for (const plate of this.plates) {
      for (const sprite of [...plate.goals, ...plate.cells]) show(sprite, null);
    }
    for (const texture of this.tiles.values()) texture.destroy(true);
    this.tiles.clear();
  }
}

/** What is to come stands out before what is. */
const BEHIND = 0.3;

function overlay(plate: Plate, wanted: BoardOverlay | undefined): void {
  if (plate.overlaid === wanted) return;
  plate.overlaid = wanted;
  plate.overlay.clear();
  plate.layer.alpha = wanted?.future || wanted?.flow ? BEHIND : 1;
  if (wanted) drawOverlay(plate.overlay, wanted, plate, plate.side);
}

function show(sprite: Sprite, texture: Texture | null): void {
  sprite.visible = texture !== null;
  sprite.texture = texture ?? Texture.EMPTY;
}

function tick(
  frame: Graphics,
  x: number,
  y: number,
  width: number,
  index: number,
  way: "up" | "down" = "up",
) {
  const length = index % 5 === 0 ? 6 : 3;
  frame.rect(x, way === "up" ? y - length : y + 1, width, length);
}

/** A frame, or the corners of one, a quarter of a cell long. */
function traceMark(pen: Graphics, { x, y, side }: Plate, { row, col, height, width, kind }: BoardMark): void {
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
