// What all screens of boards share: one looks closer at them, and a cell that is pointed at is said in words.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Position } from "../../core/board.ts";
import { describeCell, type Pay } from "../play/words.ts";
import type { BoardPicture, BoardStage } from "../render/board-stage.ts";
import { bindLookKeys, followGestures, forgetPointed, type GestureOptions } from "../render/gestures.ts";
import { Look, type LookedAt } from "../render/look.ts";
import { words } from "../words/words.ts";
import { Glyph } from "./glyph.tsx";

/** A look with its keys, for one screen or for several that compare.
 *  @param given one that somebody else binds to keys, or null for none
 *  @param fills see `GestureOptions` */
export function useLook(): Look;
export function useLook(given: Look | null | undefined, fills: boolean): Look | null;
export function useLook(given?: Look | null, fills = false): Look | null {
  const own = useMemo(() => new Look(), []);
  useEffect(() => (given === undefined ? bindLookKeys(own, fills) : undefined), [own, given, fills]);
  return given === undefined ? own : given;
}

/** Lets pointers look at a screen. */
export function useGestures(
  host: RefObject<HTMLElement | null>,
  stage: LookedAt | null,
  look: Look | null,
  { fills, onSwipe }: GestureOptions,
): void {
  const swipe = useRef(onSwipe);
  swipe.current = onSwipe;
  const swipes = onSwipe !== undefined;
  // Before anyone can see that the board is there.
  useLayoutEffect(() => {
    if (!stage || !look) return;
    const leave = look.add(host.current!, stage);
    const onSwipe = swipes ? (direction: number) => swipe.current?.(direction) : undefined;
    const release = followGestures(host.current!, look, { fills, onSwipe });
    return () => {
      release();
      leave();
    };
  }, [stage, look, fills, swipes]);
}

/** Keeps a cell in sight wherever it goes. @param at a new object whenever it has moved */
export function useFollowing(look: Look | null, stage: BoardStage | null, at: Position | null): void {
  useEffect(() => {
    if (stage) look?.follow(stage, at);
  }, [look, stage, at]);
}

/** Classes of a screen that is looked at. @param swipes whether a finger never moves the page */
export const lookClass = (look: Look | null, swipes = false): string =>
  ["screen", look && "gestures", look?.isClose.value && "close", swipes && "swiped"]
    .filter(Boolean)
    .join(" ");

export interface CellWordsProps {
  readonly look: Look;
  readonly pictures: readonly BoardPicture[];
  /** Of the level on the boards. */
  readonly pay?: Pay | undefined;
}

/** Away from the pointer, above or below it. */
export function CellWords({ look, pictures, pay }: CellWordsProps) {
  const pointed = look.pointed.value;
  const isThere = pointed !== null;
  useEffect(() => (isThere ? forgetPointed(look) : undefined), [look, isThere]);
  if (!pointed) return null;
  const { row, col, picture } = pointed.spot;
  const { board, goals } = pictures[picture] ?? {};
  if (!board || !goals || row >= board.height || col >= board.width) return null;
  const index = row * board.width + col;
  const [cell, goal] = [board.cells[index], goals.cells[index]];
  const { title, text, goal: ground } = describeCell(cell, goal, pay);
  return (
    <div class={pointed.isLow ? "cell-words high" : "cell-words"} aria-hidden="true">
      <Glyph cell={cell} goal={goal} size={28} />
      <p class="small">
        <strong>{title}</strong>, {words.value.play.place(row + 1, col + 1)}. {text} {ground}
      </p>
    </div>
  );
}
