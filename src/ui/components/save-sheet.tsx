// What of an episode can be saved.
import { FILE_KINDS, type FileKind } from "../whatif/save.ts";
import { Sheet } from "./sheet.tsx";

export interface SaveSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSave: (kind: FileKind) => void;
}

export const SaveSheet = ({ isOpen, onClose, onSave }: SaveSheetProps) => (
  <Sheet title="Save" isOpen={isOpen} onClose={onClose}>
    <ul class="save-kinds">
      {(Object.entries(FILE_KINDS) as [FileKind, readonly [string, string]][]).map(([kind, [name, what]]) => (
        <li key={kind} class="row">
          <button
            type="button"
            class="key"
            onClick={() => {
              onSave(kind);
              onClose();
            }}
          >
            {name}
          </button>
          <span class="soft">{what}</span>
        </li>
      ))}
    </ul>
  </Sheet>
);
