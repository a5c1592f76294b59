// Step 3, Improve.
import { TASTES, type Taste, type UpdateFigures } from "../../../workers/instruct-world.ts";
import { fixed } from "../../format.ts";
import { BOUNDS, type ImproveModel } from "../../instruct/improve.ts";
import type { InstructModel } from "../../instruct/model.ts";
import { words } from "../../words/words.ts";
import { NumberField, WholeNumber } from "../choice.tsx";
import { KlPanel } from "../kl-panel.tsx";
import { PlainCurves } from "../plain-curves.tsx";
import { Said } from "../said.tsx";
import { RunKeys } from "./run-keys.tsx";
import { SampleTable } from "./sample-table.tsx";

/** Half of a 95 % interval, in standard errors. */
const Z = 1.96;

export function ImproveStep({ model }: { readonly model: InstructModel }) {
  const w = words.value.instruct.improve;
  const { improve } = model;
  const run = improve.run.value;
  return (
    <div class="instruct-two">
      <div class="stack">
        <Starting model={model} />
        <Found improve={improve} />
      </div>
      <div class="stack">
        <section class="panel stack" aria-label={w.progress}>
          <progress value={doneShare(improve)} max={1} aria-label={w.progress} />
          <Said text={improve.said()} class="said" />
          <Distance figures={run?.curve.at(-1)} />
          <Curves improve={improve} />
        </section>
        {run?.compared && (
          <section class="panel stack" aria-labelledby="samples-title">
            <h2 id="samples-title">{w.samples}</h2>
            <SampleTable
              columns={[w.before, w.after]}
              rows={run.compared.samples.map(({ prompt, before, after }) => [prompt, before, after])}
            />
          </section>
        )}
      </div>
    </div>
  );
}

function Distance({ figures }: { readonly figures: UpdateFigures | undefined }) {
  const w = words.value.instruct.kl;
  return (
    <KlPanel
      label={w.title}
      readings={[
        { label: w.kl, value: figures?.kl, as: "nats" },
        { label: w.distinct, value: figures?.distinct, as: "share" },
        { label: w.ended, value: figures?.ended, as: "share" },
        { label: w.ratio, value: figures?.ratioError, as: "error" },
      ]}
    />
  );
}

function doneShare({ progress, run, status }: ImproveModel): number {
  if (status.value === "idle") return run.value?.compared ? 1 : 0;
  return progress.value ? progress.value.step / progress.value.steps : 0;
}

function Starting({ model }: { readonly model: InstructModel }) {
  const w = words.value.instruct.improve;
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
        void model.attempt(() => improve.start(model.from.peek()));
      }}
    >
      <h2>{w.title}</h2>
      <p class="soft">{w.about}</p>
      <fieldset class="pair even" disabled={isBusy}>
        <legend class="visually-hidden">{w.settings}</legend>
        <WholeNumber
          label={w.updates}
          value={settings.updates}
          {...BOUNDS.updates}
          onChange={(updates) => set({ updates })}
        />
        <NumberField
          label={w.kl}
          value={settings.klFactor}
          {...BOUNDS.klFactor}
          step="any"
          onChange={(klFactor) => set({ klFactor })}
        />
        <NumberField
          label={w.ptx}
          value={settings.ptx}
          {...BOUNDS.ptx}
          step="any"
          onChange={(ptx) => set({ ptx })}
        />
        <NumberField
          label={w.rate}
          value={settings.learningRate}
          {...BOUNDS.learningRate}
          step="any"
          onChange={(learningRate) => set({ learningRate })}
        />
      </fieldset>
      <RunKeys run={improve} attempt={model.attempt} />
    </form>
  );
}

function Curves({ improve }: { readonly improve: ImproveModel }) {
  const w = words.value.instruct.improve;
  const run = improve.run.value;
  const curve = run?.curve ?? [];
  const isRevealed = run?.isRevealed ?? false;
  if (curve.length === 0) return <p class="soft">{w.noCurves}</p>;
  return (
    <>
      <PlainCurves
        curves={[
          { title: w.curves.reward, values: curve.map(({ proxy }) => proxy), digits: 2 },
          { title: w.curves.kl, values: curve.map(({ kl }) => kl), digits: 2 },
          ...(isRevealed ? [{ title: w.curves.gold, values: curve.map(({ gold }) => gold), digits: 2 }] : []),
        ]}
      />
      {!isRevealed && (
        <div class="row">
          <button type="button" class="key" onClick={() => void improve.reveal()}>
            {w.reveal}
          </button>
          <span class="small soft">{w.hidden}</span>
        </div>
      )}
    </>
  );
}

/** What is to be said of the run. */
function Found({ improve }: { readonly improve: ImproveModel }) {
  const { instruct } = words.value;
  const w = instruct.improve;
  const run = improve.run.value;
  if (!run || run.curve.length === 0) return null;
  // What is covered is not given away.
  const symptoms = improve.symptoms.value.filter((name) => run.isRevealed || name !== "overOptimised");
  const { agrees, judged, isAnew } = run.improved ?? {};
  return (
    <section class="panel stack" aria-labelledby="diagnosis-title">
      <h2 id="diagnosis-title">{w.diagnosis}</h2>
      <ul class="stack">
        {symptoms.length === 0 && <li>{w.healthy}</li>}
        {symptoms.map((name) => (
          <li key={name}>{w.symptoms[name]}</li>
        ))}
        {agrees && <li>{(isAnew ? w.disagrees : w.agrees)(fixed(100 * agrees.mean, 0))}</li>}
        {judged && <li>{w.judged(fixed(100 * judged.mean, 0), fixed(100 * Z * judged.standardError, 0))}</li>}
      </ul>
      {run.compared && run.isRevealed && (
        <Preferred prompts={run.compared.prompts} wins={run.compared.wins} />
      )}
    </section>
  );
}

interface PreferredProps {
  readonly prompts: number;
  readonly wins: Readonly<Record<Taste, { readonly mean: number; readonly standardError: number }>>;
}

function Preferred({ prompts, wins }: PreferredProps) {
  const { instruct } = words.value;
  const w = instruct.improve;
  return (
    <>
      <h2>{w.preferred}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.taste}</th>
            <th scope="col" class="number">
              {w.wins}
            </th>
          </tr>
        </thead>
        <tbody>
          {TASTES.map((taste) => (
            <tr key={taste} data-taste={taste}>
              <th scope="row">{instruct.tastes[taste]}</th>
              <td class="number">
                {fixed(100 * wins[taste].mean, 1)} ± {fixed(100 * Z * wins[taste].standardError, 1)} %
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{w.preferredHow(prompts)}</p>
    </>
  );
}
