// Looking closer at boards, swiping over them, and pointing at cells: by wheel, mouse, fingers and keys.
import { bindPageKeys, type KeyList } from "../keyboard.ts";
import { words } from "../words/words.ts";
import type { Look, Point } from "./look.ts";

/** Of one notch of a wheel, or of a key. */
const NOTCH = 1.25;
/** Shares of a screen by which a key moves what is close: an arrow goes where it points. */
const BY_KEY = {
  ArrowUp: [0, 0.25],
  ArrowRight: [-0.25, 0],
  ArrowDown: [0, -0.25],
  ArrowLeft: [0.25, 0],
} as const;
/** Client pixels of a finger's way for a step. */
const SWIPE = 40;

const listOf = (zoom: "byWheel" | "byCtrlAndWheel") => (): KeyList => [
  [["+", "−", "0"], words.value.guide.zoom[zoom]],
  [["Ctrl", "← ↑ → ↓"], words.value.guide.zoom.pan],
];
const listWithWheel = listOf("byWheel");
const listWithCtrl = listOf("byCtrlAndWheel");

/** Keys are for the boards under the pointer; for all of a page where it is elsewhere. */
let under: Look | null = null;

/** Until the returned function is called. @param fills see `GestureOptions` */
export function bindLookKeys(look: Look, fills: boolean): () => void {
  const isMeant = () => under === null || under === look;
  const zoom = (factor: number) => () => isMeant() && look.zoom(factor);
  const bindings: Record<string, () => unknown> = { 0: () => isMeant() && look.showWhole() };
  for (const key of ["+", "Shift++", "="]) bindings[key] = zoom(NOTCH);
  for (const key of ["-", "_", "Shift+_"]) bindings[key] = zoom(1 / NOTCH);
  for (const [arrow, [right, down]] of Object.entries(BY_KEY)) {
    bindings[`$mod+${arrow}`] = () => isMeant() && look.isClose.peek() && look.panShare(right, down);
  }
  const release = bindPageKeys(bindings, fills ? listWithWheel : listWithCtrl);
  return () => {
    release();
    if (under === look) under = null;
  };
}

export interface GestureOptions {
  /** The page is about these boards: the wheel needs no Ctrl, which else scrolls the page. */
  readonly fills: boolean;
  /** A finger moved up, right, down or left: 0 … 3. Without it a finger moves what is close, else the page. */
  readonly onSwipe?: ((direction: number) => void) | undefined;
}

/** Until the returned function is called. @param host one of the screens of `look` */
export function followGestures(host: HTMLElement, look: Look, options: GestureOptions): () => void {
  const { fills, onSwipe } = options;
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Map<number, Point>();
  /** Where a swipe is counted from. */
  let from: Point | null = null;

  const drag = (before: ReadonlyMap<number, Point>, isTouch: boolean) => {
    const [a, b] = [middleOf(before), middleOf(down)];
    if (down.size > 1) {
      from = null;
      look.zoomAt(host, b, spreadOf(down) / spreadOf(before));
    }
    if (down.size > 1 || !isTouch || !onSwipe) return look.pan(host, b.x - a.x, b.y - a.y);
    if (!from) return;
    const [right, below] = [b.x - from.x, b.y - from.y];
    if (Math.max(Math.abs(right), Math.abs(below)) < SWIPE) return;
    from = b;
    onSwipe(Math.abs(right) > Math.abs(below) ? (right > 0 ? 1 : 3) : below > 0 ? 2 : 0);
  };

  const on = (type: string, act: (event: PointerEvent) => void) =>
    host.addEventListener(type, act as (event: Event) => void, { signal });
  on("pointerenter", () => {
    under = look;
  });
  on("pointerleave", ({ pointerType }) => {
    under = null;
    if (pointerType === "mouse") look.pointed.value = null;
  });
  on("pointerdown", (event) => {
    look.pointAt(host, pointOf(event));
    host.setPointerCapture(event.pointerId);
    down.set(event.pointerId, pointOf(event));
    from = down.size === 1 ? pointOf(event) : null;
  });
  on("pointermove", (event) => {
    look.pointAt(host, pointOf(event));
    if (!down.has(event.pointerId)) return;
    const before = new Map(down);
    down.set(event.pointerId, pointOf(event));
    drag(before, event.pointerType === "touch");
  });
  for (const end of ["pointerup", "pointercancel"]) on(end, ({ pointerId }) => void down.delete(pointerId));
  // Two fingers would else scroll the page, and their pointers end.
  host.addEventListener(
    "touchmove",
    (event) => event.cancelable && event.touches.length > 1 && event.preventDefault(),
    { signal, passive: false },
  );
  host.addEventListener(
    "wheel",
    (event) => {
      if (!fills && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      // A wheel turns by a hundred at once, a pad by little and often.
      const turns = Math.max(-1, Math.min(1, event.deltaY / 100));
      if (turns !== 0) look.zoomAt(host, pointOf(event), NOTCH ** -turns);
    },
    { signal, passive: false },
  );
  return () => listening.abort();
}

/** What is pointed at is forgotten when another place is pressed, a scroll begins, or Escape is. Until the returned
 *  function is called. */
export function forgetPointed(look: Look): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const forget = () => {
    look.pointed.value = null;
  };
  addEventListener("pointerdown", ({ target }) => look.holds(target) || forget(), { signal });
  addEventListener("pointercancel", forget, { signal });
  addEventListener("keydown", (event: KeyboardEvent) => event.key === "Escape" && forget(), { signal });
  return () => listening.abort();
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
