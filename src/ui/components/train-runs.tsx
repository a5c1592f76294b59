// The agents that this browser keeps.
import { count, moment } from "../format.ts";
import { formatRoute } from "../route.ts";
import type { Run } from "../runs.ts";
import { useServices } from "../services.ts";
import { MOST_CURVES } from "../train/comparison.ts";
import type { TrainModel } from "../train/model.ts";
import { words } from "../words/words.ts";
import { ConfirmKey } from "./confirm-key.tsx";
import { FileKey } from "./file-key.tsx";
import { RunDownloads } from "./run-downloads.tsx";

interface TrainRunsProps {
  readonly model: TrainModel;
  readonly onFile: (file: File) => void;
}

export function TrainRuns({ model, onFile }: TrainRunsProps) {
  const w = words.value.train.runs;
  const { runs } = useServices();
  return (
    <section class="panel stack train-runs" aria-labelledby="runs-title">
      <div class="guide-head">
        <h2 id="runs-title" tabIndex={-1}>
          {w.title}
        </h2>
        <FileKey label={w.open} accept=".safetensors" onFile={onFile} />
      </div>
      {runs.runs.value.length === 0 ? (
        <p class="soft">{w.none}</p>
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

function RunEntry({ model, run }: Pick<TrainRunsProps, "model"> & { readonly run: Run }) {
  const {
    common,
    train: { runs: w },
  } = words.value;
  const { comparison } = model;
  const left = run.totalSteps - run.steps;
  const isShown = model.current.value?.id === run.id;
  const isRunning = isShown && model.isBusy.value;
  const isCompared = comparison.compared.value.includes(run.id);
  const isEmpty = run.curve.steps.length === 0;
  const isFull = comparison.compared.value.length >= MOST_CURVES - 1;
  return (
    <li>
      <div>
        <strong>{run.name}</strong>
        <p class="small soft">
          {left > 0
            ? w.unfinished(count(run.steps), count(run.totalSteps), moment(run.savedAt))
            : w.finished(count(run.steps), moment(run.savedAt))}
          {isRunning && `, ${w.trainingNow}`}
          {run.query && (
            <>
              {" · "}
              <a href={formatRoute({ page: "train", query: run.query })} aria-label={w.settingsOf(run.name)}>
                {w.settings}
              </a>
            </>
          )}
        </p>
      </div>
      <div class="run-keys">
        <button
          type="button"
          class="key"
          disabled={model.isBusy.value}
          onClick={() => void model.resume(run)}
        >
          {left > 0 ? w.resume : w.trainOn}
        </button>
        <button
          type="button"
          class="key"
          aria-pressed={isCompared || isShown}
          aria-label={w.compareOne(run.name)}
          disabled={isShown || (!isCompared && (isEmpty || isFull))}
          onClick={() => comparison.toggle(run)}
        >
          {w.compare}
        </button>
        <RunDownloads run={run} />
        <ConfirmKey
          label={common.delete}
          question={common.reallyDelete}
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
