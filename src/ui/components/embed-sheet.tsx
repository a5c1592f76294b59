// What to put into another page to show the episode there.
import { useEffect, useState } from "preact/hooks";
import type { EmbedCodes } from "../whatif/embed-codes.ts";
import { words } from "../words/words.ts";
import { Sheet } from "./sheet.tsx";

export interface EmbedSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Null where the episode is too large. */
  readonly codesOf: () => Promise<EmbedCodes | null>;
}

export function EmbedSheet({ isOpen, onClose, codesOf }: EmbedSheetProps) {
  const { embed: w } = words.value;
  const [codes, setCodes] = useState<EmbedCodes | null | undefined>(undefined);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!isOpen) return;
    setCodes(undefined);
    setSaid("");
    codesOf().then(setCodes, () => setCodes(null));
  }, [isOpen, codesOf]);
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(w.copied),
      () => setSaid(w.notCopied),
    );
  return (
    <Sheet title={w.title} isOpen={isOpen} onClose={onClose}>
      {codes === null && <p role="alert">{words.value.whatif.tooLarge}</p>}
      {codes && (
        <>
          <p>{w.about}</p>
          {[["frame", codes.iframe] as const, ["element", codes.element] as const].map(([name, code]) => (
            <div key={name} class="field">
              <span class="label">{w[name]}</span>
              <textarea class="code" readOnly rows={5} aria-label={w[name]} value={code} />
              <div class="row">
                <button type="button" class="key" onClick={() => void copy(code)}>
                  {w.copy(w[name])}
                </button>
              </div>
            </div>
          ))}
          <p role="status">{said}</p>
        </>
      )}
    </Sheet>
  );
}
