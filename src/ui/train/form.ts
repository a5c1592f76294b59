// What is to be trained: the form of the Train page, which is whole in its address.
import { computed, signal } from "@preact/signals";
import { untilAborted } from "../../base/abort.ts";
import { messageOf } from "../../base/check.ts";
import type { NewTraining } from "../../workers/trainer-api.ts";
import { plain } from "../format.ts";
import { newId } from "../new-id.ts";
import { note, type Route, route } from "../route.ts";
import type { Run } from "../runs.ts";
import type { Services } from "../services.ts";
import type { Spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";
import { Beginnings } from "./beginnings.ts";
import { EMPTY_CURVE } from "./curve.ts";
import { OF_RECIPE, TrainingLevels } from "./levels.ts";
import { OwnRecipe, textOf } from "./own-recipe.ts";
import {
  DEFAULTS,
  isDqn,
  notTaken,
  queryOf,
  RECIPE_STEPS,
  readTrainSettings,
  type TrainSettings,
} from "./settings.ts";
import { taskOf } from "./tasks.ts";

/** A training that has not begun. */
export interface Order {
  readonly run: Run;
  readonly start: NewTraining;
}

export class TrainForm {
  readonly settings = signal<TrainSettings>(readTrainSettings({}).settings);
  readonly levels: TrainingLevels;
  readonly beginnings: Beginnings;
  readonly ownRecipe: OwnRecipe;
  /** Whether what is chosen learns by DQN. */
  readonly isDqn = computed(() => {
    const { recipe } = this.settings.value;
    return recipe === "file" ? this.ownRecipe.outline.value?.isDqn === true : isDqn(recipe);
  });

  /** @param problem where the page says what is wrong @param readRecipe see `OwnRecipe` */
  constructor(
    private readonly services: Pick<Services, "library" | "runs" | "shipped">,
    private readonly problem: Pick<Spoken, "value">,
    readRecipe: ConstructorParameters<typeof OwnRecipe>[0],
  ) {
    this.ownRecipe = new OwnRecipe(readRecipe);
    const chosen = computed(() =>
      this.settings.value.recipe === "file" ? this.ownRecipe.outline.value : null,
    );
    this.levels = new TrainingLevels(services.library, chosen);
    this.beginnings = new Beginnings(services);
  }

  follow({ query }: Route): void {
    const { settings: read, complaints } = readTrainSettings(query);
    const [first] = this.services.library.sets.peek();
    let { levels, on } = read;
    levels ||= this.settings.peek().levels || first.id;
    // What is generated from an address is offered from then on.
    if (!this.levels.has(levels) || (levels === OF_RECIPE && read.recipe !== "file")) {
      complaints.push(notTaken("levels", levels, translated(first.title)));
      levels = first.id;
    }
    if (on !== "" && !this.levels.has(on)) {
      complaints.push(notTaken("on", on, words.peek().train.takenInstead.levels));
      on = "";
    }
    const settings = { ...read, levels, on };
    this.settings.value = settings;
    if (complaints.length > 0) this.problem.value = complaints.join(" ");
    const whole = queryOf(settings);
    if (!areEqual(whole, query)) note({ page: "train", query: whole });
    void this.checkBeginning(settings.from);
    void this.checkRecipe(settings);
  }

  choose(change: Partial<TrainSettings>): void {
    const before = this.settings.value;
    const { recipe = before.recipe } = change;
    const isPlanned = before.steps === this.stepsOf(before.recipe);
    const steps = isPlanned && recipe !== before.recipe ? this.stepsOf(recipe) : before.steps;
    const left =
      recipe === "file" ? {} : { file: "", ...(before.levels === OF_RECIPE && { levels: "puzzles" }) };
    note({ page: "train", query: queryOf({ ...before, steps, ...left, ...change }) });
    this.follow(route.peek());
  }

  private stepsOf(recipe: TrainSettings["recipe"]): number {
    return recipe === "file"
      ? (this.ownRecipe.outline.peek()?.steps ?? DEFAULTS.steps)
      : RECIPE_STEPS[recipe];
  }

  /** Chooses a recipe that came as a file, with the levels that it brings. */
  async openRecipe(file: File): Promise<void> {
    try {
      const { packed, outline } = await this.ownRecipe.open(file);
      const { steps, hasLevels } = outline;
      this.problem.value = "";
      // A file says all of these itself: chosen besides, they would change it.
      const { size, agents, charge, from } = DEFAULTS;
      const levels = hasLevels ? { levels: OF_RECIPE } : {};
      this.choose({ recipe: "file", file: packed, steps, size, agents, charge, from, ...levels });
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  private async checkRecipe({ recipe, file }: TrainSettings): Promise<void> {
    try {
      if (recipe === "file") await this.ownRecipe.follow(file);
    } catch (error) {
      if (this.settings.peek().file !== file) return;
      this.problem.value = messageOf(error);
      this.choose({ recipe: DEFAULTS.recipe });
    }
  }

  async openLevels(file: File): Promise<void> {
    try {
      const set = await this.services.library.open(file);
      if (set) this.choose({ levels: set.id });
      this.problem.value = "";
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** What the settings ask for, loaded. @throws Error with a sentence, or the signal's reason */
  async order(signal: AbortSignal): Promise<Order> {
    const settings = this.settings.peek();
    const { recipe, seed, steps, levels } = settings;
    const trainedOn = await untilAborted(this.levels.trainedOn(levels), signal);
    const start = await untilAborted(this.newTraining(settings), signal);
    const run: Run = {
      id: newId(),
      name: this.nameOf(trainedOn.setTitle, settings),
      recipe: this.titleOf(recipe),
      seed,
      steps: 0,
      totalSteps: steps,
      ...trainedOn,
      checkpoint: new Uint8Array(),
      curve: EMPTY_CURVE,
      changes: [],
      query: queryOf(settings),
      savedAt: Date.now(),
    };
    return { run, start };
  }

  private async checkBeginning(id: string): Promise<void> {
    if (id === "" || (await this.beginnings.awaited(id)) || this.settings.peek().from !== id) return;
    this.problem.value = notTaken("from", id, words.peek().train.takenInstead.from);
    this.choose({ from: "" });
  }

  private async newTraining({
    recipe,
    file,
    size,
    agents,
    charge,
    seed,
    levels,
    from,
  }: TrainSettings): Promise<NewTraining> {
    const beginning = from === "" ? undefined : await this.beginnings.awaited(from);
    if (from !== "" && !beginning) throw new Error(words.peek().train.beginningIsGone);
    return {
      kind: "new",
      ...{ charge, seed, task: taskOf(levels) },
      recipe: recipe === "file" ? { text: textOf(file) } : recipe,
      size: size === "recipe" ? undefined : size,
      agents: agents === "task" ? undefined : agents,
      weights: await beginning?.load(),
    };
  }

  private titleOf(recipe: TrainSettings["recipe"]): string {
    return recipe === "file" ? (this.ownRecipe.outline.peek()?.name ?? recipe) : recipe;
  }

  private nameOf(title: string, { recipe, size, agents, charge, from, seed }: TrainSettings): string {
    const w = words.peek().train.naming;
    return [
      translated(title),
      this.titleOf(recipe),
      ...(size === "recipe" || from !== "" ? [] : [size]),
      ...(agents === "task" || from !== "" ? [] : [w.policies[agents]]),
      ...(charge === 0 ? [] : [w.charge(plain(charge))]),
      ...(from === "" ? [] : [w.from(translated(this.beginnings.find(from)?.title ?? ""))]),
      w.seed(seed),
    ].join(" · ");
  }
}

function areEqual(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys({ ...a, ...b });
  return names.every((name) => a[name] === b[name]);
}
