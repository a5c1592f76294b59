// The hand that draws: tool, brush, selection, stamp, and the stroke it is in the middle of.
import { batch, computed, signal } from "@preact/signals";
import { type Turn, turnLevel } from "../../core/turns.ts";
import { words } from "../words/words.ts";
import { type BrushKind, FIRST_BRUSHES, lifeOf, paintOf, withColor, withKind } from "./brush.ts";
import type { LevelDocument } from "./document.ts";
import { cutOut, LAYERS, type Layer, type Piece, putDown, turnPiece, wipe } from "./pieces.ts";
import { indexAt, isInside, type Place, type Rect } from "./shapes.ts";
import { drawnWith } from "./stamps.ts";
import { type DrawingTool, drawn, rectOf, type Stroke } from "./strokes.ts";

export const TOOLS = ["pencil", "line", "rectangle", "fill", "select", "stamp", "pick"] as const;
export type Tool = (typeof TOOLS)[number];

/** What is put down with the stamp. */
export interface HeldPiece {
  readonly name: string;
  readonly piece: Piece;
  /** A pattern of Life: drawn with the brush, on the layer that is drawn on. */
  readonly isPattern: boolean;
}

export class Hand {
  readonly tool = signal<Tool>("pencil");
  readonly layer = signal<Layer>("board");
  readonly brushes = signal(FIRST_BRUSHES);
  /** Rectangles are filled, not only their rim. */
  readonly filled = signal(false);
  /** Empty cells of what is put down wipe out what was there. */
  readonly opaque = signal(false);
  /** Selections are of board and goals together. */
  readonly bothLayers = signal(true);
  readonly selection = signal<Rect | null>(null);
  readonly held = signal<HeldPiece | null>(null);
  /** Where the pointer or the cursor is, for what the stamp would do. */
  readonly hover = signal<Place | null>(null);
  readonly stroke = signal<Stroke | null>(null);

  readonly brush = computed(() => this.brushes.value[this.layer.value]);
  readonly layers = computed<readonly Layer[]>(() => (this.bothLayers.value ? LAYERS : [this.layer.value]));

  /** The level with the stroke, or with the stamp where it would fall. */
  readonly preview = computed(() => {
    const level = this.document.level.value;
    const stroke = this.stroke.value ?? this.hovering();
    return stroke ? drawn(level, stroke) : level;
  });

  /** The selection, or what becomes of it. */
  readonly frame = computed(() => {
    const stroke = this.stroke.value ?? this.hovering();
    const rect = stroke && rectOf(this.document.level.value, stroke);
    return rect ?? (this.tool.value === "select" ? this.selection.value : null);
  });

  constructor(private readonly document: LevelDocument) {}

  chooseTool(tool: Tool): void {
    batch(() => {
      this.stroke.value = null;
      this.tool.value = tool;
    });
  }

  chooseKind(kind: BrushKind): void {
    this.setBrush(withKind(this.brush.value, kind));
  }

  /** @param color index 0 … 7 */
  chooseColor(color: number): void {
    this.setBrush(withColor(this.brush.value, color));
  }

  setBrush(cell: number): void {
    this.brushes.value = { ...this.brushes.value, [this.layer.value]: cell };
  }

  hold(held: HeldPiece): void {
    batch(() => {
      this.held.value = held;
      this.chooseTool("stamp");
    });
  }

  /** The hand comes down. @param erases whether it draws emptiness */
  start(place: Place, erases = false): void {
    const tool = this.tool.value;
    this.hover.value = place;
    if (tool === "pick") {
      this.pick(place);
      return;
    }
    const stroke = this.strokeFrom(tool, place, erases);
    if (stroke) this.stroke.value = stroke;
  }

  /** The hand moves, whether it is down or not. */
  move(place: Place): void {
    const stroke = this.stroke.value;
    batch(() => {
      this.hover.value = place;
      if (!stroke) return;
      if (stroke.kind === "draw") this.stroke.value = { ...stroke, path: pathTo(stroke, place) };
      else if (stroke.kind === "stamp") this.stroke.value = { ...stroke, at: place };
      else this.stroke.value = { ...stroke, to: place };
    });
  }

  /** The hand goes up: the stroke becomes an edit.
   *  @param joins whether it becomes one with such an edit before
   *  @returns whether the level changed */
  finish(joins = false): boolean {
    const stroke = this.stroke.value;
    if (!stroke) return false;
    const { level } = this.document;
    let changed = false;
    batch(() => {
      this.stroke.value = null;
      if (stroke.kind === "select" || stroke.kind === "move")
        this.selection.value = rectOf(level.value, stroke);
      changed = this.document.commit(drawn(level.value, stroke), labelOf(stroke), joins);
    });
    return changed;
  }

  /** The stroke is forgotten. */
  drop(): void {
    this.stroke.value = null;
  }

  /** Takes the selection, or the whole board where there is none. */
  copy(): HeldPiece {
    const rect = this.selectedRect();
    const piece = cutOut(this.document.level.value, rect, this.layers.value);
    const held = { name: words.peek().edit.cellsCopied(rect.height, rect.width), piece, isPattern: false };
    this.held.value = held;
    return held;
  }

  /** Empties the selection. */
  clear(label = words.peek().edit.deeds.clearing): void {
    const rect = this.selection.value;
    if (rect) this.document.commit(wipe(this.document.level.value, rect, this.layers.value), label);
  }

  selectAll(): void {
    const { height, width } = this.document.level.value.board;
    this.chooseTool("select");
    this.selection.value = { row: 0, col: 0, height, width };
  }

  /** Turns what is in the hand, or what is selected, or else the whole board. */
  turn(turn: Turn): void {
    const { held, selection, tool } = this;
    const level = this.document.level.value;
    const { deeds, selectionDoesNotFit } = words.peek().edit;
    const mirrors = turn === "leftRight" || turn === "upDown";
    if (tool.value === "stamp" && held.value) {
      held.value = { ...held.value, piece: turnPiece(held.value.piece, turn) };
      return;
    }
    if (tool.value !== "select" || !selection.value) {
      this.document.commit(turnLevel(level, turn), mirrors ? deeds.mirroringBoard : deeds.turningBoard);
      this.selection.value = null;
      return;
    }
    const piece = turnPiece(cutOut(level, selection.value, this.layers.value), turn);
    const fits = piece.height <= level.board.height && piece.width <= level.board.width;
    if (!fits) {
      this.document.refusal.value = selectionDoesNotFit;
      return;
    }
    const emptied = wipe(level, selection.value, this.layers.value);
    const turned = putDown(emptied, piece, selection.value, true);
    this.document.commit(turned, mirrors ? deeds.mirroring : deeds.turning);
    this.selection.value = { ...selection.value, height: piece.height, width: piece.width };
  }

  private selectedRect(): Rect {
    const { height, width } = this.document.level.value.board;
    return this.selection.value ?? { row: 0, col: 0, height, width };
  }

  private pick(place: Place): void {
    const layer = this.document.level.value[this.layer.value];
    batch(() => {
      this.setBrush(layer.cells[indexAt(layer, place)]);
      this.chooseTool("pencil");
    });
  }

  private hovering(): Stroke | null {
    const at = this.hover.value;
    return this.tool.value === "stamp" && at ? this.stamping(at) : null;
  }

  private stamping(at: Place): Stroke | null {
    const held = this.held.value;
    if (!held) return null;
    const piece = held.isPattern
      ? drawnWith(held.piece, this.layer.value, lifeOf(this.brush.value))
      : held.piece;
    return { kind: "stamp", piece, opaque: this.opaque.value, at };
  }

  private strokeFrom(tool: Exclude<Tool, "pick">, place: Place, erases: boolean): Stroke | null {
    const layer = this.layer.value;
    if (tool === "stamp") return this.stamping(place);
    if (tool === "select") {
      const rect = this.selection.value;
      return rect && isInside(rect, place, this.document.level.value.board)
        ? {
            kind: "move",
            rect,
            layers: this.layers.value,
            opaque: this.opaque.value,
            from: place,
            to: place,
          }
        : { kind: "select", from: place, to: place };
    }
    const cell = erases ? 0 : paintOf(this.brush.value, layer);
    return { kind: "draw", tool, layer, cell, filled: this.filled.value, path: [place] };
  }
}

/** Shapes only know where they began and where they end. */
const pathTo = (
  { tool, path }: { readonly tool: DrawingTool; readonly path: readonly Place[] },
  place: Place,
) => (tool === "pencil" ? [...path, place] : [path[0], place]);

const labelOf = (stroke: Stroke): string =>
  words.peek().edit.deeds[stroke.kind === "draw" ? stroke.tool : stroke.kind];
