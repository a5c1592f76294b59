// Every plan for a level, tried while one waits: the best by what the search is after.
import { proxy } from "comlink";
import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../../../base/check.ts";
import { openWorker } from "../../../workers/client.ts";
import { count } from "../../format.ts";
import type { Aim, Search } from "../../lessons/plans.ts";
import type { PlansApi } from "../../lessons/plans-api.ts";
import { translated, words } from "../../words/words.ts";
import { Said } from "../said.tsx";
import { AttemptKeys, TwoWorlds } from "./attempts.tsx";
import { useLesson } from "./context.ts";
import { EpisodeTable } from "./episode-table.tsx";

const openPlansWorker = () =>
  openWorker<PlansApi>(
    () => new Worker(new URL("../../lessons/plans.worker.ts", import.meta.url), { type: "module" }),
    "search",
  );

export interface PlanSearchProps {
  readonly level: string;
  readonly steps: number;
  readonly aims: readonly Aim[];
}

export function PlanSearch({ level: name, steps, aims }: PlanSearchProps) {
  const level = useLesson().lesson.levels[name];
  const [search, setSearch] = useState<Search | null>(null);
  const [runs, setRuns] = useState(0);
  const [problem, setProblem] = useState("");
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (runs === 0) return;
    setProblem("");
    const thread = openPlansWorker();
    let isLeft = false;
    const onSearch = proxy((state: Search) => {
      if (!isLeft) setSearch(state);
    });
    thread
      .call((api) => api.search(level, steps, onSearch))
      .catch((error: unknown) => {
        if (!isLeft) setProblem(messageOf(error));
      })
      .finally(() => thread.dispose());
    return () => {
      isLeft = true;
      thread.dispose();
    };
  }, [runs, level, steps]);
  const isWorking = runs > 0 && search?.steps !== steps && problem === "";
  const found = aims.flatMap((aim) => {
    const best = search?.best[aim];
    return best ? [{ title: words.value.learn.aims[aim], ...best }] : [];
  });
  const isDone = search?.steps === steps;
  return (
    <>
      <div class="panel stack">
        <div class="row">
          <button type="button" class="key main" disabled={isWorking} onClick={() => setRuns(runs + 1)}>
            {words.value.learn.tryAll(steps)}
          </button>
          <Said
            text={search ? words.value.learn.tried(search.steps, count(search.boards)) : ""}
            class="small soft reading"
          />
          {problem && <p role="alert">{translated(problem)}</p>}
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
