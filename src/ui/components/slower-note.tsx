// That a graphics card was lost: boards go on, and may be slower.
import { slowerEngine } from "../slower-drawing.ts";
import { words } from "../words/words.ts";

export function SlowerNote() {
  const engine = slowerEngine.value;
  const { app: w, common } = words.value;
  const close = () => {
    slowerEngine.value = null;
  };
  return (
    <div role="status">
      {engine && (
        <div class="panel case-note">
          <p>{w.cardLost(engine)}</p>
          <div class="row">
            <button type="button" class="key" onClick={close}>
              {common.close}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
