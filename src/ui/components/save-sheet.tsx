// What of an episode can be saved.
import type { ComponentChildren } from "preact";
import { FILE_KINDS, type FileKind } from "../whatif/save.ts";
import { words } from "../words/words.ts";
import { Sheet } from "./sheet.tsx";

export interface SaveSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSave: (kind: FileKind) => void;
  /** What takes longer. */
  readonly children: ComponentChildren;
}

export const SaveSheet = ({ isOpen, onClose, onSave, children }: SaveSheetProps) => (
  <Sheet title={words.value.whatif.save} isOpen={isOpen} onClose={onClose}>
    <ul class="save-kinds">
      {FILE_KINDS.map((kind) => (
        <li key={kind} class="row">
          <button
            type="button"
            class="key"
            onClick={() => {
              onSave(kind);
              onClose();
            }}
          >
            {words.value.whatif.files[kind].name}
          </button>
          <span class="soft">{words.value.whatif.files[kind].what}</span>
        </li>
      ))}
    </ul>
    {children}
  </Sheet>
);
