// What there is of a kept agent as files.
import { download } from "../download.ts";
import type { Run } from "../runs.ts";
import { curveAsCsv, curveAsEvents, curveAsJsonLines } from "../train/curve-files.ts";
import { words } from "../words/words.ts";

/** The agent, and its curve in three formats. */
export function RunDownloads({ run: { name, checkpoint, curve, savedAt } }: { readonly run: Run }) {
  const fileName = name.replace(/[^\w.-]+/g, "-");
  const isEmpty = curve.steps.length === 0;
  return (
    <details class="downloads">
      <summary class="key">{words.value.train.runs.download}</summary>
      <div class="row">
        <button
          type="button"
          class="key"
          onClick={() => download(`${fileName}.safetensors`, checkpoint, "application/octet-stream")}
        >
          {words.value.train.runs.agent}
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() => download(`${fileName}.csv`, curveAsCsv(curve), "text/csv")}
        >
          CSV
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() => download(`${fileName}.jsonl`, curveAsJsonLines(curve), "application/jsonl")}
        >
          {words.value.train.runs.jsonLines}
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() =>
            download(
              `events.out.tfevents.${fileName}`,
              curveAsEvents(curve, savedAt / 1000),
              "application/octet-stream",
            )
          }
        >
          TensorBoard
        </button>
      </div>
    </details>
  );
}
