// Pairs of attempts, one after the other: which one is preferred?
import { useMemo } from "preact/hooks";
import { changedBy } from "../../../safety/difference.ts";
import { demonstrationReplay, type Step } from "../../lessons/lesson.ts";
import { rankingOf } from "../../lessons/result.ts";
import { useServices } from "../../services.ts";
import { Player } from "../../whatif/player.ts";
import { describeDifference } from "../../whatif/words.ts";
import { words } from "../../words/words.ts";
import { ChoosePair, type PairKey } from "../choose-pair.tsx";
import { useLesson } from "./context.ts";
import { EpisodeBoards } from "./episode-boards.tsx";

type RankStepOf = Extract<Step, { kind: "rank" }>;

export function RankStep({ id, step }: { readonly id: string; readonly step: RankStepOf }) {
  const { lessons } = useServices();
  const { lesson } = useLesson();
  const w = words.value.learn;
  const next = rankingOf(id, step, lessons.of(lesson.name)).indexOf(undefined);
  const pair = next < 0 ? undefined : step.pairs[next];
  const clips = useMemo(
    () =>
      pair?.of.map((name) => {
        const replay = demonstrationReplay(lesson, name);
        return { ...replay, actions: replay.actions.slice(0, pair.steps) };
      }),
    [lesson, pair],
  );
  const player = useMemo(() => clips && new Player(clips[0], clips[1]), [clips]);
  const choose = (label: string, option: string): PairKey => ({
    label,
    onPress: () => lessons.answer(lesson.name, `${id}-${next + 1}`, option),
  });
  const title = pair ? w.pairOf(next + 1, step.pairs.length) : w.allRanked(step.pairs.length);
  const titles = [w.left, w.right] as const;
  const ends = clips?.map((clip, i) =>
    w.atStep(titles[i], clip.actions.length, describeDifference(changedBy(clip))),
  );
  return (
    <div class="lesson-exhibit">
      <ChoosePair
        title={title}
        pair={next}
        keys={
          pair ? { left: choose(w.preferLeft, pair.of[0]), right: choose(w.preferRight, pair.of[1]) } : {}
        }
        heard={ends ? `${title}. ${ends.join(" ")}` : title}
      >
        {(keyOf) =>
          player && (
            <>
              <EpisodeBoards key={next} player={player} titles={titles} isPlain />
              <div class="lesson-board-row">{(["left", "right"] as const).map(keyOf)}</div>
            </>
          )
        }
      </ChoosePair>
    </div>
  );
}
