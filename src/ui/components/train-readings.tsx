// How far the training is, in numbers.
import { count, duration, fixed } from "../format.ts";
import { formatRoute } from "../route.ts";
import type { Run } from "../runs.ts";
import { useServices } from "../services.ts";
import type { TrainModel } from "../train/model.ts";
import { words } from "../words/words.ts";
import { Readout } from "./readout.tsx";
import { TrainTuning } from "./train-tuning.tsx";

const waitingWords = (share: number): string => `${fixed(100 * share, share < 0.1 ? 1 : 0)} %`;

export function TrainReadings({ model }: { readonly model: TrainModel }) {
  const w = words.value.train;
  const { runs } = useServices();
  const progress = model.live.progress.value;
  const pace = model.live.pace.value;
  const isBusy = model.isBusy.value;
  const done = progress ? progress.steps / progress.totalSteps : 0;
  const current = runs.runs.value.find(({ id }) => id === model.current.value?.id);
  const scoringOf = ({ id, seed }: Run) =>
    formatRoute({
      page: "benchmark",
      query: { levels: model.form.levels.toScoreOn(model.setId.value, seed), agents: `noop,random,${id}` },
    });
  return (
    <section class="panel train-readings" aria-label={w.progress}>
      <progress value={done} max={1} aria-label={w.stepsDone} />
      <div class="row train-said">
        <p role="status">{model.isPaused.value ? w.pausedWhileHidden : model.said.value}</p>
        {progress && model.current.value?.endless !== undefined && (
          <p class="soft">{w.waited(waitingWords(progress.waitingShare))}</p>
        )}
        {current && !isBusy && (
          <a class="key small" href={scoringOf(current)}>
            {w.scoreThis}
          </a>
        )}
        <button
          type="button"
          class="key small"
          aria-pressed={model.isWall.value}
          onClick={() => model.showAll(!model.isWall.value)}
        >
          {w.showAll}
        </button>
      </div>
      <dl class="readouts">
        <Readout label={w.readings.steps}>{progress ? count(progress.steps) : "–"}</Readout>
        <Readout label={w.readings.perSecond}>{pace ? count(pace.perSecond) : "–"}</Readout>
        <Readout label={w.readings.timeLeft}>{pace && isBusy ? duration(pace.secondsLeft) : "–"}</Readout>
        <Readout label={w.readings.episodes}>{progress ? count(progress.episodes) : "–"}</Readout>
        <Readout label={w.readings.episodeReturn}>
          {progress ? fixed(progress.episodeReturn, 2) : "–"}
        </Readout>
        <Readout label={w.readings.reachedExit}>
          {progress && Number.isFinite(progress.success) ? `${fixed(100 * progress.success, 0)} %` : "–"}
        </Readout>
        {progress && Number.isFinite(progress.exploration) ? (
          <>
            <Readout label={w.readings.randomActions}>{fixed(100 * progress.exploration, 0)} %</Readout>
            <Readout label={w.readings.value}>{fixed(progress.qValue, 2)}</Readout>
          </>
        ) : (
          <>
            <Readout label={w.readings.entropy}>{progress ? fixed(progress.entropy, 3) : "–"}</Readout>
            <Readout label={w.readings.kl}>{progress ? fixed(progress.approxKl, 4) : "–"}</Readout>
          </>
        )}
      </dl>
      <TrainTuning model={model} />
    </section>
  );
}
