// All lessons, and how far one is in each.
import { download } from "../../download.ts";
import { LESSONS } from "../../lessons/index.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { NO_PROGRESS } from "../../lessons/progress.ts";
import { resultOf, writeResults } from "../../lessons/result.ts";
import { addressOf, formatRoute } from "../../route.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { wordsOf } from "./context.ts";

export function LessonList() {
  const { lessons } = useServices();
  const w = words.value.learn;
  const begun = LESSONS.filter(({ name }) => lessons.of(name) !== NO_PROGRESS);
  const save = () => {
    const results = begun.map((lesson) => resultOf(lesson, lessons.of(lesson.name)));
    download("safelife-lessons.json", writeResults(results), "application/json");
  };
  return (
    <>
      <div class="lesson-head">
        <h1>{w.title}</h1>
        <p>{w.intro}</p>
      </div>
      <ol class="lesson-list">
        {LESSONS.map((lesson, i) => (
          <Entry key={lesson.name} lesson={lesson} number={i + 1} />
        ))}
      </ol>
      <div class="row">
        <button type="button" class="key" disabled={begun.length === 0} onClick={save}>
          {w.saveAll}
        </button>
        <span class="small soft">{w.saveAllHint}</span>
        <a class="key" href={addressOf("class")}>
          {words.value.classroom.title}
        </a>
      </div>
    </>
  );
}

function Entry({ lesson, number }: { readonly lesson: Lesson; readonly number: number }) {
  const progress = useServices().lessons.of(lesson.name);
  const { name, minutes } = lesson;
  const w = words.value.learn;
  const { title, aim } = wordsOf(lesson);
  const { finished } = resultOf(lesson, progress);
  const state = finished ? w.done : progress === NO_PROGRESS ? w.minutes(minutes) : w.begun;
  return (
    <li>
      <a class="panel lesson-entry" href={formatRoute({ page: "learn", path: [name] })}>
        <span class="lesson-number reading" aria-hidden="true">
          {number}
        </span>
        <strong>{title}</strong>
        <span class="soft">{aim}</span>
        <span class={finished ? "lesson-state done" : "lesson-state"}>{state}</span>
      </a>
    </li>
  );
}
