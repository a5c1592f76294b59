// What a student hands in: the game as it stands, a nickname if they like, the link.

import { MOST_NICKNAME } from "../../../share/result-link.ts";
import type { TaskModel } from "../../classroom/task.ts";
import { fixed } from "../../format.ts";
import { lessonOf } from "../../lessons/index.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { wordsOf } from "../lessons/context.ts";
import { Sheet } from "../sheet.tsx";
import { CopyLink } from "./copy-link.tsx";
import { LineField } from "./line-field.tsx";

export function HandInSheet({ model }: { readonly model: TaskModel }) {
  const { handIn: w } = words.value.classroom;
  const work = model.work.value;
  const address = model.address.value;
  return (
    <Sheet
      title={w.title}
      isOpen={model.sheetIsOpen.value}
      onClose={() => {
        model.sheetIsOpen.value = false;
      }}
    >
      {!work && <p role="status">{w.measuring}</p>}
      {work && (
        <>
          <Done model={model} />
          <div class="stack">
            <LineField
              label={w.nickname}
              most={MOST_NICKNAME}
              value={model.nickname.value}
              onInput={(nickname) => model.name(nickname)}
            />
            <p class="small soft">{w.nicknameNote}</p>
          </div>
          {address ? <CopyLink label={w.link(address.length)} address={address} /> : <p>{w.tooLong}</p>}
          <p class="small soft">{w.privacy}</p>
        </>
      )}
    </Sheet>
  );
}

function Done({ model }: { readonly model: TaskModel }) {
  const { lessons } = useServices();
  const { handIn: w } = words.value.classroom;
  const { game, lesson: done } = model.work.value ?? {};
  const lesson = done && lessonOf(done.lesson);
  return (
    <div class="stack">
      {game && (
        <p>
          {w.game(game.replay.claim.points[0], game.replay.actions.length)}{" "}
          {model.allows("effects") && w.effects(fixed(game.sideEffects, 3), fixed(game.score, 1))}
        </p>
      )}
      {game && !model.game.view.value?.isOver && <p>{w.notOver}</p>}
      {lesson && (
        <p>
          {w.lesson(
            wordsOf(lesson).title,
            lessons.of(lesson.name).reached + 1,
            Object.keys(lesson.steps).length,
          )}
        </p>
      )}
    </div>
  );
}
