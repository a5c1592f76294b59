// On-screen buttons for everything the keys do.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { DIRECTIONS, directionInWords } from "../play/words.ts";
import { words } from "../words/words.ts";

export interface ControlPadProps {
  /** Up, right, down or left, 0 … 3; to create or destroy there instead of walking. */
  readonly onArrow: (arrow: number, changes: boolean) => void;
  /** Arrows turn left and right, and walk ahead and back. */
  readonly steers: boolean;
  readonly onWait: () => void;
  /** Null where that is not allowed. */
  readonly onUndo: (() => void) | null;
  /** Whether there is anything to take back; who presses all the same is told. */
  readonly canUndo: boolean;
  /** Null where there is no step to take again. */
  readonly onRedo: (() => void) | null;
  /** Null where that is not allowed. */
  readonly onRestart: (() => void) | null;
  /** More keys. */
  readonly children?: ComponentChildren;
}

type Hand = "walk" | "change";

const ARROW_PATHS = ["M4 15 12 6l8 9", "M9 4l9 8-9 8", "M4 9l8 9 8-9", "M15 4 6 12l9 8"] as const;

export function ControlPad({
  onArrow,
  steers,
  onWait,
  onUndo,
  canUndo,
  onRedo,
  onRestart,
  children,
}: ControlPadProps) {
  const w = words.value.play.pad;
  const [hand, setHand] = useState<Hand>("walk");
  const nameOf = (arrow: number): string => {
    if (hand === "change") return w.changeAt(directionInWords(arrow));
    return steers ? w.steerTo[arrow] : w.walkTo(directionInWords(arrow));
  };
  return (
    <fieldset class="pad">
      <legend class="visually-hidden">{w.label}</legend>
      <div class={`cross ${hand}`}>
        {DIRECTIONS.map((direction, i) => (
          <button
            key={direction}
            type="button"
            class={`key cross-${direction}`}
            aria-label={nameOf(i)}
            onClick={() => onArrow(i, hand === "change")}
          >
            <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
              <path d={ARROW_PATHS[i]} fill="none" stroke="currentColor" stroke-width="3" />
            </svg>
          </button>
        ))}
        <button type="button" class="key cross-wait" aria-label={w.wait} onClick={onWait}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <circle cx="12" cy="12" r="5" fill="currentColor" />
          </svg>
        </button>
      </div>
      <div class="pad-keys">
        {children}
        <fieldset class="hand">
          <legend class="small soft">{w.arrows}</legend>
          <button type="button" class="key" aria-pressed={hand === "walk"} onClick={() => setHand("walk")}>
            {w.walk}
          </button>
          <button
            type="button"
            class="key"
            aria-pressed={hand === "change"}
            onClick={() => setHand("change")}
          >
            {w.create}
          </button>
        </fieldset>
        <button
          type="button"
          class="key"
          hidden={onUndo === null}
          aria-disabled={!canUndo}
          onClick={() => onUndo?.()}
        >
          {w.undo}
        </button>
        <button
          type="button"
          class="key"
          hidden={onUndo === null}
          disabled={onRedo === null}
          onClick={() => onRedo?.()}
        >
          {w.redo}
        </button>
        <button type="button" class="key" hidden={onRestart === null} onClick={() => onRestart?.()}>
          {w.restart}
        </button>
      </div>
    </fieldset>
  );
}
