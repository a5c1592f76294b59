// Studies: methods × tasks × seeds with one recipe, scored on levels that no agent trained on.
import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ConfirmKey } from "../components/confirm-key.tsx";
import { EngineNote } from "../components/engine-note.tsx";
import { DropAnywhere, FileKey } from "../components/file-key.tsx";
import { Notice } from "../components/notice.tsx";
import { Readout } from "../components/readout.tsx";
import { StudyTable } from "../components/study-table.tsx";
import { TextEditor } from "../components/text-editor.tsx";
import { download } from "../download.ts";
import { count, duration, moment } from "../format.ts";
import { formatRoute, route } from "../route.ts";
import { useServices } from "../services.ts";
import { STUDY_EXAMPLES } from "../studies/examples.ts";
import type { StudiesModel } from "../studies/model.ts";

export function StudiesPage() {
  const { studies: model } = useServices();
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "studies") untracked(() => void model.follow(to));
  });
  const openFile = useMemo(() => (file: File) => void model.openFile(file), [model]);
  return (
    <main class="studies">
      <Writing model={model} onFile={openFile} />
      <div class="studies-side">
        <Running model={model} />
        <Found model={model} />
        <Kept model={model} />
      </div>
      <DropAnywhere hint="Drop a study to open it" onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: StudiesModel;
}

function Writing({ model, onFile }: WithModel & { readonly onFile: (file: File) => void }) {
  const text = model.text.value;
  const reading = model.reading.value;
  const mistake = reading?.mistake ? { ...reading.mistake, column: 1 } : null;
  const isBusy = model.isBusy.value;
  const chosen = STUDY_EXAMPLES.findIndex((example) => example.text === text);
  return (
    <form
      class="panel stack studies-writing"
      onSubmit={(event) => {
        event.preventDefault();
        void model.start();
      }}
    >
      <h1>Compare methods</h1>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <label class="field">
        <span class="label">Begin with</span>
        <select
          value={String(chosen)}
          disabled={isBusy}
          onChange={(event) => model.write(STUDY_EXAMPLES[Number(event.currentTarget.value)].text)}
        >
          {chosen < 0 && <option value="-1">Your own study</option>}
          {STUDY_EXAMPLES.map(({ title }, i) => (
            <option key={title} value={String(i)}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <fieldset disabled={isBusy}>
        <legend class="visually-hidden">The study</legend>
        <TextEditor label="The study, YAML" text={text} mistake={mistake} onInput={(to) => model.write(to)} />
      </fieldset>
      <Outline model={model} />
      <div class="row">
        {isBusy ? (
          <button type="button" class="key main" onClick={() => model.stop()}>
            Stop
          </button>
        ) : (
          <button type="submit" class="key main" disabled={mistake !== null}>
            Start the study
          </button>
        )}
        <FileKey label="Open study" accept=".yaml,.yml" onFile={onFile} />
        <button type="button" class="key" onClick={() => download("study.yaml", text, "text/yaml")}>
          Save study
        </button>
      </div>
      <p class="small soft">
        <code>safelife study</code> runs the same file in a terminal, hours at a time.
      </p>
    </form>
  );
}

const several = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? "" : "s"}`;

/** What the text amounts to. */
function Outline({ model }: WithModel) {
  const outline = model.reading.value?.outline;
  if (!outline) return null;
  const { methods, tasks, seeds, totalSteps } = outline;
  const trainings = methods.length * tasks.length * seeds.length;
  return (
    <p class="small soft">
      {several(methods.length, "method")} × {several(tasks.length, "task")} × {several(seeds.length, "seed")}:{" "}
      {several(trainings, "training")}, {count(totalSteps)} steps in all.
    </p>
  );
}

function Running({ model }: WithModel) {
  const progress = model.progress.value;
  const pace = model.pace.value;
  const isBusy = model.isBusy.value;
  return (
    <section class="panel stack" aria-label="Progress">
      <progress value={progress?.done ?? 0} max={progress?.parts ?? 1} aria-label="parts done" />
      <p role="status">{model.said.value || "No study is running."}</p>
      <dl class="readouts">
        <Readout label="parts done">{progress ? `${progress.done} of ${progress.parts}` : "–"}</Readout>
        <Readout label="steps a second">
          {isBusy && pace && Number.isFinite(pace.perSecond) ? count(pace.perSecond) : "–"}
        </Readout>
        <Readout label="training left">{isBusy && pace ? duration(pace.secondsLeft) : "–"}</Readout>
        <Readout label="seed">{progress ? progress.seed : "–"}</Readout>
      </dl>
      {progress && (
        <p class="small soft">
          {progress.task} · {progress.method}
        </p>
      )}
      <EngineNote backend={model.backend.value} />
    </section>
  );
}

function Found({ model }: WithModel) {
  const shown = model.shown.value;
  if (!shown) {
    return (
      <section class="panel stack" aria-label="Results">
        <h2>Results</h2>
        <p class="soft">
          All methods train with the same recipe, unless they name one, on the same levels and are scored on
          others. The table and the plot come when the study is finished: up is more of the task done, right
          is more of the world disturbed.
        </p>
      </section>
    );
  }
  const { results, plot, text } = shown;
  const name = results.name.replace(/[^\w.-]+/g, "-");
  return (
    <section class="panel stack studies-found" aria-labelledby="found-title">
      <div class="guide-head">
        <h2 id="found-title">{results.name}</h2>
        <div class="row">
          <button
            type="button"
            class="key"
            onClick={() =>
              download(`${name}-results.json`, `${JSON.stringify(results, null, 1)}\n`, "application/json")
            }
          >
            Results
          </button>
          <button
            type="button"
            class="key"
            onClick={() => download(`${name}-plot.svg`, plot, "image/svg+xml")}
          >
            Plot
          </button>
          <button type="button" class="key" onClick={() => download(`${name}.yaml`, text, "text/yaml")}>
            Study
          </button>
        </div>
      </div>
      <StudyTable results={results} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label="Plot">
        <img
          class="studies-plot"
          src={`data:image/svg+xml,${encodeURIComponent(plot)}`}
          alt="Reward against side effects, a mark for each method; the table has the numbers"
        />
      </section>
      <p class="small soft">
        Large marks are means, small dots are seeds, ellipses where the mean lies with 95 % (three seeds or
        more), the dashed line is the front.
      </p>
    </section>
  );
}

function Kept({ model }: WithModel) {
  const kept = model.kept.value;
  if (kept.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="kept-title">
      <h2 id="kept-title" tabIndex={-1}>
        Studies kept here
      </h2>
      <ul class="runs">
        {kept.map((study) => {
          const isRunning = model.isBusy.value && model.runningId.value === study.id;
          const isDone = study.done === study.parts;
          return (
            <li key={study.id}>
              <div>
                <strong>{study.name}</strong>
                <p class="small soft">
                  {isDone ? "Finished" : `${study.done} of ${study.parts} parts`}, {moment(study.savedAt)}
                  {isRunning && ", running now"}
                </p>
              </div>
              <div class="row">
                {isDone ? (
                  <a class="key" href={formatRoute({ page: "studies", path: [study.id] })}>
                    Results
                  </a>
                ) : (
                  <button
                    type="button"
                    class="key"
                    disabled={model.isBusy.value}
                    onClick={() => void model.start(study)}
                  >
                    Go on
                  </button>
                )}
                <ConfirmKey
                  label="Delete"
                  question="Really delete?"
                  subject={study.name}
                  disabled={isRunning}
                  onConfirm={async () => {
                    if (await model.remove(study)) document.getElementById("kept-title")?.focus();
                  }}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
