// Where a board should be, and cannot be drawn: why, and what to do.
import { translated, words } from "../words/words.ts";

export interface UndrawnProps {
  /** Follows "This browser cannot draw the board:". */
  readonly why: string;
  readonly onRetry: () => void;
}

export function Undrawn({ why, onRetry }: UndrawnProps) {
  const w = words.value.common;
  return (
    <div class="screen-note undrawn" role="alert">
      <p>{w.cannotDraw(translated(why))}</p>
      <button type="button" class="key" onClick={onRetry}>
        {w.retry}
      </button>
    </div>
  );
}
