// That something finds no room in this browser: what it is, and what to do.
import { unkept } from "../remembered.ts";
import { words } from "../words/words.ts";

export function UnkeptNote() {
  const what = unkept.value;
  const { app: w, common } = words.value;
  if (!what) return null;
  const close = () => {
    unkept.value = null;
  };
  return (
    <div class="panel case-note" role="alert">
      <p>{w.unkept(w.unkeptThings[what])}</p>
      <div class="row">
        <button type="button" class="key" onClick={close}>
          {common.close}
        </button>
      </div>
    </div>
  );
}
