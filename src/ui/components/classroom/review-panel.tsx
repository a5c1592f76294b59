// Links that were handed in, and what came of them.
import { useEffect, useRef } from "preact/hooks";
import type { ReviewModel } from "../../classroom/review.ts";
import { download } from "../../download.ts";
import { translated, words } from "../../words/words.ts";
import { DropAnywhere, FileKey } from "../file-key.tsx";
import { Notice } from "../notice.tsx";
import { ResultsTable } from "./results-table.tsx";

const FILES = ".txt,.csv,.tsv,.md,.html,.json,text/plain";

export interface ReviewPanelProps {
  readonly model: ReviewModel;
  /** The page was opened for a result: it is shown at once. */
  readonly isAskedFor: boolean;
}

export function ReviewPanel({ model, isAskedFor }: ReviewPanelProps) {
  const { review: w } = words.value.classroom;
  const rows = model.rows.value;
  const openFile = (file: File) => void model.openFile(file);
  return (
    <section class="panel stack class-review" aria-labelledby="review-title">
      <h2 id="review-title">{w.title}</h2>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <label class="field">
        <span class="label">{w.paste}</span>
        <textarea
          class="reading"
          rows={6}
          spellcheck={false}
          value={model.text.value}
          onInput={(event) => {
            model.text.value = event.currentTarget.value;
          }}
        />
      </label>
      <div class="row">
        <button
          type="button"
          class="key main"
          disabled={model.text.value.trim() === ""}
          onClick={() => model.checkAll()}
        >
          {w.key}
        </button>
        <FileKey label={w.files} accept={FILES} several onFile={openFile} />
        <button type="button" class="key" disabled={model.text.value === ""} onClick={() => model.clear()}>
          {w.clear}
        </button>
        <button
          type="button"
          class="key"
          disabled={rows.length === 0}
          onClick={() => download("safelife-class.csv", model.csv(), "text/csv")}
        >
          {w.csv}
        </button>
      </div>
      <BadLines model={model} />
      <Summary model={model} isAskedFor={isAskedFor} />
      {rows.length > 0 && <ResultsTable model={model} />}
      <DropAnywhere hint={w.drop} several onFile={openFile} />
    </section>
  );
}

function Summary({ model, isAskedFor }: ReviewPanelProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const { review: w } = words.value.classroom;
  const { verified, differs, unchecked, copies, waiting } = model.counts.value;
  const { length } = model.rows.value;
  const comesForward = isAskedFor && length > 0;
  useEffect(() => {
    if (!comesForward) return;
    line.current?.focus({ preventScroll: true });
    line.current?.scrollIntoView();
  }, [comesForward]);
  return (
    <p ref={line} class="class-summary" role="status" tabIndex={-1}>
      {length === 0 ? w.empty : w.summary(length, verified, differs, unchecked, copies)}
      {waiting > 0 && ` ${w.waiting(waiting)}`}
    </p>
  );
}

function BadLines({ model }: { readonly model: ReviewModel }) {
  const { review: w } = words.value.classroom;
  const bad = model.bad.value;
  const left = model.left.value;
  if (bad.length === 0 && left === 0) return null;
  return (
    <section class="notice class-bad" aria-label={w.bad}>
      <ul>
        {bad.map(({ line, why }, i) => (
          <li key={`${line} ${i}`}>{w.badLine(line, why === null ? w.noLink : translated(why))}</li>
        ))}
        {left > 0 && <li>{w.tooMany(left)}</li>}
      </ul>
    </section>
  );
}
