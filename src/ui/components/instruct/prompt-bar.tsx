// The prompt that is worked on, the next one, and one of the visitor's own.
import { MOST_TYPED } from "../../instruct/kept.ts";
import type { PromptLine } from "../../instruct/prompt-line.ts";
import { words } from "../../words/words.ts";

export interface PromptBarProps {
  readonly prompts: PromptLine;
  /** What is asked; what comes next unless given. */
  readonly prompt?: string | undefined;
  /** Another one; a key for it is there where this is given. */
  readonly onNext?: () => void;
  readonly onAsk: (typed: string) => void;
}

export function PromptBar({ prompts, prompt = prompts.task.text, onNext, onAsk }: PromptBarProps) {
  const w = words.value.instruct;
  const { typed } = prompts;
  return (
    <div class="prompt-bar">
      <p class="instruct-prompt">
        <span class="label">{w.prompt}</span> <strong>{prompt}</strong>
      </p>
      <form
        class="row instruct-ask"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(typed.peek());
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
          value={typed.value}
          maxLength={MOST_TYPED}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="key">
          {w.ask}
        </button>
      </form>
    </div>
  );
}
