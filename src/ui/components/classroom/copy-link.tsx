// A link to read, and a key that copies it.
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../../words/words.ts";

export interface CopyLinkProps {
  readonly label: string;
  readonly address: string;
}

/** Milliseconds for which the key says that it has copied. */
const COPIED_MS = 2000;

export function CopyLink({ label, address }: CopyLinkProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => setState("idle"), [address]);
  useEffect(() => {
    if (state !== "copied") return;
    const back = setTimeout(() => setState("idle"), COPIED_MS);
    return () => clearTimeout(back);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setState("copied");
    } catch {
      field.current?.select();
      setState("refused");
    }
  };
  const w = words.value.classroom.make;
  return (
    <div class="stack copy-link">
      <label class="field">
        <span class="label">{label}</span>
        <textarea ref={field} class="reading" rows={4} readOnly value={address} spellcheck={false} />
      </label>
      <div class="row">
        <button type="button" class="key main" onClick={() => void copy()}>
          {state === "copied" ? w.copied : w.copy}
        </button>
        <span class="small" role="status">
          {state === "refused" && w.cannotCopy}
          {state === "copied" && <span class="visually-hidden">{w.copied}</span>}
        </span>
      </div>
    </div>
  );
}
