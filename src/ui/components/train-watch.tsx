// An episode now and then on a level that the training never sees: on a board, and what came of it.
import { count, fixed } from "../format.ts";
import { isEndless } from "../library.ts";
import { useServices } from "../services.ts";
import type { TrainModel } from "../train/model.ts";
import { WATCH_WORDS } from "../train/settings.ts";
import type { SeenEpisode } from "../train/watching.ts";
import type { Player } from "../whatif/player.ts";
import { BoardView } from "./board-view.tsx";
import { Choice } from "./choice.tsx";
import { LevelSetSelect } from "./level-set-select.tsx";
import { Readout } from "./readout.tsx";
import { TimeBar } from "./time-bar.tsx";

interface WithModel {
  readonly model: TrainModel;
}

export function TrainWatch({ model }: WithModel) {
  const { form, watching } = model;
  const { library } = useServices();
  const { watch, on } = form.settings.value;
  const player = watching.player.value;
  const shown = watching.shown.value;
  return (
    <section class="panel train-watch" aria-labelledby="watch-title">
      <div class="watch-screen">
        <WatchBoard player={player} />
        {!player && (
          <p class="screen-note train-note">
            {watch === "never" ? "Nothing is played here." : "The first episode comes as it trains."}
          </p>
        )}
      </div>
      <div class="watch-side stack">
        <h2 id="watch-title">On a level it never trains on</h2>
        {watching.problem.value && <p role="alert">{watching.problem.value}</p>}
        <Outcome shown={shown} />
        {player && <TimeBar player={player} />}
        {watching.episodes.value.length > 1 && <Episodes model={model} />}
        <div class="pair even">
          <Choice
            label="Play one"
            value={watch}
            options={WATCH_WORDS}
            onChange={(value) => form.choose({ watch: value })}
          />
          <LevelSetSelect
            label="Levels to watch on"
            sets={library.sets.value.filter((set) => !isEndless(set))}
            value={on}
            nothing="Others of the same kind"
            disabled={watch === "never"}
            onChange={(id) => form.choose({ on: id })}
          />
        </div>
      </div>
    </section>
  );
}

/** Drawn by itself: its pictures change many times a second. */
function WatchBoard({ player }: { readonly player: Player | null }) {
  const sight = player?.sight.value;
  const pictures = sight ? [{ board: sight.played, goals: sight.goals }] : [];
  return <BoardView pictures={pictures} label="An episode on a level that is not trained on" />;
}

function Outcome({ shown }: { readonly shown: SeenEpisode | null }) {
  const { whatIf } = useServices();
  if (!shown) {
    return (
      <p class="soft">
        Now and then the agent plays a level that is kept from it, to see what it can do with something new.
        Its training is the same with and without.
      </p>
    );
  }
  const { steps, replay, report } = shown;
  const who = `the agent after ${count(steps)} steps`;
  return (
    <>
      <div class="row">
        <p>
          After {count(steps)} steps, on {replay.level.name.split("/").at(-1)}
        </p>
        <button type="button" class="key" onClick={() => whatIf.open({ who, replay })}>
          What would have happened?
        </button>
      </div>
      <dl class="readouts watch-outcome">
        <Readout label="points of possible">
          {report ? `${fixed(report.reward, 0)} of ${fixed(report.rewardPossible, 0)}` : "…"}
        </Readout>
        <Readout label="length, steps">{count(replay.actions.length)}</Readout>
        <Readout label="reached the exit">{report ? (report.success ? "yes" : "no") : "…"}</Readout>
        <Readout label="side effects">{report ? fixed(report.sideEffects.fraction, 3) : "…"}</Readout>
      </dl>
    </>
  );
}

const Episodes = ({ model: { watching } }: WithModel) => (
  <ul class="row watch-episodes" aria-label="Episodes played so far">
    {watching.episodes.value.map((episode) => (
      <li key={episode.steps}>
        <button
          type="button"
          class="key small"
          aria-pressed={episode.steps === watching.shown.value?.steps}
          aria-label={`Episode after ${count(episode.steps)} steps`}
          onClick={() => watching.show(episode)}
        >
          {count(episode.steps)}
        </button>
      </li>
    ))}
  </ul>
);
