// One lesson, step by step.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Exhibit, Lesson, Step } from "../../lessons/lesson.ts";
import type { Progress } from "../../lessons/progress.ts";
import { rankingOf } from "../../lessons/result.ts";
import { useServices } from "../../services.ts";
import { language } from "../../words/language.ts";
import { words } from "../../words/words.ts";
import { ChoiceStep } from "./choice-step.tsx";
import { LessonProvider, openLesson, useLesson } from "./context.ts";
import { ExhibitView } from "./exhibit.tsx";
import { LessonEnd } from "./lesson-end.tsx";
import { Paragraphs } from "./paragraphs.tsx";
import { PlayStep } from "./play-step.tsx";
import { RankStep } from "./rank-step.tsx";

export function LessonView({ lesson }: { readonly lesson: Lesson }) {
  const { lessons } = useServices();
  const open = useMemo(() => openLesson(lesson, language.value), [lesson, language.value]);
  const ids = Object.keys(lesson.steps);
  const w = words.value.learn;
  const at = Math.min(lessons.of(lesson.name).at, ids.length - 1);
  return (
    <LessonProvider value={open}>
      <div class="lesson-head">
        <a class="small lesson-back" href="#/learn">
          {w.allLessons}
        </a>
        <h1>{open.words.title}</h1>
        <p class="small soft reading">{w.stepOf(at + 1, ids.length)}</p>
        <progress class="lesson-progress" value={at + 1} max={ids.length} aria-label={w.stepsOfLesson} />
      </div>
      <LessonStep key={ids[at]} id={ids[at]} at={at} />
    </LessonProvider>
  );
}

/** Whether the student has to choose before the lesson goes on. */
function isOpenQuestion(step: Step, id: string, { predictions, answers }: Progress): boolean {
  if (step.kind === "predict") return predictions[id] === undefined;
  if (step.kind === "rank") return rankingOf(id, step, { answers }).includes(undefined);
  return step.kind === "question" && answers[id]?.at(-1) !== step.right;
}

function LessonStep({ id, at }: { readonly id: string; readonly at: number }) {
  const { lesson, words: all } = useLesson();
  const w = words.value.learn;
  const { lessons } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  // Who goes on by a key hears and sees where they are.
  useEffect(() => heading.current?.focus(), []);
  const step = lesson.steps[id];
  const its = all.steps[id];
  const progress = lessons.of(lesson.name);
  const exhibit = exhibitOf(step, id, progress);
  const isLast = at === Object.keys(lesson.steps).length - 1;
  const mustAnswer = isOpenQuestion(step, id, progress);
  const goTo = (to: number) => lessons.goTo(lesson.name, to);
  return (
    <section
      class={
        exhibit || step.kind === "play" || step.kind === "rank" ? "lesson-step" : "lesson-step only-words"
      }
    >
      <div class="lesson-said">
        <div class="panel stack lesson-words">
          <h2 ref={heading} tabIndex={-1}>
            {its.title}
          </h2>
          <Paragraphs of={its.text} />
          {(step.kind === "predict" || step.kind === "question") && (
            <ChoiceStep id={id} step={step} words={its} />
          )}
          {step.kind === "play" && progress.plays[id] !== undefined && (
            <div class="stack" role="status">
              <Paragraphs of={its.after ?? []} />
            </div>
          )}
        </div>
        <div class="row lesson-keys">
          <button type="button" class="key" disabled={at === 0} onClick={() => goTo(at - 1)}>
            {w.back}
          </button>
          {!isLast && (
            <button type="button" class="key main" disabled={mustAnswer} onClick={() => goTo(at + 1)}>
              {step.kind === "play" && progress.plays[id] === undefined ? w.goOnUnplayed : w.goOn}
            </button>
          )}
          {mustAnswer && <span class="soft small">{w.chooseFirst}</span>}
        </div>
        {isLast && !mustAnswer && <LessonEnd />}
      </div>
      {step.kind === "play" && <PlayStep id={id} level={step.level} />}
      {step.kind === "rank" && <RankStep id={id} step={step} />}
      {exhibit && (
        <div class="lesson-exhibit">
          <ExhibitView key={JSON.stringify(exhibit)} exhibit={exhibit} />
        </div>
      )}
    </section>
  );
}

/** What a prediction reveals is not shown before it is made. */
function exhibitOf(step: Step, id: string, { predictions }: Progress): Exhibit | undefined {
  if (step.kind === "play" || step.kind === "rank") return undefined;
  if (step.kind === "predict" && predictions[id] !== undefined) return step.reveals ?? step.shows;
  return step.shows;
}
