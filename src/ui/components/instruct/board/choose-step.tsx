// Step 2, Choose.
import { useEffect, useState } from "preact/hooks";
import type { PreferenceSaid } from "../../../../share/clip-answers.ts";
import type { LabelerName } from "../../../../workers/board-instruct-api.ts";
import { duration } from "../../../format.ts";
import { WANTED } from "../../../instruct/board/choose.ts";
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import { formatRoute } from "../../../route.ts";
import { boardWords } from "../../../words/board-words.ts";
import { ChoosePair } from "../../choose-pair.tsx";
import { Scripted } from "../scripted.tsx";
import { ClipBoards } from "./clip-boards.tsx";
import { Waiting } from "./waiting.tsx";

interface WithModel {
  readonly model: BoardInstructModel;
}

export function ChooseStep({ model }: WithModel) {
  const w = boardWords.value.choose;
  const { choose } = model;
  const task = model.task.value;
  useEffect(() => void model.attempt(() => choose.begin()), [model, choose, task]);
  const shown = choose.shown.value;
  const given = model.answers.value.length;
  const answer = (label: string, said: PreferenceSaid) => ({
    label,
    isMain: said === "left" || said === "right",
    isDisabled: !shown,
    onPress: () => void model.attempt(() => choose.answer(said)),
  });
  return (
    <div class="stack">
      <ChoosePair
        title={w.title}
        pair={shown?.number ?? null}
        keys={{
          left: answer(w.better.left, "left"),
          right: answer(w.better.right, "right"),
          equal: answer(w.equal, "equal"),
          unsure: answer(w.unsure, "unsure"),
          undo: {
            label: w.undo,
            isDisabled: !choose.canUndo.value,
            onPress: () => void model.attempt(() => choose.undo()),
          },
        }}
      >
        {(keyOf) => (
          <>
            {shown ? (
              <ClipBoards question={shown} foot={keyOf} />
            ) : (
              <Waiting model={model} says={w.thinking} onRetry={() => choose.begin()} />
            )}
            <div class="row">{(["equal", "unsure", "undo"] as const).map(keyOf)}</div>
            <div class="row">
              <progress
                value={Math.min(given, WANTED)}
                max={WANTED}
                aria-label={boardWords.value.answers.label}
              />
              <p role="status">{w.progress(given, WANTED, duration(choose.secondsLeft.value))}</p>
              {given >= WANTED && (
                <a class="key main" href={formatRoute({ page: "instruct", path: ["board", "improve"] })}>
                  {w.goOn}
                </a>
              )}
            </div>
            <p class="small soft">{w.about}</p>
          </>
        )}
      </ChoosePair>
      <Labeler model={model} />
    </div>
  );
}

/** Fills up what is missing, or gives as many again. */
function Labeler({ model }: WithModel) {
  const w = boardWords.value.choose;
  const [labeler, setLabeler] = useState<LabelerName>("careful");
  const given = model.answers.value.length;
  const count = given < WANTED ? WANTED - given : WANTED;
  return (
    <section class="panel">
      <Scripted
        choice={{ value: labeler, options: w.labelers, about: w.aboutLabelers, onChange: setLabeler }}
      >
        <button
          type="button"
          class="key"
          disabled={model.isScripted.value}
          onClick={() => void model.haveDone(() => model.choose.haveAnswered(count, labeler))}
        >
          {w.answer(count)}
        </button>
      </Scripted>
    </section>
  );
}
