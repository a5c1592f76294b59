// Train: an agent learns on a set of levels while you watch.
import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import { BoardView } from "../components/board-view.tsx";
import { Choice, WholeNumber } from "../components/choice.tsx";
import { ConfirmKey } from "../components/confirm-key.tsx";
import { EngineNote } from "../components/engine-note.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { LearningCurves } from "../components/learning-curves.tsx";
import { LevelSetSelect } from "../components/level-set-select.tsx";
import { Notice } from "../components/notice.tsx";
import { Readout } from "../components/readout.tsx";
import { download } from "../download.ts";
import { count, duration, fixed, moment } from "../format.ts";
import { formatRoute, route } from "../route.ts";
import type { Run } from "../runs.ts";
import { useServices } from "../services.ts";
import { curveAsCsv, curveAsEvents, curveAsJsonLines } from "../train/curve-files.ts";
import { BACKEND_WORDS, MOST_CURVES, RECIPE_WORDS, type TrainModel } from "../train/model.ts";

const MAX_STEPS = 1e9;

export function TrainPage() {
  const { training: model } = useServices();
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "train") untracked(() => model.follow(to));
  });
  const openFile = useMemo(
    () => (file: File) =>
      void (file.name.endsWith(".safetensors") ? model.openCheckpoint(file) : model.openLevels(file)),
    [model],
  );
  return (
    <main class="train">
      <TrainForm model={model} onFile={openFile} />
      <div class="train-screen">
        <BoardView pictures={model.frames.value} label="Boards in training" />
        {model.frames.value.length === 0 && <Invitation model={model} />}
      </div>
      <Readings model={model} />
      <LearningCurves curves={model.curves.value} />
      <Runs model={model} onFile={openFile} />
      <DropAnywhere hint="Drop levels to train on, or an agent to keep" onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: TrainModel;
}

interface WithFile extends WithModel {
  readonly onFile: (file: File) => void;
}

/** On the empty screen: what will be there, and the offer to go on with a training that was cut short. */
function Invitation({ model }: WithModel) {
  const { runs } = useServices();
  const newest = runs.runs.value[0];
  const unfinished = newest && newest.steps < newest.totalSteps ? newest : null;
  return (
    <div class="screen-note train-note">
      <p>
        {model.isBusy.value
          ? "Warming up the engine …"
          : "The agent’s boards appear here. It starts by acting at random; watch it learn what pays."}
      </p>
      {unfinished && !model.isBusy.value && (
        <button type="button" class="key" onClick={() => void model.resume(unfinished)}>
          Go on with {unfinished.name}, from step {count(unfinished.steps)}
        </button>
      )}
    </div>
  );
}

const STOP_WORDS = { idle: "", starting: "Stop", running: "Stop and keep", stopping: "Stopping …" } as const;

function TrainForm({ model, onFile }: WithFile) {
  const { library } = useServices();
  const { levels, recipe, backend, steps, seed } = model.settings.value;
  const isBusy = model.isBusy.value;
  return (
    <form
      class="panel stack train-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void model.start();
      }}
    >
      <h1>Train an agent</h1>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <LevelSetSelect
        sets={library.sets.value}
        value={levels}
        disabled={isBusy}
        onChange={(id) => model.choose({ levels: id })}
      />
      <Choice
        label="Recipe"
        value={recipe}
        options={RECIPE_WORDS}
        disabled={isBusy}
        onChange={(value) => model.choose({ recipe: value })}
      />
      <Choice
        label="Engine"
        value={backend}
        options={BACKEND_WORDS}
        unavailable={navigator.gpu ? undefined : "webgpu"}
        disabled={isBusy}
        onChange={(value) => model.choose({ backend: value })}
      />
      <div class="pair">
        <WholeNumber
          label="Steps"
          value={steps}
          min={1}
          max={MAX_STEPS}
          disabled={isBusy}
          onChange={(value) => model.choose({ steps: value })}
        />
        <WholeNumber
          label="Seed"
          value={seed}
          min={0}
          max={Number.MAX_SAFE_INTEGER}
          disabled={isBusy}
          onChange={(value) => model.choose({ seed: value })}
        />
      </div>
      <div class="row">
        {isBusy ? (
          <button
            type="button"
            class="key main"
            disabled={model.status.value === "stopping"}
            onClick={() => void model.stop()}
          >
            {STOP_WORDS[model.status.value]}
          </button>
        ) : (
          <button type="submit" class="key main">
            Start training
          </button>
        )}
        <FileKey label="Open levels" accept={LEVEL_ENDINGS.join(",")} onFile={onFile} />
      </div>
      <EngineNote backend={model.backend.value} />
    </form>
  );
}

const waitingWords = (share: number): string => `${fixed(100 * share, share < 0.1 ? 1 : 0)} %`;

function Readings({ model }: WithModel) {
  const { runs } = useServices();
  const progress = model.progress.value;
  const isBusy = model.isBusy.value;
  const done = progress ? progress.steps / progress.totalSteps : 0;
  const current = runs.runs.value.find(({ id }) => id === model.current.value?.id);
  const scoringOf = ({ id }: Run) =>
    formatRoute({
      page: "benchmark",
      query: { levels: model.levelsToTestOn(), agents: `noop,random,${id}` },
    });
  return (
    <section class="panel train-readings" aria-label="Progress">
      <progress value={done} max={1} aria-label="steps done" />
      <div class="row train-said">
        <p role="status">{model.said.value}</p>
        {progress && model.current.value?.endless !== undefined && (
          <p class="soft">Waited for levels {waitingWords(progress.waitingShare)} of the time.</p>
        )}
        {current && !isBusy && <a href={scoringOf(current)}>Score this agent</a>}
      </div>
      <dl class="readouts">
        <Readout label="steps">{progress ? count(progress.steps) : "–"}</Readout>
        <Readout label="steps a second">{progress ? count(progress.stepsPerSecond) : "–"}</Readout>
        <Readout label="time left">{progress && isBusy ? duration(progress.secondsLeft) : "–"}</Readout>
        <Readout label="episodes">{progress ? count(progress.episodes) : "–"}</Readout>
        <Readout label="episode return">{progress ? fixed(progress.episodeReturn, 2) : "–"}</Readout>
        <Readout label="reached the exit">
          {progress && Number.isFinite(progress.success) ? `${fixed(100 * progress.success, 0)} %` : "–"}
        </Readout>
        <Readout label="entropy, nats">{progress ? fixed(progress.entropy, 3) : "–"}</Readout>
        <Readout label="KL, nats">{progress ? fixed(progress.approxKl, 4) : "–"}</Readout>
      </dl>
    </section>
  );
}

function Runs({ model, onFile }: WithFile) {
  const { runs } = useServices();
  return (
    <section class="panel stack train-runs" aria-labelledby="runs-title">
      <div class="guide-head">
        <h2 id="runs-title" tabIndex={-1}>
          Agents kept here
        </h2>
        <FileKey label="Open agent" accept=".safetensors" onFile={onFile} />
      </div>
      {runs.runs.value.length === 0 ? (
        <p class="soft">
          None yet. While an agent trains it is kept here every few seconds, so that closing the page loses
          little.
        </p>
      ) : (
        <ul class="runs">
          {runs.runs.value.map((run) => (
            <RunEntry key={run.id} model={model} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RunEntry({ model, run }: WithModel & { readonly run: Run }) {
  const left = run.totalSteps - run.steps;
  const isShown = model.current.value?.id === run.id;
  const isRunning = isShown && model.isBusy.value;
  const isCompared = model.compared.value.includes(run.id);
  const isEmpty = run.curve.steps.length === 0;
  return (
    <li>
      <div>
        <strong>{run.name}</strong>
        <p class="small soft">
          {count(run.steps)} steps{left > 0 && ` of ${count(run.totalSteps)}`}, kept {moment(run.savedAt)}
          {isRunning && ", training now"}
        </p>
      </div>
      <div class="run-keys">
        <button
          type="button"
          class="key"
          disabled={model.isBusy.value}
          onClick={() => void model.resume(run)}
        >
          {left > 0 ? "Resume" : "Train on"}
        </button>
        <button
          type="button"
          class="key"
          aria-pressed={isCompared || isShown}
          aria-label={`Compare ${run.name}`}
          disabled={isShown || (!isCompared && (isEmpty || model.compared.value.length >= MOST_CURVES - 1))}
          onClick={() => model.compare(run)}
        >
          Compare
        </button>
        <Downloads run={run} />
        <ConfirmKey
          label="Delete"
          question="Really delete?"
          subject={run.name}
          disabled={isRunning}
          onConfirm={async () => {
            if (await model.remove(run)) document.getElementById("runs-title")?.focus();
          }}
        />
      </div>
    </li>
  );
}

/** The agent, and its curve in three formats. */
function Downloads({ run: { name, checkpoint, curve, savedAt } }: { readonly run: Run }) {
  const fileName = name.replace(/[^\w.-]+/g, "-");
  const isEmpty = curve.steps.length === 0;
  return (
    <details class="downloads">
      <summary class="key">Download</summary>
      <div class="row">
        <button
          type="button"
          class="key"
          onClick={() => download(`${fileName}.safetensors`, checkpoint, "application/octet-stream")}
        >
          Agent
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() => download(`${fileName}.csv`, curveAsCsv(curve), "text/csv")}
        >
          CSV
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() => download(`${fileName}.jsonl`, curveAsJsonLines(curve), "application/jsonl")}
        >
          JSON lines
        </button>
        <button
          type="button"
          class="key"
          disabled={isEmpty}
          onClick={() =>
            download(
              `events.out.tfevents.${fileName}`,
              curveAsEvents(curve, savedAt / 1000),
              "application/octet-stream",
            )
          }
        >
          TensorBoard
        </button>
      </div>
    </details>
  );
}
