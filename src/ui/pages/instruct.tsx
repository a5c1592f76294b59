// Instruct: InstructGPT's three steps on a tiny language model, with duels, the paper's claims, and a way to break it.
import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useMemo } from "preact/hooks";
import { Choice } from "../components/choice.tsx";
import { DropAnywhere } from "../components/file-key.tsx";
import { BreakStep } from "../components/instruct/break-step.tsx";
import { DuelsStep, titleOf } from "../components/instruct/duels-step.tsx";
import { ImproveStep } from "../components/instruct/improve-step.tsx";
import { LabelPanel } from "../components/instruct/label-panel.tsx";
import { RankStep } from "../components/instruct/rank-step.tsx";
import { ResultsStep } from "../components/instruct/results-step.tsx";
import { ShowStep } from "../components/instruct/show-step.tsx";
import { Notice } from "../components/notice.tsx";
import { InstructModel } from "../instruct/model.ts";
import { formatRoute, route } from "../route.ts";
import { useServices } from "../services.ts";
import { type Words, words } from "../words/words.ts";

type Step = keyof Words["instruct"]["steps"];

const STEPS: Readonly<Record<Step, ComponentType<{ readonly model: InstructModel }>>> = {
  show: ShowStep,
  rank: RankStep,
  improve: ImproveStep,
  duels: DuelsStep,
  results: ResultsStep,
  break: BreakStep,
};

export function InstructPage() {
  const { instruct } = useServices();
  instruct.current ??= new InstructModel();
  const model = instruct.current;
  const w = words.value.instruct;
  useSignalEffect(() => void model.open());
  const onFile = useMemo(() => (file: File) => void model.attempt(async () => model.takeIn(file)), [model]);
  const [asked = "show"] = route.value.path;
  const step = asked in STEPS ? (asked as Step) : "show";
  const Content = STEPS[step];
  const speakers = model.shipped.cards.value.filter(({ kind }) => kind === "language");
  const teaches = step === "show" || step === "rank" || step === "improve";
  return (
    <main class="instruct">
      <header class="instruct-head">
        <div class="instruct-title">
          <h1>{w.title}</h1>
          <p class="soft">{w.lead}</p>
        </div>
        <nav class="instruct-steps" aria-label={w.stepsLabel}>
          {(Object.keys(STEPS) as Step[]).map((name) => (
            <a
              key={name}
              class="key"
              href={formatRoute({ page: "instruct", path: [name] })}
              aria-current={name === step ? "step" : undefined}
            >
              {w.steps[name]}
            </a>
          ))}
        </nav>
        {teaches && (
          <div class="row instruct-bar">
            <Choice
              label={w.model}
              value={model.from.value}
              options={Object.fromEntries(speakers.map(({ name }) => [name, titleOf(model, name)]))}
              disabled={model.improve.isBusy.value}
              onChange={(name) => model.choose(name)}
            />
            <LabelPanel model={model} onFile={onFile} />
          </div>
        )}
      </header>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      {model.isReady.value ? (
        <Content model={model} />
      ) : (
        !model.problem.value && <p role="status">{w.loadingModels}</p>
      )}
      {teaches && <DropAnywhere hint={w.labels.openHint} onFile={onFile} />}
    </main>
  );
}
