// That a graphics card was lost: boards go on, and may be slower.
import { slowerEngine } from "../slower-drawing.ts";
import { words } from "../words/words.ts";
import { CaseNote } from "./case-note.tsx";

export function SlowerNote() {
  const engine = slowerEngine.value;
  const close = () => {
    slowerEngine.value = null;
  };
  return (
    <div role="status">{engine && <CaseNote text={words.value.app.cardLost(engine)} onClose={close} />}</div>
  );
}
