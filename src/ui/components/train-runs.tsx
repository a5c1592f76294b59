// The agents that this browser keeps.
import { count, moment } from "../format.ts";
import { formatRoute } from "../route.ts";
import type { Run } from "../runs.ts";
import { useServices } from "../services.ts";
import { MOST_CURVES } from "../train/comparison.ts";
import type { TrainModel } from "../train/model.ts";
import { ConfirmKey } from "./confirm-key.tsx";
import { FileKey } from "./file-key.tsx";
import { RunDownloads } from "./run-downloads.tsx";

interface TrainRunsProps {
  readonly model: TrainModel;
  readonly onFile: (file: File) => void;
}

export function TrainRuns({ model, onFile }: TrainRunsProps) {
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

function RunEntry({ model, run }: Pick<TrainRunsProps, "model"> & { readonly run: Run }) {
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
          {count(run.steps)} steps{left > 0 && ` of ${count(run.totalSteps)}`}, kept {moment(run.savedAt)}
          {isRunning && ", training now"}
          {run.query && (
            <>
              {" · "}
              <a
                href={formatRoute({ page: "train", query: run.query })}
                aria-label={`Settings of ${run.name}`}
              >
                Its settings
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
          {left > 0 ? "Resume" : "Train on"}
        </button>
        <button
          type="button"
          class="key"
          aria-pressed={isCompared || isShown}
          aria-label={`Compare ${run.name}`}
          disabled={isShown || (!isCompared && (isEmpty || isFull))}
          onClick={() => comparison.toggle(run)}
        >
          Compare
        </button>
        <RunDownloads run={run} />
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
