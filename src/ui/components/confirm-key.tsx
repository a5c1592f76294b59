// A key for what cannot be taken back: the first press only asks.
import { useEffect, useState } from "preact/hooks";
import { words } from "../words/words.ts";

/** Milliseconds after which an unanswered question is withdrawn. */
const PATIENCE = 8000;

export interface ConfirmKeyProps {
  readonly label: string;
  /** Instead of the label after the first press. */
  readonly question: string;
  /** What it is about, for those who hear only the key. */
  readonly subject: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
}

export function ConfirmKey({ label, question, subject, disabled = false, onConfirm }: ConfirmKeyProps) {
  const [asks, setAsks] = useState(false);
  const withdraw = () => setAsks(false);
  useEffect(() => {
    if (!asks) return;
    const timer = setTimeout(withdraw, PATIENCE);
    return () => clearTimeout(timer);
  }, [asks]);
  return (
    <>
      <button
        type="button"
        class={asks ? "key asks" : "key"}
        disabled={disabled}
        aria-label={`${asks ? question : label} ${subject}`}
        onBlur={withdraw}
        onKeyDown={(event) => event.key === "Escape" && withdraw()}
        onClick={(event) => {
          // The second half of a double click is no answer.
          if (event.detail > 1) return;
          setAsks(!asks);
          if (asks) onConfirm();
        }}
      >
        {asks ? question : label}
      </button>
      <span class="visually-hidden" role="status">
        {asks && `${question} ${words.value.common.pressAgain(label, subject)}`}
      </span>
    </>
  );
}
