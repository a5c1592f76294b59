// The sheet behind "?" on the Edit page.
import { KEY_GUIDE } from "../edit/keys.ts";
import { KeySheetList, Sheet } from "./sheet.tsx";

export const EditGuide = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => (
  <Sheet title="Drawing levels" isOpen={isOpen} onClose={onClose}>
    <p>
      Draw on the board what is there, and under Goals what the ground asks for. The board has no edges: what
      leaves on one side comes in on the other.
    </p>
    <p class="touch-hint">
      One finger draws. Two fingers move what is in sight, and bring it closer when they part.
    </p>
    <p class="keyboard-hint">
      The right mouse button erases. The wheel brings the board closer; with the middle button you drag it.
    </p>
    <KeySheetList keys={KEY_GUIDE} />
    <p class="soft small">
      Everything you draw is kept in this browser. A pattern in RLE can be pasted or dropped anywhere on this
      page; a level that is dropped is opened.
    </p>
  </Sheet>
);
