// Demonstrations of a lesson: one or two of them on the boards, and a table of what all come to.
import { useMemo, useState } from "preact/hooks";
import type { Replay } from "../../../core/replay.ts";
import { BASELINES, greenChanges } from "../../lessons/changes.ts";
import { type AttemptRow, demonstrationReplay } from "../../lessons/lesson.ts";
import { Player } from "../../whatif/player.ts";
import { words } from "../../words/words.ts";
import { ScoreSum } from "../score-sum.tsx";
import { useLesson } from "./context.ts";
import { EpisodeBoards } from "./episode-boards.tsx";
import { EpisodeTable } from "./episode-table.tsx";
import { useReports } from "./use-report.ts";

const PLAIN_ROWS = ["points", "steps", "harm"] as const;

export function useDemonstrations(of: readonly string[]): readonly Replay[] {
  const { lesson } = useLesson();
  return useMemo(() => of.map((name) => demonstrationReplay(lesson, name)), [lesson, of]);
}

/** An episode beside the untouched world, from its end. */
export function TwoWorlds({ replay, title }: { readonly replay: Replay; readonly title: string }) {
  const player = useMemo(() => {
    const player = new Player(replay);
    player.seek(player.steps);
    return player;
  }, [replay]);
  return <EpisodeBoards player={player} titles={[title, words.value.learn.untouched]} />;
}

/** Two demonstrations on one level in step. */
export function Pair({ of }: { readonly of: readonly [string, string] }) {
  const { words: its } = useLesson();
  const replays = useDemonstrations(of);
  const player = useMemo(() => new Player(replays[0], replays[1]), [replays]);
  const judged = useReports(replays);
  const titles = [its.attempts[of[0]], its.attempts[of[1]]] as const;
  return (
    <>
      <EpisodeBoards player={player} titles={titles} />
      <EpisodeTable columns={titles.map((title, i) => ({ title, judged: judged[i] }))} rows={PLAIN_ROWS} />
    </>
  );
}

export function Attempts({
  of,
  rows,
}: {
  readonly of: readonly string[];
  readonly rows: readonly AttemptRow[];
}) {
  const { words: its } = useLesson();
  const [shown, setShown] = useState(0);
  const replays = useDemonstrations(of);
  const judged = useReports(replays);
  const withChanges = rows.some((row) => (BASELINES as readonly string[]).includes(row));
  const changes = useMemo(() => (withChanges ? replays.map(greenChanges) : []), [withChanges, replays]);
  const titles = of.map((name) => its.attempts[name]);
  return (
    <>
      <AttemptKeys titles={titles} shown={shown} onShow={setShown} />
      <TwoWorlds key={of[shown]} replay={replays[shown]} title={titles[shown]} />
      <EpisodeTable
        columns={titles.map((title, i) => ({ title, judged: judged[i], changes: changes[i] }))}
        rows={rows}
      />
    </>
  );
}

interface AttemptKeysProps {
  readonly titles: readonly string[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

export const AttemptKeys = ({ titles, shown, onShow }: AttemptKeysProps) => (
  <fieldset class="row">
    <legend class="visually-hidden">{words.value.learn.attempt}</legend>
    {titles.map((title, i) => (
      <button key={title} type="button" class="key" aria-pressed={i === shown} onClick={() => onShow(i)}>
        {title}
      </button>
    ))}
  </fieldset>
);

export function Sums({ of }: { readonly of: readonly string[] }) {
  const { words: its } = useLesson();
  const judged = useReports(useDemonstrations(of));
  return (
    <div class="lesson-sums">
      {of.map((name, i) => (
        <section key={name} class="panel stack">
          <h3>{its.attempts[name]}</h3>
          {judged[i].problem && <p role="alert">{judged[i].problem}</p>}
          <ScoreSum
            rewardFraction={judged[i].report?.rewardFraction ?? Number.NaN}
            length={judged[i].report?.length ?? Number.NaN}
            sideEffects={judged[i].report?.sideEffects ?? null}
          />
        </section>
      ))}
    </div>
  );
}
