// An agent is trained on a level, in its thread; what it does with the level on the way is shown and judged.
import { useEffect, useMemo, useState } from "preact/hooks";
import { count } from "../../format.ts";
import { TRAINING_STEPS } from "../../lessons/train/request.ts";
import { LessonRun } from "../../lessons/train/run.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { Said } from "../said.tsx";
import { AttemptKeys, TwoWorlds } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { EpisodeTable } from "./episode-table.tsx";
import { useReports } from "./use-report.ts";

function saidOf({ state, steps, isRecorded, note }: LessonRun): string {
  const w = words.value.learn;
  const isHere = state.value === "done" && !isRecorded.value;
  if (state.value === "running") return w.trainedSoFar(count(steps.value), count(TRAINING_STEPS));
  return `${isHere ? w.trainedHere(count(steps.value)) : ""}${note.value}`;
}

export function Training({ level: name }: { readonly level: string }) {
  const { shipped } = useServices();
  const level = useLesson().lesson.levels[name];
  const w = words.value.learn;
  const run = useMemo(() => new LessonRun(level, shipped), [level, shipped]);
  useEffect(() => () => run.leave(), [run]);
  const state = run.state.value;
  const attempts = run.attempts.value;
  const [chosen, setChosen] = useState<number | null>(null);
  const replays = useMemo(() => attempts.map(({ replay }) => replay), [attempts]);
  const judged = useReports(replays);
  const titles = attempts.map(({ steps }) => w.afterSteps(count(steps)));
  // The latest, until somebody looks at another one.
  const shown = Math.min(chosen ?? attempts.length - 1, attempts.length - 1);
  return (
    <>
      <div class="panel stack">
        <div class="row">
          <button
            type="button"
            class="key main"
            disabled={state === "running"}
            onClick={() => {
              setChosen(null);
              void run.start();
            }}
          >
            {state === "done" ? w.trainAgain : w.train}
          </button>
          <button type="button" class="key" onClick={() => run.showRecorded()}>
            {w.showRecorded}
          </button>
        </div>
        <progress value={run.share.value} max={1} aria-label={w.stepsOfTraining} />
        <Said text={saidOf(run)} class="small soft reading" />
      </div>
      {attempts[shown] && (
        <>
          <AttemptKeys titles={titles} shown={shown} onShow={setChosen} />
          <TwoWorlds
            key={shown}
            replay={attempts[shown].replay}
            title={w.agentAfter(count(attempts[shown].steps))}
          />
          <EpisodeTable
            columns={titles.map((title, i) => ({ title, judged: judged[i] }))}
            rows={["points", "steps", "harm", "score"]}
          />
        </>
      )}
    </>
  );
}
