// Train: an agent learns on a set of levels while you watch.
import { untracked, useSignalEffect } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { BoardView } from "../components/board-view.tsx";
import { DropAnywhere } from "../components/file-key.tsx";
import { LearningCurves } from "../components/learning-curves.tsx";
import { TrainForm } from "../components/train-form.tsx";
import { TrainReadings } from "../components/train-readings.tsx";
import { TrainRuns } from "../components/train-runs.tsx";
import { TrainWatch } from "../components/train-watch.tsx";
import { count } from "../format.ts";
import { route } from "../route.ts";
import { useServices } from "../services.ts";
import type { TrainModel } from "../train/model.ts";
import { words } from "../words/words.ts";

export function TrainPage() {
  const { training: model } = useServices();
  useSignalEffect(() => {
    const to = route.value;
    if (to.page === "train") untracked(() => model.form.follow(to));
  });
  const openFile = useMemo(
    () => (file: File) =>
      void (file.name.endsWith(".safetensors")
        ? model.beginWith(file)
        : /\.ya?ml$/i.test(file.name)
          ? model.form.openRecipe(file)
          : model.form.openLevels(file)),
    [model],
  );
  return (
    <main class={model.isWall.value ? "train wall" : "train"}>
      <TrainForm model={model} onFile={openFile} />
      <div class="train-screen">
        <TrainBoards model={model} />
      </div>
      <TrainReadings model={model} />
      <TrainWatch model={model} />
      <LearningCurves curves={model.comparison.curves.value} />
      <TrainRuns model={model} onFile={openFile} />
      <DropAnywhere hint={words.value.train.openHint} onFile={openFile} />
    </main>
  );
}

interface WithModel {
  readonly model: TrainModel;
}

/** Drawn by themselves: they change a dozen times a second. */
function TrainBoards({ model }: WithModel) {
  const pictures = model.live.frames.value;
  return (
    <>
      <BoardView
        pictures={pictures}
        room={model.live.room.value}
        label={words.value.train.boards(pictures.length, count(model.live.progress.value?.steps ?? 0))}
      />
      {pictures.length === 0 && <Invitation model={model} />}
    </>
  );
}

/** On the empty screen: what will be there, and the offer to go on with a training that was cut short. */
function Invitation({ model }: WithModel) {
  const { runs } = useServices();
  const newest = runs.runs.value[0];
  const unfinished = newest && newest.steps < newest.totalSteps ? newest : null;
  return (
    <div class="screen-note train-note">
      <p>{model.isBusy.value ? words.value.train.warmingUp : words.value.train.invitation}</p>
      {unfinished && !model.isBusy.value && (
        <button type="button" class="key" onClick={() => void model.resume(unfinished)}>
          {words.value.train.goOnWith(unfinished.name, count(unfinished.steps))}
        </button>
      )}
    </div>
  );
}
