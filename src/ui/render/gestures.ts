// Looking closer at boards, and swiping over them: by wheel, mouse, fingers and keys.
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { words } from "../words/words.ts";
import type { BoardStage } from "./board-stage.ts";

/** Of one notch of a wheel, or of a key. */
const NOTCH = 1.25;
/** Client pixels of a finger's way for a step. */
const SWIPE = 40;

const keyList = (): KeyList => [[["+", "−", "0"], words.value.play.keys.zoom]];

type Point = { readonly x: number; readonly y: number };

/** Until the returned function is called.
 *  @param onSwipe a finger moved up, right, down or left: 0 … 3 */
export function followGestures(
  host: HTMLElement,
  stage: BoardStage,
  onSwipe: (direction: number) => void,
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Map<number, Point>();
  /** Where a swipe is counted from. */
  let from: Point | null = null;

  const drag = (before: ReadonlyMap<number, Point>, isTouch: boolean) => {
    const [a, b] = [middleOf(before), middleOf(down)];
    if (down.size > 1) {
      from = null;
      stage.zoomAt(b.x, b.y, spreadOf(down) / spreadOf(before));
      stage.pan(b.x - a.x, b.y - a.y);
    } else if (!isTouch) stage.pan(b.x - a.x, b.y - a.y);
    else if (from) {
      const [right, below] = [b.x - from.x, b.y - from.y];
      if (Math.max(Math.abs(right), Math.abs(below)) < SWIPE) return;
      from = b;
      onSwipe(Math.abs(right) > Math.abs(below) ? (right > 0 ? 1 : 3) : below > 0 ? 2 : 0);
    }
  };

  host.addEventListener(
    "pointerdown",
    (event) => {
      host.setPointerCapture(event.pointerId);
      down.set(event.pointerId, pointOf(event));
      from = down.size === 1 ? pointOf(event) : null;
    },
    { signal },
  );
  host.addEventListener(
    "pointermove",
    (event) => {
      if (!down.has(event.pointerId)) return;
      const before = new Map(down);
      down.set(event.pointerId, pointOf(event));
      drag(before, event.pointerType === "touch");
    },
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"] as const) {
    host.addEventListener(end, (event) => void down.delete(event.pointerId), { signal });
  }
  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      // A wheel turns by a hundred at once, a pad by little and often.
      const turns = Math.max(-1, Math.min(1, event.deltaY / 100));
      if (turns !== 0) stage.zoomAt(event.clientX, event.clientY, NOTCH ** -turns);
    },
    { signal, passive: false },
  );
  const zoom = (factor: number) => {
    const { left, top, width, height } = host.getBoundingClientRect();
    stage.zoomAt(left + width / 2, top + height / 2, factor);
  };
  const bindings: Record<string, () => void> = { 0: () => stage.showWhole() };
  for (const key of ["+", "Shift++", "="]) bindings[key] = () => zoom(NOTCH);
  for (const key of ["-", "_", "Shift+_"]) bindings[key] = () => zoom(1 / NOTCH);
  const release = bindPageKeys(bindings, keyList);
  return () => {
    listening.abort();
    release();
  };
}

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });

function middleOf(points: ReadonlyMap<number, Point>): Point {
  const all = [...points.values()];
  const mean = (of: (point: Point) => number) => all.reduce((sum, point) => sum + of(point), 0) / all.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

function spreadOf(points: ReadonlyMap<number, Point>): number {
  const [a, b] = [...points.values()];
  return Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
}
