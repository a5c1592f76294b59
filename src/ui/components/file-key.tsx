// A key that opens a file, and a way to drop one anywhere on the page.
import { useEffect, useId, useState } from "preact/hooks";

export interface FileKeyProps {
  readonly label: string;
  /** As in an input's `accept`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

export function FileKey({ label, accept, onFile }: FileKeyProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        class="visually-hidden file-input"
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
      <label for={id} class="key">
        {label}
      </label>
    </>
  );
}

/** While mounted, a file dropped anywhere on the page goes to `onFile`; shows that it would. */
export function DropAnywhere({
  hint,
  onFile,
}: {
  readonly hint: string;
  readonly onFile: (file: File) => void;
}) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    window.addEventListener(
      "dragover",
      (event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    window.addEventListener("dragleave", (event) => event.relatedTarget === null && setOver(false), {
      signal,
    });
    window.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      },
      { signal },
    );
    return () => listening.abort();
  }, [onFile]);
  return over ? <div class="drop-hint">{hint}</div> : null;
}
