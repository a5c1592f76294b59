// What is to be said of a run on boards.
import { answerSymptomsOf } from "../../../../workers/board-world.ts";
import { fixed } from "../../../format.ts";
import type { BoardRun } from "../../../instruct/board/run-record.ts";
import { boardWords } from "../../../words/board-words.ts";
import { words } from "../../../words/words.ts";

export function Diagnosis({ run: { request, judged, curve } }: { readonly run: BoardRun }) {
  const { improve } = words.value.instruct;
  const w = boardWords.value.improve;
  const symptoms = answerSymptomsOf({ answers: request.answers, judged, curve });
  return (
    <section class="panel stack" aria-labelledby="diagnosis-title">
      <h2 id="diagnosis-title">{improve.diagnosis}</h2>
      <ul class="stack">
        {symptoms.length === 0 && <li>{improve.healthy}</li>}
        {symptoms.map((name) => (
          <li key={name} data-symptom={name}>
            {w.symptoms[name]}
          </li>
        ))}
        {judged && judged.decided > 0 && <li>{w.judged(fixed(100 * judged.accuracy, 0), judged.decided)}</li>}
      </ul>
    </section>
  );
}
