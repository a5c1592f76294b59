// Play: one level, by hand.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import { looksLikeReplay } from "../../share/replay-json.ts";
import { BoardView } from "../components/board-view.tsx";
import { ControlPad } from "../components/control-pad.tsx";
import { FIELD_GUIDE } from "../components/field-guide.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { Glyph } from "../components/glyph.tsx";
import { LevelSetSelect } from "../components/level-set-select.tsx";
import { Notice } from "../components/notice.tsx";
import { PointsGauge } from "../components/points-gauge.tsx";
import { Lamp, Readout } from "../components/readout.tsx";
import { Said } from "../components/said.tsx";
import { Verdict } from "../components/verdict.tsx";
import { download } from "../download.ts";
import { useGuide } from "../guide.ts";
import { returnKeysTo } from "../keyboard.ts";
import { isEndless } from "../library.ts";
import { bindKeys } from "../play/keys.ts";
import type { PlayModel } from "../play/model.ts";
import { boardAloud, describeCell } from "../play/words.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import { spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";

const NO_PICTURES = [] as const;

export function PlayPage() {
  const { play: model, whatIf } = useServices();
  const w = words.value.play;
  const screen = useRef<HTMLDivElement>(null);
  useGuide(FIELD_GUIDE);
  useEffect(() => returnKeysTo(screen.current!), []);
  // Before those of its boards: what one does here is named first.
  useLayoutEffect(() => bindKeys(model), [model]);
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "play") untracked(() => void model.follow(to));
  });
  const openFile = useMemo(
    () => async (file: File) => {
      const isReplay = file.name.endsWith(".json") && looksLikeReplay(await file.text());
      await (isReplay ? whatIf.openFile(file) : model.openFile(file));
    },
    [model, whatIf],
  );
  const compare = () => {
    const replay = model.replay();
    const parent = model.view.peek()?.parent;
    const who = parent ? w.yourGameFrom(parent) : w.yourGame;
    if (replay) whatIf.open({ who, replay, setId: model.setId.peek(), parent: model.parent() });
  };

  const view = model.view.value;
  const picture = view?.picture;
  const pictures = useMemo(() => (picture ? [picture] : NO_PICTURES), [picture]);
  return (
    <main class={view?.isOver ? "play over" : "play"}>
      <LevelBar model={model} onFile={openFile} />
      <div ref={screen} class="play-screen" tabIndex={-1}>
        <BoardView
          pictures={pictures}
          label={view ? boardLabel(view, model.seats.areTwo.value) : w.noLevel}
          spot={model.spot.value}
          followed={model.followed.value}
          fills
          onSwipe={(direction) => model.actNext(1 + direction)}
          onSpot={(spot) => {
            model.spot.value = spot;
          }}
        />
      </div>
      {view && <Score model={model} view={view} />}
      <ControlPad
        onArrow={(arrow, changes) => model.arrow(arrow, changes)}
        steers={model.steers.value}
        onWait={() => model.actNext(0)}
        onUndo={() => model.undo()}
        canUndo={view?.canUndo ?? false}
        onRedo={view && view.ahead > 0 ? () => model.redo() : null}
        onRestart={() => model.restart()}
      >
        {view && view.agents > 1 && <Players model={model} turnOf={view.turnOf} />}
      </ControlPad>
      {view?.isOver ? (
        <div class="panel play-glass">
          <Verdict
            {...view}
            judgement={model.judgement.value}
            onRetry={() => model.judgeAgain()}
            best={model.best.value}
            onSaveResults={
              model.isForPeople.value
                ? () => download("safelife-results.json", model.results.text(), "application/json")
                : null
            }
            onNext={model.canGoOn.value ? () => model.turnPage(1) : null}
            onWhatIf={compare}
          />
        </div>
      ) : (
        <Glass model={model} />
      )}
      <DropAnywhere hint={w.openHint} onFile={openFile} />
    </main>
  );
}

type View = NonNullable<PlayModel["view"]["value"]>;

/** @param areTwo whether two people play, of whom one walks by D */
export const boardLabel = ({ level, picture }: View, areTwo = false) =>
  `${boardAloud(level.name, picture.board)} ${words.value.play.hearMore(areTwo ? "E" : "D")}`;

interface LevelBarProps {
  readonly model: PlayModel;
  readonly onFile: (file: File) => void;
}

function LevelBar({ model, onFile }: LevelBarProps) {
  const { library } = useServices();
  const levels = model.levels.value;
  const { common, play: w } = words.value;
  const problem = model.problem.value;
  const loading = library.find(model.loading.value);
  return (
    <div class="level-bar">
      <div class="level-choice">
        {problem && (
          <Notice
            message={spoken(problem.message)}
            onRetry={problem.retry}
            onDismiss={() => {
              model.problem.value = null;
            }}
          />
        )}
        <LevelSetSelect
          sets={library.sets.value.filter((set) => !isEndless(set))}
          value={model.setId.value}
          onChange={(id) => model.chooseSet(id)}
        />
        <label class="field">
          <span class="label">
            {loading ? w.loading(translated(loading.title)) : common.levelOf(levels.length)}
          </span>
          <select
            value={String(model.index.value)}
            disabled={levels.length === 0}
            onChange={(event) => model.chooseLevel(Number(event.currentTarget.value))}
          >
            {levels.map(({ name }, i) => (
              <option key={`${i} ${name}`} value={String(i)}>
                {`${i + 1}. ${shortName(name)}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="level-keys">
        <div class="level-steps">
          <button
            type="button"
            class="key"
            aria-label={w.previousLevel}
            disabled={model.index.value === 0}
            onClick={() => model.turnPage(-1)}
          >
            ‹
          </button>
          <button
            type="button"
            class="key"
            aria-label={common.nextLevel}
            disabled={model.isLast.value}
            onClick={() => model.turnPage(1)}
          >
            ›
          </button>
        </div>
        <div class="level-help">
          <button
            type="button"
            class="key"
            aria-label={w.todayLevel}
            title={w.todayTitle}
            onClick={() => model.openDaily()}
          >
            {w.today}
          </button>
          <button
            type="button"
            class="key"
            aria-label={w.editLevel}
            disabled={levels.length === 0}
            onClick={() => model.edit()}
          >
            {w.edit}
          </button>
          <FileKey label={common.openFile} accept={LEVEL_ENDINGS.join(",")} onFile={onFile} />
        </div>
      </div>
    </div>
  );
}

/** Names in archives repeat the archive: "prune-still/prune-still-007" is "prune-still-007" here. */
const shortName = (name: string): string => translated(name.split("/").at(-1) ?? name);

function exitState({ success, exitIsOpen, hasExit }: View): string {
  const w = words.value.play;
  if (success) return w.youAreOut;
  if (exitIsOpen) return w.exitOpen;
  return hasExit ? w.exitShut : w.noExit;
}

export function Score({ model, view }: { readonly model: PlayModel; readonly view: View }) {
  const w = words.value.play;
  const { said } = model;
  const areTwo = model.seats.areTwo.value;
  const { level, earned, required, available, steps, undone, agents, agentsLeft } = view;
  return (
    <section class="panel score" aria-label={w.score}>
      <h1>{shortName(level.name)}</h1>
      <Lamp lit={view.exitIsOpen || view.success}>{exitState(view)}</Lamp>
      {level.hint && <p class="soft level-hint">{translated(level.hint)}</p>}
      {view.parent && <p class="soft small">{w.takenOver(view.parent)}</p>}
      <PointsGauge earned={earned} required={required} available={available} />
      <dl class="readouts">
        <Readout label={w.points(areTwo ? Number.NaN : earned)}>
          {areTwo ? view.points.join(" + ") : earned}
        </Readout>
        <Readout label={w.needed}>{required}</Readout>
        <Readout label={w.steps(steps)}>{steps}</Readout>
        {agents > 1 ? (
          <Readout label={w.agentsOut}>
            {agentsLeft}/{agents}
          </Readout>
        ) : (
          <Readout label={w.undone}>{undone}</Readout>
        )}
      </dl>
      <Said text={said.value} class="said small" />
    </section>
  );
}

function Players({ model, turnOf }: { readonly model: PlayModel; readonly turnOf: number | null }) {
  const w = words.value.play;
  const areTwo = model.seats.areTwo.value;
  return (
    <fieldset class="hand">
      <legend class="small soft">{turnOf === null ? w.players : w.playerChooses(turnOf + 1)}</legend>
      <button type="button" class="key" aria-pressed={!areTwo} onClick={() => model.seat(false)}>
        {w.one}
      </button>
      <button type="button" class="key" aria-pressed={areTwo} onClick={() => model.seat(true)}>
        {w.two}
      </button>
    </fieldset>
  );
}

export function Glass({ model }: { readonly model: PlayModel }) {
  const w = words.value.play;
  const spot = model.spot.value;
  const view = model.view.value;
  const board = view?.picture.board;
  const isInside = spot && board && spot.row < board.height && spot.col < board.width;
  if (!view || !isInside) {
    return (
      <section class="panel play-glass" aria-label={w.cellUnderPointer}>
        <p class="soft">{w.pointAtACell}</p>
        <p class="soft keyboard-hint">{w.keyboardHint}</p>
        <p class="soft touch-hint">{w.touchHint}</p>
      </section>
    );
  }
  const index = spot.row * board.width + spot.col;
  const [cell, goal] = [board.cells[index], view.picture.goals.cells[index]];
  const { title, text, goal: ground } = describeCell(cell, goal, view.pay);
  return (
    <section class="panel play-glass" aria-label={w.cellUnderPointer}>
      <div class="glass-cell">
        <Glyph cell={cell} goal={goal} size={56} />
        <div>
          <h2>{title}</h2>
          <p class="soft small reading">{w.place(spot.row + 1, spot.col + 1)}</p>
        </div>
      </div>
      <p>
        {text} {ground}
      </p>
    </section>
  );
}
