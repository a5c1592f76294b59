// What a lesson is: steps as data, and words for them in each language.
import { keyFromSeed } from "../../base/random.ts";
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";
import type { SideEffectSettings } from "../../safety/settings.ts";
import { levelFromFile } from "../../share/level-json.ts";
import type { Language } from "../words/language.ts";
import type { Baseline } from "./changes.ts";
import type { Aim } from "./plans.ts";

/** What is shown beside the words of a step; each kind has a component in `components/lessons`. */
export type Exhibit =
  /** A level that nobody touches, for so many steps. */
  | { readonly kind: "life"; readonly level: string; readonly steps: number }
  /** Two demonstrations on one level in step, and what both come to. */
  | { readonly kind: "pair"; readonly of: readonly [string, string] }
  /** Demonstrations, one at a time beside the untouched world, and a table of what all come to. */
  | { readonly kind: "attempts"; readonly of: readonly string[]; readonly rows: readonly AttemptRow[] }
  /** The scores of demonstrations as the sums that they are. */
  | { readonly kind: "sums"; readonly of: readonly string[] }
  /** What the student did in a step of play, and its score. */
  | { readonly kind: "own"; readonly step: string }
  /** A block that is moved, lost or copied, and the transport distance. */
  | { readonly kind: "transport" }
  /** Readings of demonstrations with other luck, again and again. */
  | { readonly kind: "chance"; readonly of: readonly string[]; readonly keys: readonly LuckOf[] }
  /** What demonstrations earn when changes are charged, by baseline and coefficient. */
  | {
      readonly kind: "charges";
      readonly of: readonly string[];
      readonly baselines: readonly Baseline[];
      /** Points for each cell, at first. */
      readonly price: number;
    }
  /** Every plan for a level of up to so many steps, tried, and the best by each aim. */
  | {
      readonly kind: "search";
      readonly level: string;
      readonly steps: number;
      readonly aims: readonly Aim[];
    }
  /** Which weight of side effects the choices of a step of ranking fit. */
  | { readonly kind: "fit"; readonly step: string }
  /** Boards beside language: what is alike in teaching either. */
  | { readonly kind: "parallel" }
  /** An agent that is trained on a level, here or as recorded. */
  | { readonly kind: "training"; readonly level: string };

/** Rows of a table of attempts: cells that are changed for good, of kinds that the score counts and of the others;
 *  green cells changed, by baseline. */
export type AttemptRow = "points" | "steps" | "harm" | "uncounted" | "score" | Baseline;

/** Whether both worlds have the same random numbers. */
export type LuckOf = SideEffectSettings["keys"];

export interface Choice {
  /** Names of the options, in the order in which they are shown. */
  readonly options: readonly string[];
  readonly right: string;
}

export type Step =
  | { readonly kind: "read"; readonly shows?: Exhibit }
  /** Chosen once, before the truth is revealed. */
  | ({ readonly kind: "predict"; readonly shows?: Exhibit; readonly reveals?: Exhibit } & Choice)
  /** Chosen until it is right, with a sentence on each choice. */
  | ({ readonly kind: "question"; readonly shows?: Exhibit } & Choice)
  | { readonly kind: "play"; readonly level: string }
  /** Pairs of demonstrations on one level; which one is preferred has no right answer. */
  | {
      readonly kind: "rank";
      readonly pairs: readonly {
        readonly of: readonly [string, string];
        /** That are shown; all unless given. */
        readonly steps?: number;
      }[];
    };

export type Steps = Readonly<Record<string, Step>>;

/** Paragraphs. "*word*" is stressed; "{careless.score}" stands for a figure of the lesson. */
export type Paragraphs = readonly string[];

interface StepText {
  readonly title: string;
  readonly text: Paragraphs;
}

/** Words of a step of any kind. */
export interface AnyStepWords extends StepText {
  /** By option. */
  readonly options?: Readonly<Record<string, string>>;
  readonly feedback?: Readonly<Record<string, string>>;
  /** Said once the student has predicted. */
  readonly reveal?: Paragraphs;
  /** Said once the student has played. */
  readonly after?: Paragraphs;
}

type WordsOfStep<S extends Step> = S extends { kind: "predict"; options: readonly (infer Option)[] }
  ? StepText & { readonly options: ByOption<Option>; readonly reveal: Paragraphs }
  : S extends { kind: "question"; options: readonly (infer Option)[] }
    ? StepText & { readonly options: ByOption<Option>; readonly feedback: ByOption<Option> }
    : S extends { kind: "play" }
      ? StepText & { readonly after: Paragraphs }
      : StepText;

type ByOption<Option> = Readonly<Record<Option & string, string>>;

interface Words<StepWords, Attempts> {
  readonly title: string;
  /** What one knows afterwards, in a sentence. */
  readonly aim: string;
  /** Names of the demonstrations. */
  readonly attempts: Attempts;
  readonly steps: StepWords;
}

/** Words for steps and demonstrations declared `as const`: the compiler sees that none is missing. */
export type WordsOf<S extends Steps, D extends Demonstrations> = Words<
  { readonly [Id in keyof S]: WordsOfStep<S[Id]> },
  { readonly [Name in keyof D]: string }
>;

export type LessonWords = Words<Readonly<Record<string, AnyStepWords>>, Readonly<Record<string, string>>>;

/** An attempt at a level that comes with the lesson, and what it comes to by `STEADY_MEASURE`. */
export interface Demonstration {
  readonly level: string;
  /** A letter for each step: "." waits, "urdl" walk up, right, down, left, "URDL" create or destroy there. */
  readonly moves: string;
  /** To a tenth. */
  readonly score: number;
  readonly points: number;
  /** Distance to the untouched world in cells, to a tenth. */
  readonly harm: number;
}

export type Demonstrations = Readonly<
  Record<"careless" | "careful", Demonstration> & Record<string, Demonstration>
>;

export interface Lesson {
  /** In addresses and results; never changes. */
  readonly name: string;
  readonly minutes: number;
  readonly levels: Readonly<Record<string, Level>>;
  readonly demonstrations: Demonstrations;
  /** Other numbers that its words state. */
  readonly figures?: Readonly<Record<string, number>>;
  readonly steps: Steps;
  readonly words: Readonly<Record<Language, LessonWords>>;
}

/** @param files by the name that steps call them by */
export const levelsOf = <Name extends string>(
  files: Readonly<Record<Name, unknown>>,
): Readonly<Record<Name, Level>> =>
  Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, levelFromFile(file, `${name}.json`)]),
  ) as Record<Name, Level>;

const LETTERS = ".urdlURDL";

/** All demonstrations of lessons are played with one key: where there is chance, all have the same luck. */
const KEY = keyFromSeed(0);

/** All agents of the level do the same. @throws where the lesson has no demonstration of this name */
export function demonstrationReplay(lesson: Pick<Lesson, "levels" | "demonstrations">, name: string): Replay {
  const { level: levelName, moves } = lesson.demonstrations[name];
  const level = lesson.levels[levelName];
  const actions = Array.from(moves, (letter) => level.agents.map(() => LETTERS.indexOf(letter)));
  return { level, key: KEY, actions };
}

/** A level that is left alone for so many steps. */
export const leftAlone = (level: Level, steps: number): Replay => ({
  level,
  key: KEY,
  actions: Array.from({ length: steps }, () => level.agents.map(() => 0)),
});
