// An episode now and then on a level that the training never sees: on a board, and what came of it.
import { count, fixed } from "../format.ts";
import { isEndless } from "../library.ts";
import { useServices } from "../services.ts";
import type { TrainModel } from "../train/model.ts";
import type { SeenEpisode } from "../train/watching.ts";
import type { Player } from "../whatif/player.ts";
import { translated, words } from "../words/words.ts";
import { BoardView } from "./board-view.tsx";
import { Choice } from "./choice.tsx";
import { LevelSetSelect } from "./level-set-select.tsx";
import { Readout } from "./readout.tsx";
import { TimeBar } from "./time-bar.tsx";

interface WithModel {
  readonly model: TrainModel;
}

export function TrainWatch({ model }: WithModel) {
  const w = words.value.train.watch;
  const { form, watching } = model;
  const { library } = useServices();
  const { watch, on } = form.settings.value;
  const player = watching.player.value;
  const shown = watching.shown.value;
  return (
    <section class="panel train-watch" aria-labelledby="watch-title">
      <div class="watch-screen">
        <WatchBoard player={player} level={shown?.replay.level.name ?? ""} />
        {!player && <p class="screen-note train-note">{watch === "never" ? w.nothing : w.first}</p>}
      </div>
      <div class="watch-side stack">
        <h2 id="watch-title">{w.title}</h2>
        {watching.problem.value && <p role="alert">{translated(watching.problem.value)}</p>}
        <Outcome shown={shown} />
        {player && <TimeBar player={player} />}
        {watching.episodes.value.length > 1 && <Episodes model={model} />}
        <div class="pair even">
          <Choice
            label={w.playOne}
            value={watch}
            options={w.paces}
            onChange={(value) => form.choose({ watch: value })}
          />
          <LevelSetSelect
            label={w.levels}
            sets={library.sets.value.filter((set) => !isEndless(set))}
            value={on}
            nothing={w.others}
            disabled={watch === "never"}
            onChange={(id) => form.choose({ on: id })}
          />
        </div>
      </div>
    </section>
  );
}

/** Drawn by itself: its pictures change many times a second. */
function WatchBoard({ player, level }: { readonly player: Player | null; readonly level: string }) {
  const { common, train } = words.value;
  const sight = player?.sight.value;
  const pictures = sight ? [{ board: sight.played, goals: sight.goals }] : [];
  const label =
    player && sight
      ? common.boardAt(train.watch.board(level), sight.step, player.steps, sight.reward)
      : train.watch.nothing;
  return <BoardView pictures={pictures} label={label} pay={player?.pay} />;
}

function Outcome({ shown }: { readonly shown: SeenEpisode | null }) {
  const {
    common,
    train: { watch: w },
  } = words.value;
  const { whatIf } = useServices();
  if (!shown) {
    return <p class="soft">{w.about}</p>;
  }
  const { steps, replay, report } = shown;
  const who = w.who(count(steps));
  return (
    <>
      <div class="row">
        <p>{w.after(count(steps), replay.level.name.split("/").at(-1) ?? "")}</p>
        <button type="button" class="key" onClick={() => whatIf.open({ who, replay })}>
          {common.whatIf}
        </button>
      </div>
      <dl class="readouts watch-outcome">
        <Readout label={w.points}>
          {report ? w.pointsOf(fixed(report.reward, 0), fixed(report.rewardPossible, 0)) : "…"}
        </Readout>
        <Readout label={w.length}>{count(replay.actions.length)}</Readout>
        <Readout label={w.reachedExit}>{report ? (report.success ? w.yes : w.no) : "…"}</Readout>
        <Readout label={w.sideEffects}>{report ? fixed(report.sideEffects.fraction, 3) : "…"}</Readout>
      </dl>
    </>
  );
}

const Episodes = ({ model: { watching } }: WithModel) => (
  <ul class="row watch-episodes" aria-label={words.value.train.watch.episodes}>
    {watching.episodes.value.map((episode) => (
      <li key={episode.steps}>
        <button
          type="button"
          class="key small"
          aria-pressed={episode.steps === watching.shown.value?.steps}
          aria-label={words.value.train.watch.episodeAfter(count(episode.steps))}
          onClick={() => watching.show(episode)}
        >
          {count(episode.steps)}
        </button>
      </li>
    ))}
  </ul>
);
