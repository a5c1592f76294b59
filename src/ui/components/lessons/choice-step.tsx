// A prediction, which stands once it is made, or a question, which is asked until it is answered.
import { useId, useState } from "preact/hooks";
import type { AnyStepWords, Step } from "../../lessons/lesson.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { useLesson } from "./context.ts";
import { Line, Paragraphs } from "./paragraphs.tsx";

export interface ChoiceStepProps {
  readonly id: string;
  readonly step: Extract<Step, { kind: "predict" | "question" }>;
  readonly words: AnyStepWords;
}

export function ChoiceStep({ id, step, words: its }: ChoiceStepProps) {
  const { lessons } = useServices();
  const { name } = useLesson().lesson;
  const w = words.value.learn;
  const group = useId();
  const { predictions, answers } = lessons.of(name);
  const isPrediction = step.kind === "predict";
  const chosen = isPrediction ? predictions[id] : answers[id]?.at(-1);
  const isSettled = isPrediction ? chosen !== undefined : chosen === step.right;
  // Keys go from one option to the next: none is meant before it is confirmed.
  const [pending, setPending] = useState<string | undefined>(chosen);
  const confirm = () => {
    if (pending === undefined) return;
    if (isPrediction) lessons.predict(name, id, pending);
    else lessons.answer(name, id, pending);
  };
  return (
    <div class="stack">
      <fieldset class="lesson-options" disabled={isSettled}>
        <legend class="small soft">{isPrediction ? w.expect : w.chooseOne}</legend>
        {step.options.map((option) => (
          <label key={option} class={mark(option, chosen, isSettled, step.right)}>
            <input
              type="radio"
              name={group}
              checked={pending === option}
              onChange={() => setPending(option)}
            />
            <span>
              <Line>{its.options?.[option] ?? option}</Line>
              {isSettled && option === step.right && <strong> {w.soItIs}</strong>}
              {isSettled && option === chosen && option !== step.right && <strong> {w.youExpected}</strong>}
            </span>
          </label>
        ))}
      </fieldset>
      {!isSettled && (
        <div class="row">
          <button
            type="button"
            class="key"
            disabled={pending === undefined || pending === chosen}
            onClick={confirm}
          >
            {isPrediction ? w.iExpectThis : w.check}
          </button>
        </div>
      )}
      <div role="status" class="stack">
        {isPrediction && chosen !== undefined && <Paragraphs of={its.reveal ?? []} />}
        {!isPrediction && chosen !== undefined && (
          <p class={isSettled ? "lesson-feedback right" : "lesson-feedback"}>
            <Line>{its.feedback?.[chosen] ?? ""}</Line>
          </p>
        )}
      </div>
    </div>
  );
}

function mark(option: string, chosen: string | undefined, isSettled: boolean, right: string): string {
  if (isSettled && option === right) return "right";
  return option === chosen ? "chosen" : "";
}
