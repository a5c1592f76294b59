// What is to be trained, as the address has it: `#/train?levels=puzzles&recipe=quick&size=tiny…`. An address may come
// from anyone: what is wrong in it is told in a sentence, and costs no more than itself.
import * as v from "valibot";
import type { AnyRecipeName, DQN_RECIPES } from "../../agents/dqn-recipes.ts";
import type { SizeName } from "../../agents/sizes.ts";
import type { TeamConfig } from "../../agents/team.ts";
import type { BackendPreference } from "../../backends/prepare.ts";
import { excerpt } from "../../base/check.ts";
import { count } from "../format.ts";
import { type Words, words } from "../words/words.ts";
import { MOST_PACKED } from "./own-recipe.ts";

/** The type holds the list to those there are. */
const OF_DQN: Readonly<Record<keyof typeof DQN_RECIPES, true>> = { dqn: true, "safelife-1.2-dqn": true };

/** Whether the recipe learns by DQN, which has one policy for all agents and no pay for entropy. */
export const isDqn = (recipe: string): boolean => Object.hasOwn(OF_DQN, recipe);

/** Environment steps that each is made for. */
export const RECIPE_STEPS: Readonly<Record<AnyRecipeName, number>> = {
  small: 2_500_000,
  full: 6_000_000,
  quick: 100_000,
  standard: 2_500_000,
  wide: 2_500_000,
  careful: 700_000,
  gpu: 2_500_000,
  "gpu-1024": 2_500_000,
  "safelife-1.2": 6_000_000,
  dqn: 2_500_000,
  "safelife-1.2-dqn": 6_000_000,
};

/** Environment steps between two episodes to watch. */
export type WatchEvery = keyof Words["train"]["watch"]["paces"];

export interface TrainSettings {
  /** Id of a set. */
  readonly levels: string;
  readonly recipe: AnyRecipeName | "file";
  /** The recipe that came as a file, packed; empty where another is chosen. */
  readonly file: string;
  readonly size: SizeName | "recipe";
  readonly agents: TeamConfig["policies"] | "task";
  /** Points for a changed cell. */
  readonly charge: number;
  readonly backend: BackendPreference;
  readonly steps: number;
  readonly seed: number;
  /** The agent to begin with: the name of one that comes along, or the id of a kept run; empty for new weights. */
  readonly from: string;
  readonly watch: WatchEvery;
  /** Id of the set to watch episodes on; empty for one that goes with the levels. */
  readonly on: string;
}

/** Empty levels stand for the first set there is. */
export const DEFAULTS: TrainSettings = {
  levels: "",
  recipe: "quick",
  file: "",
  size: "recipe",
  agents: "task",
  charge: 0,
  backend: "auto",
  steps: 100_000,
  seed: 0,
  from: "",
  watch: "10000",
  on: "",
};

export const MOST_STEPS = 1e9;
export const MOST_CHARGE = 100;
const LONGEST_ID = 10_000;

const numberText = (pattern: RegExp, least: number, most: number) =>
  v.pipe(v.string(), v.regex(pattern), v.transform(Number), v.minValue(least), v.maxValue(most));
const wholeText = (least: number, most: number) => numberText(/^\d{1,16}$/, least, most);
const oneOf = <Name extends string>(choices: Readonly<Record<Name, string>>) =>
  v.picklist(Object.keys(choices) as Name[]);
const id = v.pipe(v.string(), v.maxLength(LONGEST_ID));

/** Names of choices are the same in every language. */
const { recipes, sizes, agents, engineChoices, watch } = words.peek().train;

const PARTS: { readonly [Name in keyof TrainSettings]: v.GenericSchema<unknown, TrainSettings[Name]> } = {
  levels: id,
  recipe: oneOf({ ...recipes, file: "" }),
  file: v.pipe(v.string(), v.maxLength(MOST_PACKED)),
  size: oneOf(sizes),
  agents: oneOf(agents),
  charge: numberText(/^\d{1,3}(\.\d{1,6})?$/, 0, MOST_CHARGE),
  backend: oneOf(engineChoices),
  steps: wholeText(1, MOST_STEPS),
  seed: wholeText(0, Number.MAX_SAFE_INTEGER),
  from: id,
  watch: oneOf(watch.paces),
  on: id,
};
const NAMES = Object.keys(PARTS) as (keyof TrainSettings)[];

export interface ReadSettings {
  readonly settings: TrainSettings;
  /** A sentence for each part that was not taken. */
  readonly complaints: string[];
}

/** What an address asks for; a part that is missing or wrong is the default's. */
export function readTrainSettings(query: Readonly<Record<string, string>>): ReadSettings {
  const complaints: string[] = [];
  const read = <Name extends keyof TrainSettings>(name: Name): TrainSettings[Name] => {
    const text = Object.hasOwn(query, name) ? query[name] : undefined;
    if (text === undefined) return DEFAULTS[name];
    const found = v.safeParse(PARTS[name], text);
    if (found.success) return found.output as TrainSettings[Name];
    complaints.push(notTaken(name, text, wordsFor(DEFAULTS[name])));
    return DEFAULTS[name];
  };
  const settings = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as TrainSettings;
  if (settings.agents !== "independent" || !isDqn(settings.recipe)) return { settings, complaints };
  complaints.push(words.peek().train.dqnHasOnePolicy);
  return { settings: { ...settings, agents: "shared" }, complaints };
}

/** @param name of the part @param text that cannot be taken @param instead "quick" */
export function notTaken(name: keyof TrainSettings, text: string, instead: string): string {
  const w = words.peek().train;
  return w.notTaken(w.asked[name], excerpt(text), instead || w.usual);
}

const wordsFor = (value: string | number): string => (typeof value === "number" ? count(value) : value);

/** The parts of an address that `readTrainSettings` reads back; without those that are the default anyway. */
export const queryOf = (settings: TrainSettings): Record<string, string> =>
  Object.fromEntries(
    NAMES.filter((name) => ALWAYS.includes(name) || settings[name] !== DEFAULTS[name]).map((name) => [
      name,
      String(settings[name]),
    ]),
  );

/** A default may be another one some day; a link should still mean the same training. */
const ALWAYS: readonly (keyof TrainSettings)[] = ["levels", "recipe", "backend", "steps", "seed"];
