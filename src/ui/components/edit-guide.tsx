// What the sheet of keys says besides on the Edit page.
import type { Guide } from "../guide.ts";
import { words } from "../words/words.ts";

export const EDIT_GUIDE: Guide = {
  title: () => words.value.edit.keysTitle,
  About: () => (
    <>
      <p>{words.value.edit.help.layers}</p>
      <p class="touch-hint">{words.value.edit.help.touch}</p>
      <p class="keyboard-hint">{words.value.edit.help.mouse}</p>
    </>
  ),
  More: () => <p class="soft small">{words.value.edit.help.kept}</p>,
};
