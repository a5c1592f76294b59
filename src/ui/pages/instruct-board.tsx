// InstructGPT's three steps on boards, and what came of them on levels never seen.
import { useSignalEffect } from "@preact/signals";
import type { ComponentType } from "preact";
import { useMemo } from "preact/hooks";
import { Choice } from "../components/choice.tsx";
import { DropAnywhere } from "../components/file-key.tsx";
import { ChooseStep } from "../components/instruct/board/choose-step.tsx";
import { CompareStep } from "../components/instruct/board/compare-step.tsx";
import { BoardImproveStep } from "../components/instruct/board/improve-step.tsx";
import { WatchStep } from "../components/instruct/board/watch-step.tsx";
import { LabelPanel } from "../components/instruct/label-panel.tsx";
import { WorldHead } from "../components/instruct/world-head.tsx";
import { Notice } from "../components/notice.tsx";
import { BoardInstructModel } from "../instruct/board/model.ts";
import { BOARD_STEPS, stepOf } from "../instruct/steps.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import { boardWords } from "../words/board-words.ts";
import type { BoardWords } from "../words/en/instruct-board.ts";

type Step = keyof BoardWords["steps"];

const STEPS: Readonly<Record<Step, ComponentType<{ readonly model: BoardInstructModel }>>> = {
  watch: WatchStep,
  choose: ChooseStep,
  improve: BoardImproveStep,
  compare: CompareStep,
};

export function InstructBoard() {
  const { instructBoard, shipped } = useServices();
  instructBoard.current ??= new BoardInstructModel(shipped);
  const model = instructBoard.current;
  const w = boardWords.value;
  useSignalEffect(() => void model.open());
  const onFile = useMemo(() => (file: File) => void model.attempt(() => model.file.takeIn(file)), [model]);
  const step = stepOf(BOARD_STEPS, route.value.path[1]);
  const Content = STEPS[step];
  return (
    <main class="instruct">
      <WorldHead
        world="board"
        title={w.title}
        lead={w.lead}
        steps={w.steps}
        step={step}
        beside={
          step !== "compare" && (
            <Choice
              label={w.agent}
              value={model.task.value}
              options={w.tasks}
              disabled={model.improve.isBusy.value || model.isScripted.value}
              onChange={(task) => model.turnTo(task)}
            />
          )
        }
      />
      {model.problem.value && (
        <Notice
          message={model.problem.value}
          onRetry={model.isReady.value ? undefined : () => void model.open()}
          onDismiss={() => {
            model.problem.value = "";
          }}
        />
      )}
      {model.isReady.value ? (
        <Content model={model} />
      ) : (
        !model.problem.value && <p role="status">{w.loading}</p>
      )}
      {step !== "compare" && (
        <>
          <Answers model={model} onFile={onFile} />
          <DropAnywhere hint={w.answers.openHint} onFile={onFile} />
        </>
      )}
    </main>
  );
}

interface AnswersProps {
  readonly model: BoardInstructModel;
  readonly onFile: (file: File) => void;
}

function Answers({ model: { answers, book, file, attempt }, onFile }: AnswersProps) {
  const w = boardWords.value.answers;
  const unsure = answers.value.filter(({ preferred }) => preferred === "unsure").length;
  return (
    <LabelPanel
      names={w}
      counts={w.counts(answers.value.length, unsure)}
      isEmpty={book.labels.value.length === 0}
      fileName="answers.jsonl"
      text={() => book.text}
      unread={book.unread.value}
      said={file.said.value}
      reading={file.progress.value}
      onFile={onFile}
      onCancel={() => file.cancel()}
      onDeleteAll={() => void attempt(() => book.removeAll())}
    />
  );
}
