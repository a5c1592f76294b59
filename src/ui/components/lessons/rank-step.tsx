// Pairs of attempts, one after the other: which one is preferred?
import { useMemo } from "preact/hooks";
import { demonstrationReplay, type Step } from "../../lessons/lesson.ts";
import { rankingOf } from "../../lessons/result.ts";
import { useServices } from "../../services.ts";
import { Player } from "../../whatif/player.ts";
import { words } from "../../words/words.ts";
import { useLesson } from "./context.ts";
import { EpisodeBoards } from "./episode-boards.tsx";

type RankStepOf = Extract<Step, { kind: "rank" }>;

export function RankStep({ id, step }: { readonly id: string; readonly step: RankStepOf }) {
  const { lessons } = useServices();
  const { name } = useLesson().lesson;
  const chosen = rankingOf(id, step, lessons.of(name));
  const next = chosen.indexOf(undefined);
  if (next < 0) {
    return <p class="panel">{words.value.learn.allRanked(step.pairs.length)}</p>;
  }
  const pair = step.pairs[next];
  const choose = (option: string) => lessons.answer(name, `${id}-${next + 1}`, option);
  return (
    <div class="lesson-exhibit">
      <p class="small soft reading" role="status">
        {words.value.learn.pairOf(next + 1, step.pairs.length)}
      </p>
      <Clips key={next} pair={pair} />
      <div class="lesson-board-row">
        {pair.of.map((option, i) => (
          <button key={option} type="button" class="key" onClick={() => choose(option)}>
            {i === 0 ? words.value.learn.preferLeft : words.value.learn.preferRight}
          </button>
        ))}
      </div>
    </div>
  );
}

function Clips({ pair }: { readonly pair: RankStepOf["pairs"][number] }) {
  const { lesson } = useLesson();
  const player = useMemo(() => {
    const [left, right] = pair.of.map((name) => {
      const replay = demonstrationReplay(lesson, name);
      return { ...replay, actions: replay.actions.slice(0, pair.steps) };
    });
    return new Player(left, right);
  }, [lesson, pair]);
  return <EpisodeBoards player={player} titles={[words.value.learn.left, words.value.learn.right]} isPlain />;
}
