// What would have happened? An episode beside the same level left alone.
import { untracked, useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { BoardView } from "../components/board-view.tsx";
import { Comparison } from "../components/comparison.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { Notice } from "../components/notice.tsx";
import { SaveSheet } from "../components/save-sheet.tsx";
import { ScoreCurve } from "../components/score-curve.tsx";
import { ScoreSum } from "../components/score-sum.tsx";
import { KeySheetList, Sheet } from "../components/sheet.tsx";
import { TimeBar } from "../components/time-bar.tsx";
import { Verified } from "../components/verified.tsx";
import { fixed } from "../format.ts";
import { canBeTakenOver } from "../play/model.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { LEAST_MASS, MARK_COLORS } from "../render/overlay.ts";
import { addressOf, route } from "../route.ts";
import { useServices } from "../services.ts";
import type { Judging } from "../whatif/judging.ts";
import { bindKeys, KEY_GUIDE } from "../whatif/keys.ts";
import type { WhatIfModel } from "../whatif/model.ts";
import type { Layer } from "../whatif/settings.ts";

export function WhatIfPage() {
  const { whatIf: model } = useServices();
  const [sheetIsOpen, setSheetIsOpen] = useState(false);
  const [saveIsOpen, setSaveIsOpen] = useState(false);
  useEffect(() => bindKeys(model, () => setSheetIsOpen(true)), [model]);
  useEffect(() => () => model.opened.peek()?.player.pause(), [model]);
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "whatif") untracked(() => model.follow(to));
  });
  const openFile = useMemo(() => (file: File) => void model.openFile(file), [model]);
  const opened = model.opened.value;
  return (
    <main class="whatif">
      <Head
        model={model}
        onFile={openFile}
        onSave={() => setSaveIsOpen(true)}
        onHelp={() => setSheetIsOpen(true)}
      />
      {opened ? (
        <>
          <Boards model={model} />
          <section class="panel whatif-time" aria-label="Time">
            <ScoreCurve
              reports={opened.judging.reports.value}
              steps={opened.player.steps}
              step={model.sight.value?.step ?? 0}
            />
            <TimeBar
              player={opened.player}
              turns={{ points: opened.turningPoints.value, onTurn: (direction) => model.turn(direction) }}
            />
          </section>
          <div class="whatif-side">
            {opened.other && <Comparison model={model} />}
            <Differences model={model} />
            <Sum model={model} judging={opened.judging} />
          </div>
        </>
      ) : (
        <Invitation />
      )}
      <p class="visually-hidden" role="status">
        {model.said.value}
      </p>
      <Sheet title="Keys" isOpen={sheetIsOpen} onClose={() => setSheetIsOpen(false)}>
        <KeySheetList keys={KEY_GUIDE} />
        <p class="touch-hint">Drag the time bar, or use the keys below it.</p>
      </Sheet>
      <SaveSheet
        isOpen={saveIsOpen}
        onClose={() => setSaveIsOpen(false)}
        onSave={(kind) => void model.save(kind)}
      />
      <DropAnywhere hint="Drop a replay to open it" onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: WhatIfModel;
}

interface HeadProps extends WithModel {
  readonly onFile: (file: File) => void;
  readonly onSave: () => void;
  readonly onHelp: () => void;
}

function Head({ model, onFile, onSave, onHelp }: HeadProps) {
  const opened = model.opened.value;
  return (
    <header class="whatif-head">
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <div class="whatif-title">
        <h1>What would have happened?</h1>
        {opened && (
          <p class="soft">
            {opened.replay.level.name}, {opened.who}
          </p>
        )}
        <Verified verification={model.verification.value} />
      </div>
      <div class="row whatif-files">
        <button
          type="button"
          class="key"
          disabled={!opened || !canBeTakenOver(opened.replay)}
          onClick={() => model.playOn()}
        >
          Play on from here
        </button>
        <button type="button" class="key" disabled={!opened} onClick={() => void model.copyLink()}>
          {model.isCopied.value ? "Copied" : "Copy link"}
        </button>
        <FileKey label="Open replay" accept=".json" onFile={onFile} />
        <button type="button" class="key" disabled={!opened} onClick={onSave}>
          Save
        </button>
        {opened && <CompareKeys model={model} />}
        <button type="button" class="key keyboard-hint" aria-label="Keys" onClick={onHelp}>
          <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

const Invitation = () => (
  <section class="panel whatif-invitation">
    <p>
      Two boards in step: an episode as it was played, and the same level if nobody had touched it. What
      differs is what the agent has done to the world.
    </p>
    <p>
      <a href={addressOf("play")}>Play a level</a> to its end, or{" "}
      <a href={addressOf("benchmark")}>score an agent</a> and choose one of its episodes. A replay that was
      saved opens here, and so does a link to one.
    </p>
  </section>
);

/** Another episode on the level takes the place of the untouched world. */
function CompareKeys({ model }: WithModel) {
  const before = model.before.value;
  if (model.opened.value?.other) {
    return (
      <button type="button" class="key" onClick={() => model.compareWith(null)}>
        Stop comparing
      </button>
    );
  }
  return (
    <>
      {before && (
        <button type="button" class="key" onClick={() => model.compareWith(before)}>
          Compare with {before.who}
        </button>
      )}
      <FileKey
        label="Compare with replay"
        accept=".json"
        onFile={(file) => void model.compareWithFile(file)}
      />
    </>
  );
}

type World = "played" | "untouched";

const worldsOf = (model: WhatIfModel): readonly (readonly [World, string])[] => [
  ["played", "As played"],
  ["untouched", model.opened.value?.other ? `Beside it: ${model.opened.value.other.who}` : "Untouched"],
];

/** Both, or one of them where there is no room for two. */
function Boards({ model }: WithModel) {
  const [single, setSingle] = useState<World>("played");
  const worlds = worldsOf(model);
  return (
    <div class={`whatif-boards only-${single}`}>
      <fieldset class="whatif-switch">
        <legend class="visually-hidden">Board</legend>
        {worlds.map(([world, title]) => (
          <button
            key={world}
            type="button"
            class="key"
            aria-pressed={single === world}
            onClick={() => setSingle(world)}
          >
            {title}
          </button>
        ))}
      </fieldset>
      {worlds.map(([world, title]) => (
        <Board key={world} title={title} model={model} world={world} />
      ))}
    </div>
  );
}

interface BoardProps extends WithModel {
  readonly title: string;
  readonly world: World;
}

function Board({ title, model, world }: BoardProps) {
  const pictures = useComputed<readonly BoardPicture[]>(() => {
    const picture = model.pictures[world].value;
    return picture ? [picture] : [];
  });
  const label = `${title}, step ${model.sight.value?.step ?? 0}. ${model.differenceInWords.value}`;
  return (
    <figure class={`whatif-board ${world}`}>
      <figcaption>{title}</figcaption>
      <div>
        <BoardView pictures={pictures.value} label={label} />
      </div>
    </figure>
  );
}

const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  difference: "Differences",
  future: "What will become of it",
  flow: "What moved where",
};

function Differences({ model }: WithModel) {
  const shown = model.layers.value;
  const looksAhead = shown.includes("future") || shown.includes("flow");
  return (
    <section class="panel stack" aria-labelledby="differences-title">
      <h2 id="differences-title">Difference now</h2>
      <p class="whatif-difference">{model.differenceInWords.value}</p>
      <fieldset class="row">
        <legend class="visually-hidden">Show on the boards</legend>
        {(Object.entries(LAYER_WORDS) as [Layer, string][]).map(([layer, words]) => (
          <button
            key={layer}
            type="button"
            class="key"
            aria-pressed={shown.includes(layer)}
            onClick={() => model.toggle(layer)}
          >
            {words}
          </button>
        ))}
      </fieldset>
      {shown.includes("difference") && <MarkLegend />}
      {looksAhead && <Ahead model={model} />}
    </section>
  );
}

const MarkLegend = () => (
  <ul class="whatif-legend small soft">
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M1 1h12v12H1zM1 13 13 1" fill="none" stroke={MARK_COLORS.gone} stroke-width="2" />
      </svg>
      gone
    </li>
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M1 1h12v12H1z" fill="none" stroke={MARK_COLORS.new} stroke-width="2" />
        <path d="M0 0h7L0 7z" fill={MARK_COLORS.new} />
      </svg>
      new
    </li>
    <li>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d="M7 1l6 6-6 6-6-6z" fill="none" stroke={MARK_COLORS.other} stroke-width="2" />
      </svg>
      something else
    </li>
  </ul>
);

/** What of the chosen type is drawn ahead of time. */
function Ahead({ model }: WithModel) {
  const types = model.types.value;
  const outlook = model.outlook.value;
  const step = model.sight.value?.step;
  if (types.length === 0 && model.judged.value)
    return <p>There is nothing on these boards that could change.</p>;
  return (
    <>
      <label class="field">
        <span class="label">Of the type</span>
        <select value={model.type.value} onChange={(event) => model.chooseType(event.currentTarget.value)}>
          {types.map(({ name }) => (
            <option key={name} value={name}>
              {name.replaceAll("-", " ")}
            </option>
          ))}
        </select>
      </label>
      <p class="small soft">
        {outlook && outlook.step === step ? <Flow model={model} /> : "Looking ahead …"}
        {model.layers.value.includes("future") &&
          " A square is as large as the share of the next thousand steps in which a cell is alive there."}
      </p>
    </>
  );
}

function Flow({ model }: WithModel) {
  const outlook = model.outlook.value;
  const type = model.types.value.find(({ name }) => name === model.type.value);
  if (!outlook || !type) return null;
  const massOf = (parts: readonly { readonly mass: number }[]) =>
    parts.reduce((sum, { mass }) => sum + mass, 0);
  const { moves, lost, gained } = outlook;
  const { distance, noise } = type;
  const chance = noise && {
    interval: noise.interval?.map((end) => fixed(end, 1)).join(" … ") ?? "no interval",
    floor: noise.floor ?? Number.NaN,
  };
  return (
    <>
      {fixed(massOf(moves), 1)} cells go elsewhere (arrows), {fixed(massOf(lost), 1)} are lost (−),{" "}
      {fixed(massOf(gained), 1)} are new (+): a distance of {fixed(distance, 1)}
      {chance && ` (${chance.interval}; by chance ${fixed(chance.floor, 1)})`}.
      {chance && distance <= chance.floor && " That is no more than chance does."}
      {noise && ` Less than ${LEAST_MASS} of a cell is not drawn.`}
    </>
  );
}

/** How far the curve is; what takes long can be stopped. */
function JudgingProgress({ judging }: { readonly judging: Judging }) {
  const { moments } = judging;
  const reports = judging.reports.value;
  const isStopped = judging.state.value === "stopped";
  const done = moments.filter((moment) => reports.has(moment)).length;
  return (
    <div class="row small whatif-progress">
      {judging.problem.value && <p role="alert">{judging.problem.value}</p>}
      {judging.state.value !== "ready" && (
        <>
          <progress value={done} max={moments.length} aria-label="moments judged" />
          <span class="soft reading">
            {done} of {moments.length} judged
          </span>
          <button type="button" class="key" onClick={() => (isStopped ? judging.resume() : judging.stop())}>
            {isStopped ? "Go on judging" : "Stop judging"}
          </button>
        </>
      )}
    </div>
  );
}

function Sum({ model, judging }: WithModel & { readonly judging: Judging }) {
  const sight = model.sight.value;
  const judged = model.judged.value;
  if (!sight) return null;
  const isHere = judged?.step === sight.step;
  const runs = judged?.report.sideEffects.noise ? judged.report.sideEffects.runs : 0;
  return (
    <section class="panel stack" aria-labelledby="sum-title">
      <h2 id="sum-title">Score, if it had ended here</h2>
      <ScoreSum
        rewardFraction={sight.rewardFraction}
        length={sight.length}
        sideEffects={judged?.report.sideEffects ?? null}
        asOf={judged && !isHere ? `as of step ${judged.step}` : ""}
      />
      <p class="small soft">
        The thousand steps after this one count, with what was done and without it.
        {runs > 0 &&
          ` Spawners act by chance: means of ${runs} comparisons with the same random numbers, the middle 95 % of the bootstrap, and what two untouched worlds differ by. The benchmark’s table compares once, as the original does.`}
      </p>
      <JudgingProgress judging={judging} />
    </section>
  );
}
