// Play: one level, by hand.
import { untracked, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import { looksLikeReplay } from "../../share/replay-json.ts";
import { BoardView } from "../components/board-view.tsx";
import { ControlPad } from "../components/control-pad.tsx";
import { FieldGuide } from "../components/field-guide.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { Glyph } from "../components/glyph.tsx";
import { LevelSetSelect } from "../components/level-set-select.tsx";
import { Notice } from "../components/notice.tsx";
import { PointsGauge } from "../components/points-gauge.tsx";
import { Lamp, Readout } from "../components/readout.tsx";
import { Verdict } from "../components/verdict.tsx";
import { download } from "../download.ts";
import { returnKeysTo } from "../keyboard.ts";
import { isEndless } from "../library.ts";
import { bindKeys } from "../play/keys.ts";
import type { PlayModel } from "../play/model.ts";
import { describeCell } from "../play/words.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";

const NO_PICTURES = [] as const;

export function PlayPage() {
  const { play: model, whatIf } = useServices();
  const screen = useRef<HTMLDivElement>(null);
  const [guideIsOpen, setGuideIsOpen] = useState(false);
  useEffect(() => returnKeysTo(screen.current!), []);
  useEffect(() => bindKeys(model, () => setGuideIsOpen(true)), [model]);
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
    const who = parent ? `your game, from ${parent}` : "your game";
    if (replay) whatIf.open({ who, replay, setId: model.setId.peek() });
  };

  const view = model.view.value;
  const picture = view?.picture;
  const pictures = useMemo(() => (picture ? [picture] : NO_PICTURES), [picture]);
  return (
    <main class={view?.isOver ? "play over" : "play"}>
      <LevelBar model={model} onFile={openFile} onGuide={() => setGuideIsOpen(true)} />
      <div ref={screen} class="play-screen" tabIndex={-1}>
        <BoardView
          pictures={pictures}
          label={view ? boardLabel(view.level.name, view.picture.board) : "No level is open"}
          spot={model.spot.value}
          onSwipe={(direction) => model.actNext(1 + direction)}
          onSpot={(spot) => {
            model.spot.value = spot;
          }}
        />
      </div>
      {view && <Score model={model} view={view} />}
      <ControlPad
        onAction={(action) => model.actNext(action)}
        onUndo={() => model.undo()}
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
            best={model.results.best(view.level)}
            onSaveResults={() => download("safelife-results.json", model.results.text(), "application/json")}
            onNext={model.canGoOn.value ? () => model.turnPage(1) : null}
            onWhatIf={compare}
          />
        </div>
      ) : (
        <Glass model={model} />
      )}
      <FieldGuide isOpen={guideIsOpen} onClose={() => setGuideIsOpen(false)} />
      <DropAnywhere hint="Drop a level or a replay to open it" onFile={openFile} />
    </main>
  );
}

type View = NonNullable<PlayModel["view"]["value"]>;

const boardLabel = (name: string, { height, width }: View["picture"]["board"]) =>
  `Board of ${name}, ${height} rows by ${width} columns. Press D to hear what is around you.`;

interface LevelBarProps {
  readonly model: PlayModel;
  readonly onFile: (file: File) => void;
  readonly onGuide: () => void;
}

function LevelBar({ model, onFile, onGuide }: LevelBarProps) {
  const { library } = useServices();
  const levels = model.levels.value;
  const problem = model.problem.value;
  const loading = library.find(model.loading.value);
  return (
    <div class="level-bar">
      <div class="level-choice">
        {problem && (
          <Notice
            message={problem.message}
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
          <span class="label">{loading ? `Loading ${loading.title} …` : `Level, of ${levels.length}`}</span>
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
            aria-label="Previous level"
            disabled={model.index.value === 0}
            onClick={() => model.turnPage(-1)}
          >
            ‹
          </button>
          <button
            type="button"
            class="key"
            aria-label="Next level"
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
            aria-label="Today’s level"
            title="A level that is the same for everyone today"
            onClick={() => model.openDaily()}
          >
            Today
          </button>
          <button
            type="button"
            class="key"
            aria-label="Edit this level"
            disabled={levels.length === 0}
            onClick={() => model.edit()}
          >
            Edit
          </button>
          <FileKey label="Open file" accept={LEVEL_ENDINGS.join(",")} onFile={onFile} />
          <button type="button" class="key" aria-label="Field guide" onClick={onGuide}>
            <kbd>?</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}

/** Names in archives repeat the archive: "prune-still/prune-still-007" is "prune-still-007" here. */
const shortName = (name: string): string => name.split("/").at(-1) ?? name;

function exitState({ success, exitIsOpen, hasExit }: View): string {
  if (success) return "you are out";
  if (exitIsOpen) return "exit open";
  return hasExit ? "exit shut" : "no exit";
}

function Score({ model, view }: { readonly model: PlayModel; readonly view: View }) {
  const { seats, said } = model;
  const { level, earned, required, available, steps, undone, agents, agentsLeft } = view;
  return (
    <section class="panel score" aria-label="Score">
      <h1>{shortName(level.name)}</h1>
      <Lamp lit={view.exitIsOpen || view.success}>{exitState(view)}</Lamp>
      {level.hint && <p class="soft level-hint">{level.hint}</p>}
      {view.parent && <p class="soft small">Taken over from {view.parent}.</p>}
      <PointsGauge earned={earned} required={required} available={available} />
      <dl class="readouts">
        <Readout label="points">{seats.areTwo.value ? view.points.join(" + ") : earned}</Readout>
        <Readout label="needed">{required}</Readout>
        <Readout label="steps">{steps}</Readout>
        {agents > 1 ? (
          <Readout label="agents out">
            {agentsLeft}/{agents}
          </Readout>
        ) : (
          <Readout label="undone">{undone}</Readout>
        )}
      </dl>
      <p class="said small" role="status">
        {said.value}
      </p>
    </section>
  );
}

function Players({ model, turnOf }: { readonly model: PlayModel; readonly turnOf: number | null }) {
  const areTwo = model.seats.areTwo.value;
  return (
    <fieldset class="hand">
      <legend class="small soft">{turnOf === null ? "Players" : `Player ${turnOf + 1} chooses.`}</legend>
      <button type="button" class="key" aria-pressed={!areTwo} onClick={() => model.seat(false)}>
        One
      </button>
      <button type="button" class="key" aria-pressed={areTwo} onClick={() => model.seat(true)}>
        Two
      </button>
    </fieldset>
  );
}

function Glass({ model }: { readonly model: PlayModel }) {
  const spot = model.spot.value;
  const view = model.view.value;
  const board = view?.picture.board;
  const isInside = spot && board && spot.row < board.height && spot.col < board.width;
  if (!view || !isInside) {
    return (
      <section class="panel play-glass" aria-label="Cell under the pointer">
        <p class="soft">Point at a cell, or tap it, and this plate says what it is.</p>
        <p class="soft keyboard-hint">
          Arrow keys walk. With <kbd>Shift</kbd> they create life, or destroy it. <kbd>?</kbd> has the rest.
        </p>
        <p class="soft touch-hint">
          The arrows walk. After Create they create life, or destroy it. <kbd>?</kbd> has the rest.
        </p>
      </section>
    );
  }
  const index = spot.row * board.width + spot.col;
  const [cell, goal] = [board.cells[index], view.picture.goals.cells[index]];
  const words = describeCell(cell, goal, view.pay);
  return (
    <section class="panel play-glass" aria-label="Cell under the pointer">
      <div class="glass-cell">
        <Glyph cell={cell} goal={goal} size={56} />
        <div>
          <h2>{words.title}</h2>
          <p class="soft small reading">
            row {spot.row + 1}, column {spot.col + 1}
          </p>
        </div>
      </div>
      <p>
        {words.text} {words.goal}
      </p>
    </section>
  );
}
