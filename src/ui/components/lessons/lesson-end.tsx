// The end of a lesson: how it went, what to hand in, where to go on.
import { download } from "../../download.ts";
import { LESSONS } from "../../lessons/index.ts";
import { marksOf, resultOf, writeResults } from "../../lessons/result.ts";
import { formatRoute } from "../../route.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { useLesson, wordsOf } from "./context.ts";

export function LessonEnd() {
  const { lessons } = useServices();
  const { lesson } = useLesson();
  const result = resultOf(lesson, lessons.of(lesson.name));
  const { right, questions, foreseen, predictions, played, levels } = marksOf(lesson, result);
  const w = words.value.learn;
  const next = LESSONS[LESSONS.indexOf(lesson) + 1];
  return (
    <section class="panel stack lesson-end" aria-labelledby="lesson-end-title">
      <h2 id="lesson-end-title">{w.endTitle}</h2>
      <p>
        {questions > 0 && w.rightAtFirst(right, questions)}{" "}
        {predictions > 0 && w.asExpected(foreseen, predictions)} {levels > 0 && w.playedToEnd(played, levels)}
      </p>
      <div class="row">
        {next && (
          <a class="key main" href={formatRoute({ page: "learn", path: [next.name] })}>
            {w.nextLesson(wordsOf(next).title)}
          </a>
        )}
        <button
          type="button"
          class="key"
          onClick={() => download(`safelife-${lesson.name}.json`, writeResults([result]), "application/json")}
        >
          {w.save}
        </button>
        <button type="button" class="key" onClick={() => lessons.forget(lesson.name)}>
          {w.again}
        </button>
      </div>
    </section>
  );
}
