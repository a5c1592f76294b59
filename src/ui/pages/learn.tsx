// Learn: lessons on side effects.
import { excerpt } from "../../base/check.ts";
import { LessonList } from "../components/lessons/lesson-list.tsx";
import { LessonView } from "../components/lessons/lesson-view.tsx";
import { Notice } from "../components/notice.tsx";
import { lessonOf } from "../lessons/index.ts";
import { go, route } from "../route.ts";
import { useServices } from "../services.ts";
import { words } from "../words/words.ts";

export function LearnPage() {
  const { lessons } = useServices();
  const problem = lessons.problem.value;
  const [name] = route.value.path;
  const lesson = lessonOf(name);
  return (
    <main class="learn">
      {problem && (
        <Notice
          message={words.value.learn[problem]}
          onDismiss={() => {
            lessons.problem.value = null;
          }}
        />
      )}
      {name !== undefined && !lesson && (
        <Notice message={words.value.learn.noLesson(excerpt(name))} onDismiss={() => go({ page: "learn" })} />
      )}
      {lesson ? <LessonView key={lesson.name} lesson={lesson} /> : <LessonList />}
    </main>
  );
}
