// Step 2, Choose.
import { useEffect, useState } from "preact/hooks";
import type { PreferenceSaid } from "../../../../share/clip-answers.ts";
import type { LabelerName } from "../../../../workers/board-instruct-api.ts";
import { duration } from "../../../format.ts";
import { WANTED } from "../../../instruct/board/choose.ts";
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import { bindPageKeys } from "../../../keyboard.ts";
import { formatRoute } from "../../../route.ts";
import { boardWords } from "../../../words/board-words.ts";
import { keyName } from "../../../words/words.ts";
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
  const answer = (said: PreferenceSaid) => void model.attempt(() => choose.answer(said));
  const undo = () => void model.attempt(() => choose.undo());
  useEffect(() => {
    const say = (said: PreferenceSaid) => () => void model.attempt(() => choose.answer(said));
    const bindings = {
      ArrowLeft: say("left"),
      ArrowRight: say("right"),
      ArrowDown: say("equal"),
      ArrowUp: say("unsure"),
      Backspace: () => void model.attempt(() => choose.undo()),
    };
    return bindPageKeys(bindings, () => {
      const { better, equal, unsure, undo } = boardWords.value.choose;
      return [
        [["←"], better.left],
        [["→"], better.right],
        [["↓"], equal],
        [["↑"], unsure],
        [[keyName("Backspace")], undo],
      ];
    });
  }, [model, choose]);
  const shown = choose.shown.value;
  const given = model.answers.value.length;
  return (
    <div class="stack">
      <section class="panel stack" aria-labelledby="choose-title">
        <h2 id="choose-title">{w.title}</h2>
        {shown ? (
          <ClipBoards
            key={shown.number}
            question={shown}
            foot={(side) => (
              <button type="button" class="key main" onClick={() => answer(side)}>
                {w.better[side]} <kbd>{side === "left" ? "←" : "→"}</kbd>
              </button>
            )}
          />
        ) : (
          <Waiting model={model} says={w.thinking} onRetry={() => choose.begin()} />
        )}
        <div class="row">
          <button type="button" class="key" disabled={!shown} onClick={() => answer("equal")}>
            {w.equal} <kbd>↓</kbd>
          </button>
          <button type="button" class="key" disabled={!shown} onClick={() => answer("unsure")}>
            {w.unsure} <kbd>↑</kbd>
          </button>
          <button type="button" class="key" disabled={!choose.canUndo.value} onClick={undo}>
            {w.undo} <kbd>⌫</kbd>
          </button>
        </div>
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
      </section>
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
