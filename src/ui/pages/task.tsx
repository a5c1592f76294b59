// A task that a teacher has set: the game under the teacher's rules, and what is handed in.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { classroomOf } from "../classroom/index.ts";
import type { TaskModel } from "../classroom/task.ts";
import { BoardView } from "../components/board-view.tsx";
import { HandInSheet } from "../components/classroom/hand-in-sheet.tsx";
import { ControlPad } from "../components/control-pad.tsx";
import { FIELD_GUIDE } from "../components/field-guide.tsx";
import { wordsOf } from "../components/lessons/context.ts";
import { Verdict } from "../components/verdict.tsx";
import { useGuide } from "../guide.ts";
import { bindPageKeys, type KeyList, returnKeysTo } from "../keyboard.ts";
import { lessonOf } from "../lessons/index.ts";
import { bindKeys } from "../play/keys.ts";
import type { PlayModel } from "../play/model.ts";
import { formatRoute, route } from "../route.ts";
import { useServices } from "../services.ts";
import { translated, words } from "../words/words.ts";
import { boardLabel, Glass, Score } from "./play.tsx";

const keyList = (): KeyList => [[["H"], words.value.classroom.task.handIn.toLowerCase()]];

export function TaskPage() {
  const { task: model } = classroomOf(useServices());
  useGuide(FIELD_GUIDE);
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "task") untracked(() => void model.follow(to));
  });
  useEffect(() => bindPageKeys({ h: () => void model.handIn() }, keyList), [model]);
  const task = model.task.value;
  return (
    <>
      {task?.start ? (
        <GamePage model={model} />
      ) : (
        <main class="task-words">
          <Head model={model} />
          {task && <Keys model={model} />}
        </main>
      )}
      <HandInSheet model={model} />
    </>
  );
}

interface PartProps {
  readonly model: TaskModel;
}

function GamePage({ model }: PartProps) {
  const { game } = model;
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => returnKeysTo(screen.current!), []);
  // Before those of its board: what one does here is named first.
  useLayoutEffect(() => bindKeys(game), [game]);
  const view = game.view.value;
  const picture = view?.picture;
  const pictures = useMemo(() => (picture ? [picture] : []), [picture]);
  if (!view) return null;
  const { undo, restart } = game.rules.value;
  const { hint: _, ...level } = view.level;
  return (
    <main class={view.isOver ? "play over" : "play"}>
      <div class="level-bar">
        <div class="level-choice task-head">
          <Head model={model} />
          <Keys model={model} />
        </div>
      </div>
      <div ref={screen} class="play-screen" tabIndex={-1}>
        <BoardView
          pictures={pictures}
          label={boardLabel(view)}
          spot={game.spot.value}
          followed={game.followed.value}
          fills
          onSwipe={(direction) => game.actNext(1 + direction)}
          onSpot={(spot) => {
            game.spot.value = spot;
          }}
        />
      </div>
      <Score model={game} view={model.allows("hints") ? view : { ...view, level }} />
      <ControlPad
        onArrow={(arrow, changes) => game.arrow(arrow, changes)}
        steers={game.steers.value}
        onWait={() => game.actNext(0)}
        onUndo={undo ? () => game.undo() : null}
        canUndo={view.canUndo}
        onRedo={view.ahead > 0 ? () => game.redo() : null}
        onRestart={restart ? () => game.restart() : null}
      />
      <Below model={model} view={view} />
    </main>
  );
}

/** What stands below the keys: how it ended, or words for a cell where they are allowed. */
function Below({ model, view }: { readonly model: TaskModel; readonly view: View }) {
  const { game } = model;
  const { noHints } = words.value.classroom.task;
  if (!view.isOver) {
    return model.allows("hints") ? <Glass model={game} /> : <p class="panel play-glass soft">{noHints}</p>;
  }
  return (
    <div class="panel play-glass">
      <Verdict
        {...view}
        judgement={model.allows("effects") ? game.judgement.value : { state: "none" }}
        onRetry={() => game.judgeAgain()}
        best={undefined}
        onSaveResults={null}
        onNext={null}
        onWhatIf={model.allows("whatif") ? () => model.compare() : null}
      />
    </div>
  );
}

type View = NonNullable<PlayModel["view"]["value"]>;

function Head({ model }: { readonly model: TaskModel }) {
  const { task: w } = words.value.classroom;
  const task = model.task.value;
  const problem = model.problem.value;
  const isOpening = !task && problem === "" && route.value.query.link !== undefined;
  const lesson = lessonOf(task?.lesson ?? undefined);
  const title = task?.title || w.untitled;
  const { undo, restart, mostTurns } = model.game.rules.value;
  const rules = [
    Number.isFinite(mostTurns) && w.mostTurns(mostTurns),
    !undo && w.noUndo,
    !restart && w.noRestart,
  ].filter(Boolean);
  return (
    <div class="stack">
      {problem && <p role="alert">{translated(problem)}</p>}
      {!task && problem === "" && <p role="status">{isOpening ? w.opening : w.none}</p>}
      {task && (
        <>
          <hgroup class="task-title">
            {task.start ? (
              <p>
                <strong>{title}</strong>
              </p>
            ) : (
              <h1>{title}</h1>
            )}
            {task.code && <p class="soft">{w.forClass(task.code)}</p>}
          </hgroup>
          {task.start && rules.length > 0 && <p class="small soft">{rules.join(" ")}</p>}
          {lesson && (
            <p class="small">
              {w.lesson(wordsOf(lesson).title)}{" "}
              <a href={formatRoute({ page: "learn", path: [lesson.name] })}>{w.openLesson}</a>
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Keys({ model }: PartProps) {
  const { task: w } = words.value.classroom;
  return (
    <div class="row task-keys">
      <button type="button" class="key main" onClick={() => void model.handIn()}>
        {w.handIn} <kbd>H</kbd>
      </button>
    </div>
  );
}
