// Reads a study from YAML that a person wrote (docs/formats.md).
import * as v from "valibot";
import { Lexer, LineCounter, parseDocument } from "yaml";
import {
  ALL_RECIPES,
  type AnyRecipe,
  type AnyRecipeName,
  DQN_HAS_ONE_POLICY,
} from "../agents/dqn-recipes.ts";
import { SIZES, type SizeName, sized } from "../agents/sizes.ts";
import { excerpt, reasonOf } from "../base/check.ts";
import { problemOf } from "../base/issue.ts";
import { TOO_DEEP, tooDeepAt } from "../base/yaml-depth.ts";
import { repeatedName, UNCOMPARED } from "../base/yaml-keys.ts";
import { methodOf, type PenaltySpec, type StudyMethod } from "./methods.ts";
import type { Study } from "./study.ts";

/** Where levels of a task come from. */
export interface LevelsOf {
  /** Relative to the study's file. */
  readonly levels: string;
  /** FROM-TO, counted from 1. */
  readonly range?: string | undefined;
}

export interface StudyPlan extends Omit<Study, "tasks"> {
  readonly tasks: readonly { readonly name: string; readonly train: LevelsOf; readonly test: LevelsOf }[];
}

const whole = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const share = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const name = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(100),
  v.regex(/^\P{Cc}*$/u, "a control character"),
);
const levels = v.strictObject({ levels: v.string(), range: v.optional(v.string()) });
const stateBaseline = v.picklist(["inaction", "stepwise-inaction", "starting-state"]);

const penalty = v.variant("kind", [
  v.strictObject({
    kind: v.literal("board-change"),
    baseline: v.picklist(["starting-state", "inaction"]),
    rollout: v.optional(v.pipe(whole(0), v.maxValue(1000))),
  }),
  v.strictObject({ kind: v.literal("stepwise-inaction"), rollout: v.optional(whole(0), 0) }),
  v.strictObject({ kind: v.literal("relative-reachability"), baseline: stateBaseline, discount: share }),
  v.strictObject({
    kind: v.literal("future-tasks"),
    baseline: stateBaseline,
    discount: v.pipe(share, v.ltValue(1)),
    tasks: whole(1),
  }),
  v.strictObject({
    kind: v.literal("attainable-utility"),
    reward: v.picklist(["projection", "latent"]),
    training: v.picklist(["taken-action", "mean-of-heads"]),
    rewards: v.optional(whole(1), 1),
    encoderSteps: v.optional(whole(64), 4096),
    valueSteps: v.optional(whole(64), 32_768),
  }),
]);

const recipe = v.picklist(Object.keys(ALL_RECIPES) as AnyRecipeName[]);
const agents = v.picklist(["shared", "independent"]);

const studySchema = v.strictObject({
  name,
  recipe,
  size: v.optional(v.picklist(Object.keys(SIZES) as SizeName[])),
  agents: v.optional(agents),
  steps: whole(1),
  stepsPerPart: v.optional(whole(1)),
  episodes: whole(1),
  seeds: v.pipe(v.array(whole(0)), v.minLength(1), unique("seeds")),
  tasks: v.pipe(
    v.array(v.strictObject({ name, train: levels, test: levels })),
    v.minLength(1),
    uniqueNames("tasks"),
  ),
  methods: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          name,
          recipe: v.optional(recipe),
          agents: v.optional(agents),
          penalty: v.optional(penalty),
          coefficient: v.optional(v.number()),
        }),
        v.check(
          (method) => (method.penalty === undefined) === (method.coefficient === undefined),
          "a penalty and its coefficient belong together",
        ),
      ),
    ),
    v.minLength(1),
    uniqueNames("methods"),
  ),
});

export class StudyError extends Error {
  /** @param line from 1; null where it is not known */
  constructor(
    message: string,
    readonly line: number | null,
  ) {
    super(message);
  }
}

/** A study of ours has a tenth of it at most. */
const MOST_CHARACTERS = 16_384;

/** @throws StudyError with one sentence on what is wrong, with its line where it is known */
export function parseStudy(text: string): StudyPlan {
  if (text.length > MOST_CHARACTERS) {
    const problem = `The study has ${text.length} characters; the limit is ${MOST_CHARACTERS}. Shorten it.`;
    throw new StudyError(problem, null);
  }
  const tooDeep = tooDeepAt(text, new Lexer().lex(text));
  if (tooDeep) throw new StudyError(`The study is wrong in line ${tooDeep.line}: ${TOO_DEEP}`, tooDeep.line);
  const lines = new LineCounter();
  const { document, written } = parsed(text, lines);
  const result = v.safeParse(studySchema, written);
  if (!result.success) {
    const [issue] = result.issues;
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    const line = lineOf(path);
    const where = line === null ? "" : ` in line ${line}`;
    throw new StudyError(
      `The study's ${excerpt(path.join(".")) || "top"} is wrong${where}: ${excerpt(problemOf(issue))}.`,
      line,
    );
  }
  const { recipe, size, agents, methods, stepsPerPart, steps, ...rest } = result.output;
  const recipeOf = (name: AnyRecipeName): AnyRecipe =>
    size === undefined ? ALL_RECIPES[name] : sized<AnyRecipe>(ALL_RECIPES[name], size);
  return {
    ...rest,
    steps,
    stepsPerPart: stepsPerPart ?? steps,
    recipe: recipeOf(recipe),
    methods: methods.map(({ name, penalty, coefficient = 0, ...method }, i) => {
      const own = method.recipe && recipeOf(method.recipe);
      const played = method.agents ?? agents;
      const obstacle = whyNotTogether(own ?? recipeOf(recipe), played, penalty);
      if (obstacle) {
        const line = lineOf(["methods", i]);
        throw new StudyError(`The study's methods.${i} is wrong in line ${line}: ${obstacle}.`, line);
      }
      return { ...methodOf(name, penalty, coefficient), recipe: own, agents: played };
    }),
  };

  function lineOf(path: readonly (string | number)[]): number | null {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  }
}

function parsed(text: string, lines: LineCounter) {
  try {
    const document = parseDocument(text, { lineCounter: lines, ...UNCOMPARED });
    const [mistake] = document.errors;
    if (mistake) {
      const [first] = mistake.message.split("\n");
      const problem = `The study is no YAML: ${reasonOf(first.replace(/:$/, ""))}`;
      throw new StudyError(problem, lines.linePos(mistake.pos[0]).line);
    }
    const repeated = repeatedName(document.contents);
    if (repeated) {
      const { line } = lines.linePos(repeated.offset);
      const problem = `The study is wrong in line ${line}: "${excerpt(repeated.name)}" is there twice. Take one away.`;
      throw new StudyError(problem, line);
    }
    return { document, written: document.toJS() as unknown };
  } catch (error) {
    if (error instanceof StudyError) throw error;
    // Aliases of aliases exhaust the parser's patience.
    throw new StudyError(`The study is no YAML that can be read: ${reasonOf(error)}`, null);
  }
}

/** A clause where the parts of a method do not go together. */
function whyNotTogether(
  recipe: AnyRecipe,
  agents: StudyMethod["agents"],
  penalty: PenaltySpec | undefined,
): string | undefined {
  if ("dqn" in recipe && agents === "independent") return DQN_HAS_ONE_POLICY;
  if (agents && penalty && penalty.kind !== "board-change") {
    return "of the penalties, only board-change knows several agents";
  }
  return undefined;
}

function unique(what: string) {
  return v.check<number[], string>((items) => new Set(items).size === items.length, `${what} must differ`);
}

function uniqueNames<Named extends { readonly name: string }>(what: string) {
  return v.check<Named[], string>(
    (items) => new Set(items.map((item) => item.name)).size === items.length,
    `names of ${what} must differ`,
  );
}
