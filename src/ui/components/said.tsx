// What has happened, in words: for the eye at once, for the ear not faster than one can listen, and always the last of it.
import { useEffect, useMemo, useState } from "preact/hooks";
import { throttled } from "../throttle.ts";

/** Milliseconds between two sentences. */
const EVERY = 1000;
/** The same, of what goes on and on. */
export const EVERY_WHILE_RUNNING = 3000;

export interface SaidProps {
  readonly text: string;
  /** Of the text that is seen; only heard unless given. */
  readonly class?: string;
  readonly every?: number;
}

export function Said({ text, class: seenAs, every = EVERY }: SaidProps) {
  const [heard, setHeard] = useState("");
  const telling = useMemo(() => throttled(setHeard), []);
  useEffect(() => telling.offer(text, every), [telling, text]);
  useEffect(() => () => telling.stop(), [telling]);
  return (
    <>
      {seenAs !== undefined && (
        <p class={seenAs} aria-hidden="true">
          {text}
        </p>
      )}
      <p class="visually-hidden" role="status">
        {heard}
      </p>
    </>
  );
}
