// A key that opens a file, and a way to drop one anywhere on the page.
import { useEffect, useId, useState } from "preact/hooks";

export interface FileKeyProps {
  readonly label: string;
  /** As in an input's `accept`. */
  readonly accept: string;
  /** Whether more than one may be chosen: then it is called for each. */
  readonly several?: boolean;
  readonly onFile: (file: File) => void;
}

export function FileKey({ label, accept, several = false, onFile }: FileKeyProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        class="visually-hidden file-input"
        type="file"
        accept={accept}
        multiple={several}
        onChange={(event) => {
          for (const file of event.currentTarget.files ?? []) onFile(file);
          event.currentTarget.value = "";
        }}
      />
      <label for={id} class="key">
        {label}
      </label>
    </>
  );
}

export interface DropAnywhereProps {
  readonly hint: string;
  /** Whether all of several files count: then it is called for each. */
  readonly several?: boolean;
  readonly onFile: (file: File) => void;
}

/** While mounted, a file dropped anywhere on the page goes to `onFile`; shows that it would. */
export function DropAnywhere({ hint, several = false, onFile }: DropAnywhereProps) {
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
        const files = [...(event.dataTransfer?.files ?? [])];
        for (const file of several ? files : files.slice(0, 1)) onFile(file);
      },
      { signal },
    );
    return () => listening.abort();
  }, [onFile, several]);
  return over ? <div class="drop-hint">{hint}</div> : null;
}
