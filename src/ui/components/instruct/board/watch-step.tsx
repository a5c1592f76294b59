// Step 1, Watch.
import { useEffect } from "preact/hooks";
import { differenceOf } from "../../../../safety/difference.ts";
import { count } from "../../../format.ts";
import type { BoardInstructModel } from "../../../instruct/board/model.ts";
import type { Player } from "../../../whatif/player.ts";
import { describeDifference } from "../../../whatif/words.ts";
import { boardWords } from "../../../words/board-words.ts";
import { Screen } from "../../lessons/episode-boards.tsx";
import { Readout } from "../../readout.tsx";
import { EVERY_WHILE_RUNNING, Said } from "../../said.tsx";
import { TimeBar } from "../../time-bar.tsx";
import { Waiting } from "./waiting.tsx";

export function WatchStep({ model }: { readonly model: BoardInstructModel }) {
  const w = boardWords.value.watch;
  const { watch } = model;
  const task = model.task.value;
  const player = watch.player.value;
  useEffect(() => void model.attempt(() => watch.begin()), [model, watch, task]);
  useEffect(() => () => watch.player.peek()?.pause(), [watch]);
  return (
    <div class="instruct-two">
      <section class="panel stack" aria-labelledby="watch-title">
        <h2 id="watch-title">{w.title}</h2>
        <p>{w.about[task]}</p>
        <p class="soft">{w.unscored}</p>
        {player && <Readings player={player} />}
        <div class="row">
          <button
            type="button"
            class="key"
            disabled={!player}
            onClick={() => void model.attempt(() => watch.next())}
          >
            {w.another}
          </button>
        </div>
      </section>
      <section class="panel stack" aria-label={w.title}>
        {player ? (
          <>
            <Board player={player} />
            <TimeBar player={player} />
          </>
        ) : (
          <Waiting model={model} says={w.playing} onRetry={() => watch.begin()} />
        )}
      </section>
    </div>
  );
}

/** Drawn by itself, as its readings are: they change many times a second. What the ear is told of it is what came of the
 *  level since its start, as of clips. */
function Board({ player }: { readonly player: Player }) {
  const { played, goals, step, reward } = player.sight.value;
  const label = boardWords.value.watch.board(step, reward);
  return (
    <>
      <Screen pictures={[{ board: played, goals }]} label={label} pay={player.pay} />
      <Said
        text={`${label}. ${describeDifference(differenceOf(played, player.start))}`}
        {...(player.isPlaying.value && { every: EVERY_WHILE_RUNNING })}
      />
    </>
  );
}

function Readings({ player }: { readonly player: Player }) {
  const w = boardWords.value.watch;
  const { length, reward } = player.sight.value;
  return (
    <dl class="readouts">
      <Readout label={w.points}>{count(reward)}</Readout>
      <Readout label={w.steps}>{count(length)}</Readout>
    </dl>
  );
}
