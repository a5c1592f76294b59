// What is to be trained, as the address has it: `#/train?levels=puzzles&recipe=quick&size=tiny…`. An address may come
// from anyone: what is wrong in it is told in a sentence, and costs no more than itself.
import * as v from "valibot";
import type { AnyRecipeName, DQN_RECIPES } from "../../agents/dqn-recipes.ts";
import type { SizeName } from "../../agents/sizes.ts";
import type { TeamConfig } from "../../agents/team.ts";
import type { BackendPreference } from "../../backends/prepare.ts";
import { excerpt } from "../../base/check.ts";
import { ENGINES } from "../components/engine-note.tsx";
import { count } from "../format.ts";
import { MOST_PACKED } from "./own-recipe.ts";

/** In words; the type holds the list to the recipes there are. */
export const RECIPE_WORDS: Readonly<Record<AnyRecipeName, string>> = {
  small: "Small: learns something in minutes",
  full: "Full: the same for six million steps",
  quick: "Quick: two minutes, a first look",
  standard: "Standard: for a million steps",
  wide: "Wide: small, with 128 boards at once",
  careful: "Careful: for an agent that can do its task, charged for what comes of its acts",
  gpu: "GPU: small, with 256 boards at once",
  "gpu-1024": "GPU: small, with 1,024 boards at once",
  "safelife-1.2": "SafeLife 1.2: as the original did",
  dqn: "DQN: small, by the other algorithm",
  "safelife-1.2-dqn": "SafeLife 1.2: DQN as the original did",
};

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

export const SIZE_WORDS: Readonly<Record<SizeName | "recipe", string>> = {
  recipe: "As the recipe says",
  tiny: "Tiny: fastest",
  small: "Small: two eyes",
  reference: "Reference: as the original",
};

/** Who plays the agents of levels that have several. */
export const AGENTS_WORDS: Readonly<Record<TeamConfig["policies"] | "task", string>> = {
  task: "As the task says; else copies of one",
  shared: "One policy for all",
  independent: "A policy for each",
};

export const BACKEND_WORDS: Readonly<Record<BackendPreference, string>> = {
  auto: "The fastest here",
  ...ENGINES,
  simd: "Our own SIMD engine",
  cpu: "Plain JavaScript, very slow",
};

/** Environment steps between two episodes to watch. */
export const WATCH_WORDS = {
  never: "Never",
  "2000": "Every 2,000 steps",
  "10000": "Every 10,000 steps",
  "50000": "Every 50,000 steps",
  "250000": "Every 250,000 steps",
} as const;
export type WatchEvery = keyof typeof WATCH_WORDS;

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
const oneOf = <Name extends string>(words: Readonly<Record<Name, string>>) =>
  v.picklist(Object.keys(words) as Name[]);
const id = v.pipe(v.string(), v.maxLength(LONGEST_ID));

/** How each part is read, and what it is called where it cannot be. */
const PARTS: {
  readonly [Name in keyof TrainSettings]: {
    readonly schema: v.GenericSchema<unknown, TrainSettings[Name]>;
    readonly words: string;
  };
} = {
  levels: { schema: id, words: "the levels" },
  recipe: { schema: oneOf({ ...RECIPE_WORDS, file: "" }), words: "the recipe" },
  file: { schema: v.pipe(v.string(), v.maxLength(MOST_PACKED)), words: "the recipe's file" },
  size: { schema: oneOf(SIZE_WORDS), words: "the size of the network" },
  agents: { schema: oneOf(AGENTS_WORDS), words: "who plays the agents" },
  charge: { schema: numberText(/^\d{1,3}(\.\d{1,6})?$/, 0, MOST_CHARGE), words: "the charge for changes" },
  backend: { schema: oneOf(BACKEND_WORDS), words: "the engine" },
  steps: { schema: wholeText(1, MOST_STEPS), words: "the number of steps" },
  seed: { schema: wholeText(0, Number.MAX_SAFE_INTEGER), words: "the seed" },
  from: { schema: id, words: "the agent to begin with" },
  watch: { schema: oneOf(WATCH_WORDS), words: "the pace of watching" },
  on: { schema: id, words: "the levels to watch on" },
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
    const found = v.safeParse(PARTS[name].schema, text);
    if (found.success) return found.output as TrainSettings[Name];
    complaints.push(notTaken(PARTS[name].words, text, wordsFor(DEFAULTS[name])));
    return DEFAULTS[name];
  };
  const settings = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as TrainSettings;
  if (settings.agents !== "independent" || !isDqn(settings.recipe)) return { settings, complaints };
  complaints.push("DQN has one policy for all agents, which is taken instead of one for each.");
  return { settings: { ...settings, agents: "shared" }, complaints };
}

/** @param what "the recipe" @param instead "quick" */
export const notTaken = (what: string, text: string, instead: string): string =>
  `The address asks for ${what} “${excerpt(text)}”, which is not possible here. Taken instead: ${instead || "what is usual"}.`;

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
