// InstructGPT's three steps on a tiny language model, with duels, the paper's claims, and a way to break it.
import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Choice } from "../components/choice.tsx";
import { DropAnywhere } from "../components/file-key.tsx";
import { BreakStep } from "../components/instruct/break-step.tsx";
import { DuelsStep, titleOf } from "../components/instruct/duels-step.tsx";
import { ImproveStep } from "../components/instruct/improve-step.tsx";
import { LabelPanel } from "../components/instruct/label-panel.tsx";
import { RankStep } from "../components/instruct/rank-step.tsx";
import { ResultsStep } from "../components/instruct/results-step.tsx";
import { ShowStep } from "../components/instruct/show-step.tsx";
import { WorldHead } from "../components/instruct/world-head.tsx";
import { Notice } from "../components/notice.tsx";
import { InstructModel } from "../instruct/model.ts";
import { LANGUAGE_STEPS, stepOf } from "../instruct/steps.ts";
import { route } from "../route.ts";
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

/** A model of more parameters would be improved for hours. */
const TEACHABLE = 1_000_000;

/** These ask models for answers as they are shown. */
const ANSWERED: readonly Step[] = ["rank", "duels", "break"];

export function InstructLanguage() {
  const { instruct } = useServices();
  instruct.current ??= new InstructModel();
  const model = instruct.current;
  const w = words.value.instruct;
  useSignalEffect(() => void model.open());
  const onFile = useMemo(() => (file: File) => void model.attempt(async () => model.takeIn(file)), [model]);
  const [tries, setTries] = useState(0);
  const step = stepOf(LANGUAGE_STEPS, route.value.path[0]);
  const Content = STEPS[step];
  const pupils = model.shipped.cards.value.filter(
    ({ kind, parameters }) => kind === "language" && parameters <= TEACHABLE,
  );
  const teaches = step === "show" || step === "rank" || step === "improve";
  return (
    <main class="instruct">
      <WorldHead world="language" title={w.title} lead={w.lead} steps={w.steps} step={step}>
        {teaches && (
          <div class="row instruct-bar">
            <Choice
              label={w.model}
              value={model.from.value}
              options={Object.fromEntries(pupils.map(({ name }) => [name, titleOf(model, name)]))}
              disabled={model.improve.isBusy.value || model.isScripted.value}
              onChange={(name) => model.choose(name)}
            />
            <Labels model={model} onFile={onFile} />
          </div>
        )}
      </WorldHead>
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onRetry={
            !model.isReady.value || ANSWERED.includes(step)
              ? () => void model.open().then(() => setTries(tries + 1))
              : undefined
          }
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      {model.isReady.value ? (
        <Content key={tries} model={model} />
      ) : (
        !model.problem.value && <p role="status">{w.loadingModels}</p>
      )}
      {teaches && <DropAnywhere hint={w.labels.openHint} onFile={onFile} />}
    </main>
  );
}

interface LabelsProps {
  readonly model: InstructModel;
  readonly onFile: (file: File) => void;
}

function Labels({ model: { book, said, attempt }, onFile }: LabelsProps) {
  const w = words.value.instruct.labels;
  const [demonstrations, rankings] = [book.demonstrations.value, book.rankings.value];
  const flags = rankings.reduce((sum, { flags: own }) => sum + own.flat().length, 0);
  return (
    <LabelPanel
      names={w}
      counts={w.counts(demonstrations.length, rankings.length, flags)}
      isEmpty={book.labels.value.length === 0}
      fileName="labels.jsonl"
      text={() => book.text}
      unread={book.unread.value}
      said={said.value}
      onFile={onFile}
      onDeleteAll={() => void attempt(() => book.removeAll())}
    />
  );
}
