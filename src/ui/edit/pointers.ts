// Mouse, pen and fingers on the board.
import type { BoardStage } from "../render/board-stage.ts";
import { words } from "../words/words.ts";
import type { EditModel } from "./model.ts";
import type { Place } from "./shapes.ts";

/** Zoom of one notch of a wheel. */
const NOTCH = 1.25;
/** Fingers must move this much farther apart, or together, to come a step closer. */
const PINCH = 1.2;

type Point = { readonly x: number; readonly y: number };

/** Lets pointers draw on the board until the returned function is called. */
export function followPointers(host: HTMLElement, stage: BoardStage, model: EditModel): () => void {
  const { hand } = model;
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Map<number, Point>();
  /** Where two fingers, or the middle button, took hold of the board. */
  let grip: { readonly place: Place; distance: number } | null = null;

  const on = <Type extends "pointerdown" | "pointermove" | "pointerup" | "pointercancel" | "pointerleave">(
    type: Type,
    act: (event: PointerEvent) => void,
  ) => host.addEventListener(type, act, { signal });

  /** The cell under a point; beside the board the nearest one, so that strokes reach its edge. */
  const placeAt = ({ x, y }: Point): Place => {
    const { row, col, height, width } = model.view.value;
    const spot = stage.positionAt(x, y) ?? { row: 0, col: 0 };
    return {
      row: row + Math.min(height - 1, Math.max(0, spot.row)),
      col: col + Math.min(width - 1, Math.max(0, spot.col)),
    };
  };
  const isOnBoard = ({ x, y }: Point): boolean => {
    const { height, width } = model.view.value;
    const spot = stage.positionAt(x, y);
    return spot !== null && spot.row >= 0 && spot.col >= 0 && spot.row < height && spot.col < width;
  };
  const takeHold = () => {
    hand.drop();
    grip = { place: placeAt(middle(down)), distance: spread(down) };
  };
  const drag = () => {
    if (!grip) return;
    const under = placeAt(middle(down));
    model.pan(grip.place.row - under.row, grip.place.col - under.col);
    const ratio = spread(down) / grip.distance;
    if (down.size < 2 || (ratio < PINCH && ratio > 1 / PINCH)) return;
    model.zoom(1 / ratio, grip.place);
    grip.distance = spread(down);
  };

  on("pointerdown", (event) => {
    const point = pointOf(event);
    if (down.size === 0 && !isOnBoard(point)) return;
    host.setPointerCapture(event.pointerId);
    down.set(event.pointerId, point);
    model.cursor.leave();
    if (down.size > 1 || event.button === 1) takeHold();
    else if (model.isRunning.value) model.said.value = words.peek().edit.rewindFirst;
    // The other end of a pen erases, as the right mouse button does.
    else hand.start(placeAt(point), event.button === 2 || event.button === 5);
  });
  on("pointermove", (event) => {
    const point = pointOf(event);
    if (down.has(event.pointerId)) down.set(event.pointerId, point);
    if (grip) drag();
    else if (down.size > 0 || isOnBoard(point)) hand.move(placeAt(point));
    else hand.hover.value = null;
  });
  on("pointerup", (event) => {
    if (!down.delete(event.pointerId)) return;
    if (!grip) model.finishStroke();
    else if (down.size === 0) grip = null;
    if (event.pointerType === "touch") hand.hover.value = null;
  });
  on("pointercancel", (event) => {
    down.delete(event.pointerId);
    hand.drop();
    if (down.size === 0) grip = null;
  });
  on("pointerleave", (event) => {
    if (event.pointerType === "mouse") hand.hover.value = null;
  });
  host.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.shiftKey) model.pan(0, Math.sign(event.deltaY || event.deltaX) * 2);
      else if (event.deltaY !== 0) model.zoom(event.deltaY > 0 ? NOTCH : 1 / NOTCH, placeAt(pointOf(event)));
    },
    { signal, passive: false },
  );
  return () => listening.abort();
}

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });

function middle(points: ReadonlyMap<number, Point>): Point {
  const all = [...points.values()];
  const mean = (of: (point: Point) => number) => all.reduce((sum, point) => sum + of(point), 0) / all.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** Pixels between two fingers; 1 for one. */
function spread(points: ReadonlyMap<number, Point>): number {
  const [a, b = a] = [...points.values()];
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}
