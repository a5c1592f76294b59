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
import { words } from "../words/words.ts";

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
      <DropAnywhere hint={words.value.studies.openHint} onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: StudiesModel;
}

function Writing({ model, onFile }: WithModel & { readonly onFile: (file: File) => void }) {
  const w = words.value.studies;
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
      <h1>{w.title}</h1>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      <label class="field">
        <span class="label">{w.beginWith}</span>
        <select
          value={String(chosen)}
          disabled={isBusy}
          onChange={(event) => model.write(STUDY_EXAMPLES[Number(event.currentTarget.value)].text)}
        >
          {chosen < 0 && <option value="-1">{w.yourOwn}</option>}
          {STUDY_EXAMPLES.map(({ name }, i) => (
            <option key={name} value={String(i)}>
              {w.examples[name]}
            </option>
          ))}
        </select>
      </label>
      <fieldset disabled={isBusy}>
        <legend class="visually-hidden">{w.theStudy}</legend>
        <TextEditor label={w.asYaml} text={text} mistake={mistake} onInput={(to) => model.write(to)} />
      </fieldset>
      <Outline model={model} />
      <div class="row">
        {isBusy ? (
          <button type="button" class="key main" onClick={() => model.stop()}>
            {w.stop}
          </button>
        ) : (
          <button type="submit" class="key main" disabled={mistake !== null}>
            {w.start}
          </button>
        )}
        <FileKey label={w.open} accept=".yaml,.yml" onFile={onFile} />
        <button type="button" class="key" onClick={() => download("study.yaml", text, "text/yaml")}>
          {w.save}
        </button>
      </div>
      <p class="small soft">
        <code>safelife study</code> {w.inTerminal}
      </p>
    </form>
  );
}

/** What the text amounts to. */
function Outline({ model }: WithModel) {
  const outline = model.reading.value?.outline;
  if (!outline) return null;
  const { methods, tasks, seeds, totalSteps } = outline;
  const trainings = methods.length * tasks.length * seeds.length;
  const w = words.value.studies;
  const product = [w.methods(methods.length), w.tasks(tasks.length), w.seeds(seeds.length)].join(" × ");
  return <p class="small soft">{w.outline(product, w.trainings(trainings), count(totalSteps))}</p>;
}

function Running({ model }: WithModel) {
  const w = words.value.studies;
  const progress = model.progress.value;
  const pace = model.pace.value;
  const isBusy = model.isBusy.value;
  return (
    <section class="panel stack" aria-label={w.progress}>
      <progress value={progress?.done ?? 0} max={progress?.parts ?? 1} aria-label={w.partsDone} />
      <p role="status">{model.said.value || w.noneRuns}</p>
      <dl class="readouts">
        <Readout label={w.partsDone}>{progress ? w.partsOf(progress.done, progress.parts) : "–"}</Readout>
        <Readout label={w.perSecond}>
          {isBusy && pace && Number.isFinite(pace.perSecond) ? count(pace.perSecond) : "–"}
        </Readout>
        <Readout label={w.trainingLeft}>{isBusy && pace ? duration(pace.secondsLeft) : "–"}</Readout>
        <Readout label={w.seed}>{progress ? progress.seed : "–"}</Readout>
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
  const w = words.value.studies;
  const shown = model.shown.value;
  if (!shown) {
    return (
      <section class="panel stack" aria-label={w.results}>
        <h2>{w.results}</h2>
        <p class="soft">{w.invitation}</p>
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
            {w.results}
          </button>
          <button
            type="button"
            class="key"
            onClick={() => download(`${name}-plot.svg`, plot, "image/svg+xml")}
          >
            {w.plot}
          </button>
          <button type="button" class="key" onClick={() => download(`${name}.yaml`, text, "text/yaml")}>
            {w.study}
          </button>
        </div>
      </div>
      <StudyTable results={results} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={w.plot}>
        <img class="studies-plot" src={`data:image/svg+xml,${encodeURIComponent(plot)}`} alt={w.plotLabel} />
      </section>
      <p class="small soft">{w.aboutPlot}</p>
    </section>
  );
}

function Kept({ model }: WithModel) {
  const { common, studies: w } = words.value;
  const kept = model.kept.value;
  if (kept.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="kept-title">
      <h2 id="kept-title" tabIndex={-1}>
        {w.kept}
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
                  {isDone
                    ? w.finished(moment(study.savedAt))
                    : w.unfinished(study.done, study.parts, moment(study.savedAt))}
                  {isRunning && `, ${w.runningNow}`}
                </p>
              </div>
              <div class="row">
                {isDone ? (
                  <a class="key" href={formatRoute({ page: "studies", path: [study.id] })}>
                    {w.results}
                  </a>
                ) : (
                  <button
                    type="button"
                    class="key"
                    disabled={model.isBusy.value}
                    onClick={() => void model.start(study)}
                  >
                    {w.goOn}
                  </button>
                )}
                <ConfirmKey
                  label={common.delete}
                  question={common.reallyDelete}
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
