// How far the training is, in numbers.
import { count, duration, fixed } from "../format.ts";
import { formatRoute } from "../route.ts";
import type { Run } from "../runs.ts";
import { useServices } from "../services.ts";
import type { TrainModel } from "../train/model.ts";
import { Readout } from "./readout.tsx";
import { TrainTuning } from "./train-tuning.tsx";

const waitingWords = (share: number): string => `${fixed(100 * share, share < 0.1 ? 1 : 0)} %`;

export function TrainReadings({ model }: { readonly model: TrainModel }) {
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
    <section class="panel train-readings" aria-label="Progress">
      <progress value={done} max={1} aria-label="steps done" />
      <div class="row train-said">
        <p role="status">{model.isPaused.value ? "Paused while this tab is hidden." : model.said.value}</p>
        {progress && model.current.value?.endless !== undefined && (
          <p class="soft">Waited for levels {waitingWords(progress.waitingShare)} of the time.</p>
        )}
        {current && !isBusy && <a href={scoringOf(current)}>Score this agent</a>}
      </div>
      <dl class="readouts">
        <Readout label="steps">{progress ? count(progress.steps) : "–"}</Readout>
        <Readout label="steps a second">{pace ? count(pace.perSecond) : "–"}</Readout>
        <Readout label="time left">{pace && isBusy ? duration(pace.secondsLeft) : "–"}</Readout>
        <Readout label="episodes">{progress ? count(progress.episodes) : "–"}</Readout>
        <Readout label="episode return">{progress ? fixed(progress.episodeReturn, 2) : "–"}</Readout>
        <Readout label="reached the exit">
          {progress && Number.isFinite(progress.success) ? `${fixed(100 * progress.success, 0)} %` : "–"}
        </Readout>
        {progress && Number.isFinite(progress.exploration) ? (
          <>
            <Readout label="random actions">{fixed(100 * progress.exploration, 0)} %</Readout>
            <Readout label="value, points">{fixed(progress.qValue, 2)}</Readout>
          </>
        ) : (
          <>
            <Readout label="entropy, nats">{progress ? fixed(progress.entropy, 3) : "–"}</Readout>
            <Readout label="KL, nats">{progress ? fixed(progress.approxKl, 4) : "–"}</Readout>
          </>
        )}
      </dl>
      <TrainTuning model={model} />
    </section>
  );
}
