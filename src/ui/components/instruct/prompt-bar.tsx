// The prompt that is worked on, the next one, and one of the visitor's own.
import { useState } from "preact/hooks";
import { words } from "../../words/words.ts";

export interface PromptBarProps {
  readonly prompt: string;
  /** Another one; a key for it is there where this is given. */
  readonly onNext?: () => void;
  readonly onAsk: (typed: string) => void;
}

export function PromptBar({ prompt, onNext, onAsk }: PromptBarProps) {
  const w = words.value.instruct;
  const [typed, setTyped] = useState("");
  return (
    <div class="prompt-bar">
      <p class="instruct-prompt">
        <span class="label">{w.prompt}</span> <strong>{prompt}</strong>
      </p>
      <form
        class="row instruct-ask"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(typed);
        }}
      >
        {onNext && (
          <button type="button" class="key" onClick={onNext}>
            {w.otherPrompt}
          </button>
        )}
        <input
          type="text"
          aria-label={w.own}
          placeholder={w.own}
          value={typed}
          maxLength={500}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="key">
          {w.ask}
        </button>
      </form>
    </div>
  );
}
