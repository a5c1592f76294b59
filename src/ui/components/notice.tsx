// A sentence the person should see: what went wrong and what to do.
import { useEffect, useRef } from "preact/hooks";
import { translated, words } from "../words/words.ts";

export interface NoticeProps {
  readonly message: string;
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss: () => void;
}

export function Notice({ message, onRetry, onDismiss }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  // What caused it may be far down the page.
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), [message]);
  return (
    <div ref={box} class="notice" role="alert">
      <p>{translated(message)}</p>
      <div class="row">
        {onRetry && (
          <button type="button" class="key" onClick={onRetry}>
            {words.value.common.retry}
          </button>
        )}
        <button type="button" class="key" onClick={onDismiss}>
          {words.value.common.close}
        </button>
      </div>
    </div>
  );
}
