// What the student did in a step of play, from the link that was kept of it.
import { useMemo } from "preact/hooks";
import type { Replay } from "../../../core/replay.ts";
import { isReference, parseReplayLink } from "../../../share/replay-link.ts";
import { useServices } from "../../services.ts";
import { words } from "../../words/words.ts";
import { ScoreSum } from "../score-sum.tsx";
import { TwoWorlds } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { useReports } from "./use-report.ts";

/** Null where the step was not played, or the link is not one of ours. */
export function useOwnPlay(step: string): Replay | null {
  const { lessons } = useServices();
  const link = lessons.of(useLesson().lesson.name).plays[step];
  return useMemo(() => replayOf(link), [link]);
}

function replayOf(link: string | undefined): Replay | null {
  if (link === undefined) return null;
  try {
    const { level, key, actions } = parseReplayLink(link);
    return isReference(level) ? null : { level, key, actions };
  } catch {
    return null;
  }
}

export function OwnPlay({ step }: { readonly step: string }) {
  const replay = useOwnPlay(step);
  if (!replay) {
    return <p class="panel">{words.value.learn.notPlayed}</p>;
  }
  return <JudgedPlay replay={replay} />;
}

function JudgedPlay({ replay }: { readonly replay: Replay }) {
  const [{ report, problem }] = useReports(useMemo(() => [replay], [replay]));
  return (
    <>
      <TwoWorlds replay={replay} title={words.value.learn.yourGame} />
      <section class="panel stack" aria-label={words.value.learn.scoreLabel}>
        {problem && <p role="alert">{problem}</p>}
        <ScoreSum
          rewardFraction={report?.rewardFraction ?? Number.NaN}
          length={report?.length ?? Number.NaN}
          sideEffects={report?.sideEffects ?? null}
        />
      </section>
    </>
  );
}
