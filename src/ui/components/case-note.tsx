// What the case says until somebody has read it.
import { words } from "../words/words.ts";

export interface CaseNoteProps {
  readonly text: string;
  /** Read at once, where something may be lost. */
  readonly isUrgent?: boolean;
  readonly onClose: () => void;
}

export function CaseNote({ text, isUrgent = false, onClose }: CaseNoteProps) {
  return (
    <div class="panel case-note" {...(isUrgent && { role: "alert" })}>
      <p>{text}</p>
      <div class="row">
        <button type="button" class="key" onClick={onClose}>
          {words.value.common.close}
        </button>
      </div>
    </div>
  );
}
