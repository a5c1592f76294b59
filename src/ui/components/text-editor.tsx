// A text with numbered lines, in which the place of a mistake is marked.
import { useEffect, useRef } from "preact/hooks";
import { words } from "../words/words.ts";

export interface TextEditorProps {
  readonly label: string;
  readonly text: string;
  /** From 1. */
  readonly mistake: { readonly message: string; readonly line: number; readonly column: number } | null;
  readonly onInput: (text: string) => void;
}

export function TextEditor({ label, text, mistake, onInput }: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const mark = useRef<HTMLElement>(null);
  const lines = text.split("\n");
  useEffect(() => {
    // Only what another than the person's hand has written: setting a value moves the caret.
    if (area.current!.value !== text) area.current!.value = text;
  }, [text]);
  const goToMistake = () => {
    if (!mistake) return;
    const offset =
      lines.slice(0, mistake.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + mistake.column - 1;
    area.current!.focus();
    area.current!.setSelectionRange(offset, offset);
    mark.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  return (
    <div class="text-editor stack">
      {mistake && (
        <div class="notice" role="alert">
          <p id="mistake">{mistake.message}</p>
          <button type="button" class="key" onClick={goToMistake}>
            {words.value.parameters.goThere}
          </button>
        </div>
      )}
      <div class="text-scroll">
        <div class="text-sheet">
          {/* What is seen behind the text area: it gives the size, the numbers and the mark. */}
          <div class="text-lines" aria-hidden="true">
            {lines.map((line, i) => (
              <div key={i} class={mistake?.line === i + 1 ? "text-line wrong" : "text-line"}>
                {mistake?.line === i + 1 ? (
                  <>
                    {line.slice(0, mistake.column - 1)}
                    <mark ref={mark}>{line.slice(mistake.column - 1) || " "}</mark>
                  </>
                ) : (
                  line || " "
                )}
              </div>
            ))}
          </div>
          <textarea
            ref={area}
            aria-label={label}
            aria-invalid={mistake !== null}
            aria-describedby={mistake ? "mistake" : undefined}
            spellcheck={false}
            autocapitalize="off"
            autocomplete="off"
            wrap="off"
            defaultValue={text}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
        </div>
      </div>
    </div>
  );
}
