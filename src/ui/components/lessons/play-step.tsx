// A level to be played in place, and then what it did to the world.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { messageOf } from "../../../base/check.ts";
import type { Replay } from "../../../core/replay.ts";
import { formatReplayLink } from "../../../share/replay-link.ts";
import { openGuide, useGuide } from "../../guide.ts";
import { returnKeysTo } from "../../keyboard.ts";
import { bindKeys } from "../../play/keys.ts";
import { PlayModel } from "../../play/model.ts";
import { boardAloud } from "../../play/words.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { BoardView } from "../board-view.tsx";
import { ControlPad } from "../control-pad.tsx";
import { FIELD_GUIDE } from "../field-guide.tsx";
import { PointsGauge } from "../points-gauge.tsx";
import { Lamp, Readout } from "../readout.tsx";
import { Said } from "../said.tsx";
import { TwoWorlds } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { useOwnPlay } from "./own-play.tsx";

export interface PlayStepProps {
  readonly id: string;
  readonly level: string;
}

export function PlayStep({ id, level: levelName }: PlayStepProps) {
  const { library, judgeWorker, lessons } = useServices();
  const { lesson } = useLesson();
  const level = lesson.levels[levelName];
  const model = useMemo(() => {
    const model = new PlayModel({ library, judgeWorker });
    model.present(`lesson:${lesson.name}`, [level]);
    return model;
  }, [library, judgeWorker, lesson, level]);
  const screen = useRef<HTMLDivElement>(null);
  useGuide(FIELD_GUIDE);
  const [problem, setProblem] = useState("");
  const [ended, setEnded] = useState<Replay | null>(null);
  useEffect(() => returnKeysTo(screen.current!), []);
  useEffect(() => bindKeys(model), [model]);
  useSignalEffect(() => {
    const isOver = model.view.value?.isOver === true;
    untracked(() => {
      const replay = isOver ? model.replay() : null;
      setEnded(replay && { ...replay, actions: [...replay.actions] });
    });
  });
  useEffect(() => {
    if (!ended) return;
    const { key, actions } = ended;
    judgeWorker
      .call((api) => api.claim(ended))
      .then((claim) => {
        const link = formatReplayLink({ level: ended.level, key, actions, claim });
        if (link === null) setProblem(words.peek().learn.tooLong);
        else lessons.play(lesson.name, id, `#${link}`);
      })
      .catch((error: unknown) => setProblem(messageOf(error)));
  }, [ended]);

  const shown = useOwnPlay(id);
  const view = model.view.value;
  const picture = view?.picture;
  const pictures = useMemo(() => (picture ? [picture] : []), [picture]);
  if (!view || !picture) return null;
  const { learn: w, play } = words.value;
  const { earned, required, available, steps, exitIsOpen, success } = view;
  return (
    <div class="lesson-play">
      <div ref={screen} class="lesson-play-board" tabIndex={-1}>
        <div
          class="lesson-screen"
          style={{ aspectRatio: `${picture.board.width} / ${picture.board.height}` }}
        >
          <BoardView
            pictures={pictures}
            label={`${boardAloud(level.name, picture.board)} ${play.hearMore("D")}`}
            pay={view.pay}
            followed={model.followed.value}
            onSwipe={(direction) => model.actNext(1 + direction)}
          />
        </div>
      </div>
      <div class="stack">
        <div class="row">
          <Lamp lit={exitIsOpen || success}>{success ? w.isOut : exitIsOpen ? w.exitOpen : w.exitShut}</Lamp>
          <button type="button" class="key small" onClick={openGuide}>
            {play.guide}
          </button>
        </div>
        {available > 0 && <PointsGauge {...{ earned, required, available }} />}
        <dl class="readouts">
          <Readout label={play.points(earned)}>{earned}</Readout>
          <Readout label={play.steps(steps)}>{steps}</Readout>
        </dl>
        <Said text={view.isOver ? (success ? w.saidOut : w.saidGone) : model.said.value} class="said small" />
        {problem && <p role="alert">{problem}</p>}
        <ControlPad
          onArrow={(arrow, changes) => model.arrow(arrow, changes)}
          steers={model.steers.value}
          onWait={() => model.actNext(0)}
          onUndo={() => model.undo()}
          canUndo={view.canUndo}
          onRedo={view.ahead > 0 ? () => model.redo() : null}
          onRestart={() => model.restart()}
        />
      </div>
      {shown && (
        <section class="lesson-after" aria-label={w.whatYouDid}>
          <TwoWorlds replay={shown} title={w.yourGame} />
        </section>
      )}
    </div>
  );
}
