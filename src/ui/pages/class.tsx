// For a class: a teacher sets a task with a link, and checks what is handed in.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { classroomOf } from "../classroom/index.ts";
import { MakeForm } from "../components/classroom/make-form.tsx";
import { ReviewPanel } from "../components/classroom/review-panel.tsx";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import { words } from "../words/words.ts";

export function ClassPage() {
  const { making, review } = classroomOf(useServices());
  useEffect(() => making.begin(), [making]);
  useSignalEffect(() => {
    const { page, query } = route.value;
    // A link that was handed in was opened by itself.
    if (page === "class" && query.link) untracked(() => review.add(query.link));
  });
  const w = words.value.classroom;
  return (
    <main class="classroom">
      <div class="class-head">
        <h1>{w.title}</h1>
        <p>{w.lead}</p>
      </div>
      <MakeForm model={making} />
      <ReviewPanel model={review} isAskedFor={route.value.query.link !== undefined} />
    </main>
  );
}
