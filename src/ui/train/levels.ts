// The levels of a training: those that are played over and over, a series without end, or what a task brings; and those
// beside them, to watch and to score on.
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Level } from "../../core/level.ts";
import type { RecipeOutline, TrainingRequest } from "../../workers/trainer-api.ts";
import { formatPart, partToTestOn } from "../levels/series-set.ts";
import { isEndless, type LevelLibrary, type LevelSet } from "../library.ts";
import type { Run } from "../runs.ts";
import { translated, words } from "../words/words.ts";
import { setBesideTask, taskOf, taskSets } from "./tasks.ts";
import { setToWatchOn, unseen } from "./watch-levels.ts";

/** Id of what a recipe that came as a file is trained on by itself. */
export const OF_RECIPE = "recipe";

/** As a run keeps it. */
export type TrainedOn = Pick<Run, "setTitle" | "levels" | "endless">;

const LEVELS_TO_SCORE_ON = 100;

export class TrainingLevels {
  /** To choose among. */
  readonly sets = computed(() => [
    ...(this.ownRecipe.value?.hasLevels
      ? [{ id: OF_RECIPE, title: words.value.train.levelsOfRecipe, origin: "recipe" as const }]
      : []),
    ...this.library.sets.value,
    ...taskSets(),
  ]);

  /** @param ownRecipe that came as a file, if one is chosen */
  constructor(
    private readonly library: LevelLibrary,
    private readonly ownRecipe: ReadonlySignal<RecipeOutline | null>,
  ) {}

  has(id: string): boolean {
    return id === OF_RECIPE || taskOf(id) !== undefined || this.library.find(id) !== undefined;
  }

  /** The levels of a set, or the set itself where it is without end. @throws Error with a sentence */
  async trainedOn(id: string): Promise<TrainedOn> {
    const task = taskOf(id);
    if (task) return { setTitle: words.peek().train.tasks[task], levels: [], endless: id };
    if (id === OF_RECIPE) return { setTitle: words.peek().train.levelsOfRecipe, levels: [], endless: id };
    const set = this.find(id);
    if (isEndless(set)) return { setTitle: set.title, levels: [], endless: set.id };
    const levels = (await set.load()).filter(({ agents }) => agents.length > 0);
    if (levels.length === 0) throw new Error(words.peek().sets.withoutAgent(translated(set.title)));
    return { setTitle: set.title, levels };
  }

  /** As the training thread takes them. @throws Error with a sentence */
  async wanted({ levels, endless }: TrainedOn): Promise<TrainingRequest["levels"]> {
    if (endless === undefined) return levels;
    if (endless === OF_RECIPE || taskOf(endless)) return "of the recipe";
    const { part } = this.find(endless);
    if (!part) throw new Error(words.peek().train.noLongerEndless);
    const { seriesOf } = await import("../levels/reading.ts");
    return seriesOf(part.source, part.seed);
  }

  /** Id of the set on which an agent of the levels is scored. */
  toScoreOn(id: string, seed: number): string {
    const task = taskOf(id);
    if (task) return setBesideTask(task, LEVELS_TO_SCORE_ON, seed) ?? id;
    if (id === OF_RECIPE) return this.library.sets.value[0].id;
    const part = this.library.find(id)?.part;
    return (part && isEndless({ part }) && formatPart(partToTestOn(part))) || id;
  }

  /** Id of the set to watch episodes on unless another is chosen. */
  toWatchOn(id: string, seed: number): string {
    return setToWatchOn(taskOf(id) ? { id } : (this.library.find(id) ?? { id }), seed);
  }

  /** Levels that the training never sees. @param id of a set @throws Error with a sentence if there are none */
  async toWatch(id: string, { levels, endless }: TrainedOn): Promise<readonly Level[]> {
    const set = this.find(id);
    const trained = endless === undefined ? undefined : this.library.find(endless);
    const others = areOfOneSeries(set, trained) ? [] : unseen(await set.load(), levels);
    if (others.length > 0) return others;
    throw new Error(words.peek().train.watch.seenAll(translated(set.title)));
  }

  private find(id: string): LevelSet {
    const set = this.library.find(id);
    if (!set) throw new Error(words.peek().sets.gone);
    return set;
  }
}

const areOfOneSeries = ({ part: a }: LevelSet, trained: LevelSet | undefined): boolean =>
  a !== undefined && a.source.text === trained?.part?.source.text && a.seed === trained.part.seed;
