// What is to be trained, and what it will cost.
import { LEVEL_ENDINGS } from "../../share/level-endings.ts";
import type { TrainModel } from "../train/model.ts";
import {
  AGENTS_WORDS,
  BACKEND_WORDS,
  DEFAULTS,
  MOST_CHARGE,
  MOST_STEPS,
  RECIPE_WORDS,
  SIZE_WORDS,
  type TrainSettings,
} from "../train/settings.ts";
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

const STOP_WORDS = { idle: "", starting: "Stop", running: "Stop and keep", stopping: "Stopping …" } as const;

const AS_THE_AGENT = "As the agent’s";

export function TrainForm({ model, onFile }: TrainFormProps) {
  const { form, problem, status } = model;
  const { levels, recipe, size, steps, from } = form.settings.value;
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
        label="Recipe"
        value={recipe}
        options={recipe === "file" ? { ...RECIPE_WORDS, file: fileTitle(form) } : RECIPE_WORDS}
        disabled={isBusy}
        onChange={(value) => form.choose({ recipe: value })}
      />
      <div class="pair">
        <Choice
          label="Size of the network"
          value={from === "" ? size : "recipe"}
          options={from === "" ? SIZE_WORDS : { ...SIZE_WORDS, recipe: AS_THE_AGENT }}
          disabled={isBusy || from !== ""}
          onChange={(value) => form.choose({ size: value })}
        />
        <WholeNumber
          label="Steps"
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
            {STOP_WORDS[status.value]}
          </button>
        ) : (
          <button type="submit" class="key main">
            Start training
          </button>
        )}
        <FileKey label="Open levels" accept={LEVEL_ENDINGS.join(",")} onFile={onFile} />
      </div>
      <Comforts model={model} />
      <EngineNote backend={model.live.backend.value} />
    </form>
  );
}

const fileTitle = ({ ownRecipe }: TrainModel["form"]) =>
  `From a file: ${ownRecipe.outline.value?.name ?? "…"}`;

type WithModel = Pick<TrainFormProps, "model">;

/** Shown at once only where one of them is not the usual. */
const HIDDEN = ["seed", "charge", "agents", "backend"] as const;

function MoreChoices({ model, onFile }: TrainFormProps) {
  const { form, isBusy } = model;
  const { settings } = form;
  const { agents, charge, seed, backend, from } = settings.value;
  const isUsual = HIDDEN.every((name) => settings.value[name] === DEFAULTS[name]);
  return (
    <details class="more" open={!isUsual}>
      <summary>Seed, charge, agents, engine, recipe file</summary>
      <div class="stack">
        <div class="pair even">
          <WholeNumber
            label="Seed"
            value={seed}
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            disabled={isBusy.value}
            onChange={(value) => form.choose({ seed: value })}
          />
          <NumberField
            label="Charge for changes"
            value={charge}
            min={0}
            max={MOST_CHARGE}
            step="any"
            disabled={isBusy.value}
            onChange={(value) => form.choose({ charge: value })}
          />
        </div>
        <p class="small soft">
          With a charge, the agent pays so many points for each cell that it leaves other than it was;
          removing red and building blue is free.
        </p>
        <Choice
          label="Several agents"
          value={from === "" ? agents : "task"}
          options={from === "" ? AGENTS_WORDS : { ...AGENTS_WORDS, task: AS_THE_AGENT }}
          unavailable={form.isDqn.value ? { value: "independent", why: "not with DQN" } : undefined}
          disabled={isBusy.value || from !== ""}
          onChange={(value) => form.choose({ agents: value })}
        />
        <Choice
          label="Engine"
          value={backend}
          options={BACKEND_WORDS}
          unavailable={navigator.gpu ? undefined : { value: "webgpu", why: "not in this browser" }}
          disabled={isBusy.value}
          onChange={(value) => form.choose({ backend: value })}
        />
        <p class="small soft">
          A recipe is a YAML file with all that is not said above. Save what is chosen, change it, and open it
          again.
        </p>
        <div class="row">
          <FileKey label="Open recipe" accept=".yaml,.yml" onFile={onFile} />
          <button type="button" class="key" disabled={isBusy.value} onClick={() => void model.saveRecipe()}>
            Save as recipe
          </button>
        </div>
      </div>
    </details>
  );
}

function CostNote({ model }: WithModel) {
  const { cost, form, isBusy } = model;
  const words = cost.words(form.settings.value);
  if (isBusy.value) return null;
  return (
    <div class="cost">
      <p role="status">{cost.isMeasuring.value ? "Measuring for two seconds …" : (words ?? "")}</p>
      {words === null && (
        <button
          type="button"
          class="key"
          disabled={cost.isMeasuring.value}
          onClick={() => void model.measure()}
        >
          How long will it take?
        </button>
      )}
    </div>
  );
}

const Comforts = ({ model: { rest, done } }: WithModel) => (
  <div class="comforts">
    <Check
      label="Pause while this tab is hidden"
      isChecked={rest.isWanted.value}
      onChange={(wanted) => rest.choose(wanted)}
    />
    <Check
      label="Notify me when it is done"
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
