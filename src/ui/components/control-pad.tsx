// On-screen buttons for everything the keys do.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { DIRECTIONS } from "../play/words.ts";

export interface ControlPadProps {
  readonly onAction: (action: number) => void;
  readonly onUndo: () => void;
  /** Null where there is no step to take again. */
  readonly onRedo: (() => void) | null;
  readonly onRestart: () => void;
  /** More keys. */
  readonly children?: ComponentChildren;
}

type Hand = "walk" | "change";

const ARROW_PATHS = ["M4 15 12 6l8 9", "M9 4l9 8-9 8", "M4 9l8 9 8-9", "M15 4 6 12l9 8"] as const;

export function ControlPad({ onAction, onUndo, onRedo, onRestart, children }: ControlPadProps) {
  const [hand, setHand] = useState<Hand>("walk");
  return (
    <fieldset class="pad">
      <legend class="visually-hidden">Controls</legend>
      <div class={`cross ${hand}`}>
        {DIRECTIONS.map((direction, i) => (
          <button
            key={direction}
            type="button"
            class={`key cross-${direction}`}
            aria-label={hand === "walk" ? `Walk ${direction}` : `Create or destroy ${direction}`}
            onClick={() => onAction((hand === "walk" ? 1 : 5) + i)}
          >
            <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
              <path d={ARROW_PATHS[i]} fill="none" stroke="currentColor" stroke-width="3" />
            </svg>
          </button>
        ))}
        <button type="button" class="key cross-wait" aria-label="Wait one step" onClick={() => onAction(0)}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <circle cx="12" cy="12" r="5" fill="currentColor" />
          </svg>
        </button>
      </div>
      <div class="pad-keys">
        {children}
        <fieldset class="hand">
          <legend class="small soft">Arrows</legend>
          <button type="button" class="key" aria-pressed={hand === "walk"} onClick={() => setHand("walk")}>
            Walk
          </button>
          <button
            type="button"
            class="key"
            aria-pressed={hand === "change"}
            onClick={() => setHand("change")}
          >
            Create
          </button>
        </fieldset>
        <button type="button" class="key" onClick={onUndo}>
          Undo
        </button>
        <button type="button" class="key" disabled={onRedo === null} onClick={() => onRedo?.()}>
          Redo
        </button>
        <button type="button" class="key" onClick={onRestart}>
          Restart
        </button>
      </div>
    </fieldset>
  );
}
