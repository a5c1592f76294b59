// What the visitor has said so far, as a file, and from one.

import { download } from "../../download.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { words } from "../../words/words.ts";
import { ConfirmKey } from "../confirm-key.tsx";
import { FileKey } from "../file-key.tsx";

interface LabelPanelProps {
  readonly model: InstructModel;
  readonly onFile: (file: File) => void;
}

export function LabelPanel({ model: { book, said, attempt }, onFile }: LabelPanelProps) {
  const { common, instruct } = words.value;
  const w = instruct.labels;
  const flags = book.rankings.value.reduce((sum, { flags: own }) => sum + own.flat().length, 0);
  const isEmpty = book.labels.value.length === 0;
  return (
    <section class="row label-panel" aria-label={w.label}>
      <p class="small">
        <strong>{w.counts(book.demonstrations.value.length, book.rankings.value.length, flags)}.</strong>{" "}
        <span class="soft">{w.kept}</span>
      </p>
      <button
        type="button"
        class="key"
        disabled={isEmpty}
        onClick={() => download("labels.jsonl", book.text, "application/jsonl")}
      >
        {w.save}
      </button>
      <FileKey label={w.open} accept=".jsonl" onFile={onFile} />
      <ConfirmKey
        label={w.deleteAll}
        question={common.reallyDelete}
        subject={w.allOfThem}
        disabled={isEmpty}
        onConfirm={() => void attempt(() => book.removeAll())}
      />
      <span class="small soft" role="status">
        {said.value}
      </span>
    </section>
  );
}
