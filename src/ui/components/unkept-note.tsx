// That something finds no room in this browser: what it is, and what to do.
import { unkept } from "../remembered.ts";
import { words } from "../words/words.ts";
import { CaseNote } from "./case-note.tsx";

export function UnkeptNote() {
  const what = unkept.value;
  const { app: w } = words.value;
  if (!what) return null;
  const close = () => {
    unkept.value = null;
  };
  return <CaseNote text={w.unkept(w.unkeptThings[what])} isUrgent onClose={close} />;
}
