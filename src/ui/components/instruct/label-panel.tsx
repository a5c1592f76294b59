// What the visitor has said so far, as a file, and from one.
import { download } from "../../download.ts";
import { unkept } from "../../remembered.ts";
import { words } from "../../words/words.ts";
import { ConfirmKey } from "../confirm-key.tsx";
import { FileKey } from "../file-key.tsx";

export interface LabelPanelProps {
  /** Its names, by what is said of: "labels", "answers". */
  readonly names: {
    readonly label: string;
    readonly save: string;
    readonly open: string;
    readonly allOfThem: string;
  };
  readonly counts: string;
  readonly isEmpty: boolean;
  /** Of the file to be saved. */
  readonly fileName: string;
  readonly text: () => string;
  /** What cannot be read; empty where there is none. */
  readonly unread: string;
  /** What became of a file that was opened. */
  readonly said: string;
  /** How far it has come with one, if that takes long. */
  readonly reading?: { readonly done: number; readonly all: number } | null;
  readonly onFile: (file: File) => void;
  readonly onCancel?: () => void;
  readonly onDeleteAll: () => void;
}

export function LabelPanel(props: LabelPanelProps) {
  const { names, counts, isEmpty, fileName, text, unread, said, reading, onFile, onCancel, onDeleteAll } =
    props;
  const { common, instruct } = words.value;
  return (
    <section class="row label-panel" aria-label={names.label}>
      <p class="small">
        <strong>{counts}.</strong>{" "}
        {unkept.value !== "labels" && <span class="soft">{instruct.labels.kept}</span>}
      </p>
      <button
        type="button"
        class="key"
        disabled={isEmpty}
        onClick={() => download(fileName, text(), "application/jsonl")}
      >
        {names.save}
      </button>
      <FileKey label={names.open} accept=".jsonl" onFile={onFile} />
      <ConfirmKey
        label={instruct.labels.deleteAll}
        question={common.reallyDelete}
        subject={names.allOfThem}
        disabled={isEmpty && unread === ""}
        onConfirm={onDeleteAll}
      />
      <span class="small soft" role="status">
        {said}
      </span>
      {reading && (
        <>
          <progress value={reading.done} max={reading.all} aria-label={said} />
          <button type="button" class="key" onClick={onCancel}>
            {common.cancel}
          </button>
        </>
      )}
      {unread && (
        <p class="small">
          {instruct.labels.unread}{" "}
          <button
            type="button"
            class="key"
            onClick={() => download(`unread-${fileName}`, unread, "application/jsonl")}
          >
            {instruct.labels.saveUnread}
          </button>
        </p>
      )}
    </section>
  );
}
