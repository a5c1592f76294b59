// What is to be trained, and what it will cost.
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import type { TrainModel } from "../train/model.ts";
import { DEFAULTS, MOST_CHARGE, MOST_STEPS, type TrainSettings } from "../train/settings.ts";
import { words } from "../words/words.ts";
import { BeginningSelect } from "./beginning-select.tsx";
import { Check } from "./check.tsx";
import { Choice, NumberField, WholeNumber } from "./choice.tsx";
import { EngineNote } from "./engine-note.tsx";
import { FileKey } from "./file-key.tsx";
import { LevelSetSelect } from "./level-set-select.tsx";
import { Notice } from "./notice.tsx";

interface TrainFormProps {
  readonly model: TrainModel;
  readonly onFile: (file: File) => void;
}

export function TrainForm({ model, onFile }: TrainFormProps) {
  const { form, problem, status } = model;
  const { levels, recipe, size, steps, from } = form.settings.value;
  const isBusy = model.isBusy.value;
  const w = words.value.train;
  const stopWords = { idle: "", starting: w.stop, running: w.stopAndKeep, stopping: w.stopping };
  return (
    <form
      class="panel stack train-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void model.start();
      }}
    >
      <h1>{w.title}</h1>
      {problem.value && (
        <Notice
          message={problem.value}
          onDismiss={() => {
            problem.value = "";
          }}
        />
      )}
      <LevelSetSelect
        sets={form.levels.sets.value}
        value={levels}
        disabled={isBusy}
        onChange={(id) => form.choose({ levels: id })}
      />
      <Choice<TrainSettings["recipe"]>
        label={w.recipe}
        value={recipe}
        options={recipe === "file" ? { ...w.recipes, file: fileTitle(form) } : w.recipes}
        disabled={isBusy}
        onChange={(value) => form.choose({ recipe: value })}
      />
      <div class="pair">
        <Choice
          label={w.sizeOfNetwork}
          value={from === "" ? size : "recipe"}
          options={from === "" ? w.sizes : { ...w.sizes, recipe: w.asTheAgent }}
          disabled={isBusy || from !== ""}
          onChange={(value) => form.choose({ size: value })}
        />
        <WholeNumber
          label={w.steps}
          value={steps}
          min={1}
          max={MOST_STEPS}
          disabled={isBusy}
          onChange={(value) => form.choose({ steps: value })}
        />
      </div>
      <BeginningSelect
        choices={form.beginnings.choices.value}
        value={from}
        disabled={isBusy}
        onChange={(id) => form.choose({ from: id })}
      />
      <MoreChoices model={model} onFile={onFile} />
      <CostNote model={model} />
      <div class="row">
        {isBusy ? (
          <button
            type="button"
            class="key main"
            disabled={status.value === "stopping"}
            onClick={() => void model.stop()}
          >
            {stopWords[status.value]}
          </button>
        ) : (
          <button type="submit" class="key main">
            {w.start}
          </button>
        )}
        <FileKey label={w.openLevels} accept={LEVEL_ENDINGS.join(",")} onFile={onFile} />
      </div>
      <Comforts model={model} />
      <EngineNote backend={model.live.backend.value} />
    </form>
  );
}

const fileTitle = ({ ownRecipe }: TrainModel["form"]) =>
  words.value.train.fromFile(ownRecipe.outline.value?.name ?? "…");

type WithModel = Pick<TrainFormProps, "model">;

/** Shown at once only where one of them is not the usual. */
const HIDDEN = ["seed", "charge", "agents", "backend"] as const;

function MoreChoices({ model, onFile }: TrainFormProps) {
  const { form, isBusy } = model;
  const { settings } = form;
  const { agents, charge, seed, backend, from } = settings.value;
  const w = words.value.train;
  const isUsual = HIDDEN.every((name) => settings.value[name] === DEFAULTS[name]);
  return (
    <details class="more" open={!isUsual}>
      <summary>{w.more}</summary>
      <div class="stack">
        <div class="pair even">
          <WholeNumber
            label={w.seed}
            value={seed}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            disabled={isBusy.value}
            onChange={(value) => form.choose({ seed: value })}
          />
          <NumberField
            label={w.charge}
            value={charge}
            min={0}
            max={MOST_CHARGE}
            step="any"
            disabled={isBusy.value}
            onChange={(value) => form.choose({ charge: value })}
          />
        </div>
        <p class="small soft">{w.aboutCharge}</p>
        <Choice
          label={w.severalAgents}
          value={from === "" ? agents : "task"}
          options={from === "" ? w.agents : { ...w.agents, task: w.asTheAgent }}
          unavailable={form.isDqn.value ? { value: "independent", why: w.notWithDqn } : undefined}
          disabled={isBusy.value || from !== ""}
          onChange={(value) => form.choose({ agents: value })}
        />
        <Choice
          label={w.engine}
          value={backend}
          options={w.engineChoices}
          unavailable={navigator.gpu ? undefined : { value: "webgpu", why: w.notInThisBrowser }}
          disabled={isBusy.value}
          onChange={(value) => form.choose({ backend: value })}
        />
        <p class="small soft">{w.aboutRecipe}</p>
        <div class="row">
          <FileKey label={w.openRecipe} accept=".yaml,.yml" onFile={onFile} />
          <button type="button" class="key" disabled={isBusy.value} onClick={() => void model.saveRecipe()}>
            {w.saveAsRecipe}
          </button>
        </div>
      </div>
    </details>
  );
}

function CostNote({ model }: WithModel) {
  const { cost, form, isBusy } = model;
  const w = words.value.train;
  const said = cost.words(form.settings.value);
  if (isBusy.value) return null;
  return (
    <div class="cost">
      <p role="status">{cost.isMeasuring.value ? w.measuring : (said ?? "")}</p>
      {said === null && (
        <button
          type="button"
          class="key"
          disabled={cost.isMeasuring.value}
          onClick={() => void model.measure()}
        >
          {w.howLong}
        </button>
      )}
    </div>
  );
}

const Comforts = ({ model: { rest, done } }: WithModel) => (
  <div class="comforts">
    <Check
      label={words.value.train.pauseWhenHidden}
      isChecked={rest.isWanted.value}
      onChange={(wanted) => rest.choose(wanted)}
    />
    <Check
      label={words.value.train.notifyMe}
      isChecked={done.isWanted.value}
      onChange={(wanted) => void done.choose(wanted)}
    />
    {done.refusal.value && (
      <p class="small soft" role="status">
        {done.refusal.value}
      </p>
    )}
  </div>
);
