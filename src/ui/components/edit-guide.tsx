// The sheet behind "?" on the Edit page.
import { keyGuide } from "../edit/keys.ts";
import { words } from "../words/words.ts";
import { KeySheetList, Sheet } from "./sheet.tsx";

export const EditGuide = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => (
  <Sheet title={words.value.edit.keysTitle} isOpen={isOpen} onClose={onClose}>
    <p>{words.value.edit.help.layers}</p>
    <p class="touch-hint">{words.value.edit.help.touch}</p>
    <p class="keyboard-hint">{words.value.edit.help.mouse}</p>
    <KeySheetList keys={keyGuide()} />
    <p class="soft small">{words.value.edit.help.kept}</p>
  </Sheet>
);
