// Step 3, Improve.
import { count, duration } from "../../../format.ts";
import { BOUNDS, type BoardImproveModel, COMPARED } from "../../../instruct/board/improve.ts";
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import { formatRoute } from "../../../route.ts";
import { boardWords } from "../../../words/board-words.ts";
import { words } from "../../../words/words.ts";
import { NumberField, WholeNumber } from "../../choice.tsx";
import { KlPanel } from "../../kl-panel.tsx";
import { PlainCurves } from "../../plain-curves.tsx";
import { Said } from "../../said.tsx";
import { RunKeys } from "../run-keys.tsx";
import { Diagnosis } from "./diagnosis.tsx";

export function BoardImproveStep({ model }: { readonly model: BoardInstructModel }) {
  const { instruct } = words.value;
  const w = boardWords.value.improve;
  const { improve } = model;
  const run = improve.run.value;
  return (
    <div class="instruct-two">
      <div class="stack">
        <Starting model={model} />
        {run?.judged && <Diagnosis run={run} />}
      </div>
      <section class="panel stack" aria-label={instruct.improve.progress}>
        <progress value={doneShare(improve)} max={1} aria-label={instruct.improve.progress} />
        <Said text={said(improve)} class="said" />
        {run?.compared && (
          <p>
            <a class="key main" href={formatRoute({ page: "instruct", path: ["board", "compare"] })}>
              {w.see}
            </a>
          </p>
        )}
        <Course improve={improve} />
      </section>
    </div>
  );
}

function doneShare({ run }: BoardImproveModel): number {
  if (!run.value) return 0;
  return run.value.compared ? 1 : run.value.steps / run.value.request.settings.steps;
}

/** What is being done, in a sentence. */
function said({ status, progress, run, canGoOn }: BoardImproveModel): string {
  const { instruct } = words.value;
  const w = boardWords.value.improve;
  const now = progress.value;
  switch (status.value) {
    case "running":
      if (!now) return w.starting;
      return w.speed(
        count(now.steps),
        count(now.totalSteps),
        count(now.stepsPerSecond),
        duration(now.secondsLeft),
      );
    case "stopping":
      return w.stopping;
    case "comparing":
      return w.comparing(COMPARED);
    case "idle":
      return run.value === null
        ? instruct.improve.nothingYet
        : canGoOn.value
          ? instruct.improve.stopped
          : w.done;
  }
}

function Starting({ model }: { readonly model: BoardInstructModel }) {
  const { instruct } = words.value;
  const w = boardWords.value.improve;
  const { improve } = model;
  const settings = improve.settings.value;
  const isBusy = improve.isBusy.value;
  const set = (part: Partial<typeof settings>) => {
    improve.settings.value = { ...settings, ...part };
  };
  return (
    <form
      class="panel stack"
      onSubmit={(event) => {
        event.preventDefault();
        void model.attempt(() => improve.start());
      }}
    >
      <h2>{w.title}</h2>
      <p class="soft">{w.about}</p>
      <p>{w.from(model.answers.value.length)}</p>
      <fieldset class="pair even" disabled={isBusy}>
        <legend class="visually-hidden">{instruct.improve.settings}</legend>
        <WholeNumber
          label={w.steps}
          value={settings.steps}
          {...BOUNDS.steps}
          onChange={(steps) => set({ steps })}
        />
        <NumberField
          label={w.factor}
          value={settings.factor}
          {...BOUNDS.factor}
          step="any"
          onChange={(factor) => set({ factor })}
        />
        <NumberField
          label={instruct.improve.kl}
          value={settings.klFactor}
          {...BOUNDS.klFactor}
          step="any"
          onChange={(klFactor) => set({ klFactor })}
        />
      </fieldset>
      <RunKeys run={improve} attempt={model.attempt} />
    </form>
  );
}

/** Of the learned reward a step is worth too little to be read. */
const STEPS = 100;

function Course({ improve }: { readonly improve: BoardImproveModel }) {
  const { instruct } = words.value;
  const w = boardWords.value.improve;
  const curve = improve.run.value?.curve ?? [];
  const last = curve.at(-1);
  return (
    <>
      <KlPanel
        label={instruct.kl.title}
        readings={[
          { label: w.kl.kl, value: last?.kl, as: "nats" },
          { label: w.kl.entropy, value: last?.entropy, as: "nats" },
          { label: w.kl.success, value: last?.success, as: "share" },
          { label: w.kl.points, value: last?.points, as: "share" },
        ]}
      />
      {last ? (
        <PlainCurves
          curves={[
            { title: w.curves.learned, values: curve.map(({ learned }) => STEPS * learned), digits: 2 },
            { title: w.curves.points, values: curve.map(({ points }) => points), digits: 2 },
            { title: w.curves.kl, values: curve.map(({ kl }) => kl), digits: 3 },
          ]}
        />
      ) : (
        <p class="soft">{w.noCurves}</p>
      )}
    </>
  );
}
