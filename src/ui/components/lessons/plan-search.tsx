// Every plan for a level, tried while one waits: the best by what the search is after.
import { useState } from "preact/hooks";
import { count } from "../../format.ts";
import type { Aim, Search } from "../../lessons/plans.ts";
import { searchPlans } from "../../lessons/plans.ts";
import { words } from "../../words/words.ts";
import { AttemptKeys, TwoWorlds } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { EpisodeTable } from "./episode-table.tsx";

export interface PlanSearchProps {
  readonly level: string;
  readonly steps: number;
  readonly aims: readonly Aim[];
}

export function PlanSearch({ level: name, steps, aims }: PlanSearchProps) {
  const level = useLesson().lesson.levels[name];
  const [search, setSearch] = useState<Search | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [shown, setShown] = useState(0);
  const start = async () => {
    setWorking(true);
    for (const state of searchPlans(level, steps)) {
      setSearch(state);
      // The page stays responsive between two lengths of plans.
      await new Promise((resolve) => setTimeout(resolve));
    }
    setWorking(false);
  };
  const found = aims.flatMap((aim) => {
    const best = search?.best[aim];
    return best ? [{ title: words.value.learn.aims[aim], ...best }] : [];
  });
  const isDone = search?.steps === steps;
  return (
    <>
      <div class="panel stack">
        <div class="row">
          <button type="button" class="key main" disabled={isWorking} onClick={() => void start()}>
            {words.value.learn.tryAll(steps)}
          </button>
          <p class="small soft reading" role="status">
            {search && words.value.learn.tried(search.steps, count(search.boards))}
          </p>
        </div>
      </div>
      {isDone && found[shown] && (
        <>
          <AttemptKeys titles={found.map(({ title }) => title)} shown={shown} onShow={setShown} />
          <TwoWorlds replay={found[shown].replay} title={found[shown].title} />
          <EpisodeTable
            columns={found.map(({ title, report }) => ({ title, judged: { report, problem: "" } }))}
            rows={["points", "steps", "harm", "uncounted", "score"]}
          />
        </>
      )}
    </>
  );
}
