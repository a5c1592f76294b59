// Settings of the training under way, to be changed by hand.
import { useState } from "preact/hooks";
import type { Changeable } from "../../agents/schedule-changes.ts";
import { fixed } from "../format.ts";
import type { TrainModel } from "../train/model.ts";
import { TUNABLE_NAMES, TUNABLES } from "../train/tuning.ts";
import { words } from "../words/words.ts";

interface WithModel {
  readonly model: TrainModel;
}

export const TrainTuning = ({ model }: WithModel) => (
  <details class="tuning">
    <summary>{words.value.train.tuning}</summary>
    <div class="tunables">
      {TUNABLE_NAMES.filter((name) => name !== "entropyFactor" || !isOfDqn(model)).map((name) => (
        <TunableField key={name} model={model} name={name} />
      ))}
    </div>
    <p class="small soft">{words.value.train.aboutTuning}</p>
  </details>
);

/** Whose learner knows no pay for entropy. */
const isOfDqn = ({ live: { progress } }: TrainModel): boolean => Number.isFinite(progress.value?.exploration);

function TunableField({ model: { live, status, tuning }, name }: WithModel & { readonly name: Changeable }) {
  const w = words.value.train;
  const { title, hint } = w.tunables[name];
  const { most, step, digits } = TUNABLES[name];
  // Until the slider is let go, only it shows where it is.
  const [dragged, setDragged] = useState<number | null>(null);
  const held = tuning.held.value[name];
  const progress = live.progress.value;
  const value = dragged ?? held ?? progress?.[name];
  const isRunning = status.value === "running";
  const hintId = `tunable-${name}`;
  return (
    <div class="tunable">
      <label class="field">
        <span class="label">
          {title} <strong class="reading">{value === undefined ? "–" : fixed(value, digits)}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={most}
          step={step}
          value={value ?? 0}
          disabled={!isRunning}
          aria-describedby={hintId}
          onInput={(event) => setDragged(event.currentTarget.valueAsNumber)}
          onChange={(event) => {
            tuning.hold(name, event.currentTarget.valueAsNumber);
            setDragged(null);
          }}
        />
      </label>
      <div class="tunable-foot">
        <span id={hintId} class="small soft">
          {hint}
        </span>
        {held !== undefined && (
          <button
            type="button"
            class="key"
            disabled={!isRunning}
            aria-label={w.asPlannedOf(title)}
            onClick={() => tuning.release(name)}
          >
            {w.asPlanned}
          </button>
        )}
      </div>
    </div>
  );
}
