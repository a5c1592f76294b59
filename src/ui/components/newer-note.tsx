// That the page has a newer version, which a reload brings.
import { useState } from "preact/hooks";
import { isOutdated } from "../offline.ts";
import { words } from "../words/words.ts";

export function NewerNote() {
  const [isLater, setIsLater] = useState(false);
  const { app: w } = words.value;
  return (
    <div role="status">
      {isOutdated.value && !isLater && (
        <div class="panel case-note">
          <p>{w.newer}</p>
          <div class="row">
            <button type="button" class="key main" onClick={() => location.reload()}>
              {w.reload}
            </button>
            <button type="button" class="key" onClick={() => setIsLater(true)}>
              {w.later}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
