// What a step shows beside its words: one component for each kind.
import { useComputed } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { ALIVE } from "../../../core/cells.ts";
import { type Exhibit, leftAlone } from "../../lessons/lesson.ts";
import { Player } from "../../whatif/player.ts";
import { words } from "../../words/words.ts";
import { TimeBar } from "../time-bar.tsx";
import { Attempts, Pair, Sums } from "./attempts.tsx";
import { Chance } from "./chance.tsx";
import { Charges } from "./charges.tsx";
import { useLesson } from "./context.ts";
import { Screen } from "./episode-boards.tsx";
import { Fit } from "./fit.tsx";
import { OwnPlay } from "./own-play.tsx";
import { Parallel } from "./parallel.tsx";
import { PlanSearch } from "./plan-search.tsx";
import { Training } from "./training.tsx";
import { Transport } from "./transport.tsx";

export function ExhibitView({ exhibit }: { readonly exhibit: Exhibit }) {
  switch (exhibit.kind) {
    case "life":
      return <Life {...exhibit} />;
    case "pair":
      return <Pair {...exhibit} />;
    case "attempts":
      return <Attempts {...exhibit} />;
    case "sums":
      return <Sums {...exhibit} />;
    case "own":
      return <OwnPlay {...exhibit} />;
    case "transport":
      return <Transport />;
    case "chance":
      return <Chance {...exhibit} />;
    case "charges":
      return <Charges {...exhibit} />;
    case "search":
      return <PlanSearch {...exhibit} />;
    case "fit":
      return <Fit {...exhibit} />;
    case "parallel":
      return <Parallel />;
    case "training":
      return <Training {...exhibit} />;
  }
}

/** A level that nobody touches. */
function Life({ level, steps }: { readonly level: string; readonly steps: number }) {
  const { lesson } = useLesson();
  const player = useMemo(() => new Player(leftAlone(lesson.levels[level], steps)), [lesson, level, steps]);
  useEffect(() => () => player.pause(), [player]);
  const pictures = useComputed(() => [{ board: player.sight.value.played, goals: player.sight.value.goals }]);
  const { played, step } = player.sight.value;
  const w = words.value.learn;
  const living = played.cells.reduce((sum, cell) => sum + (cell & ALIVE), 0);
  const label = w.atStep(lesson.levels[level].name, step, w.living(living));
  return (
    <div class="lesson-boards">
      <Screen pictures={pictures.value} label={label} pay={player.pay} />
      <TimeBar player={player} />
    </div>
  );
}
