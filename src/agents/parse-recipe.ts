// Reads a recipe from a stranger's file. Bounds keep it from asking for more memory than a page has.
import * as v from "valibot";
import { observationWords } from "../env/packed-observation.ts";
import { minibatchCount } from "../ppo/update.ts";
import type { AnyRecipe, DqnRecipe } from "./dqn-recipes.ts";
import { numbersPerObservation, parameterCount } from "./networks.ts";
import { RECIPES, type Recipe } from "./recipes.ts";
import { constant } from "./schedule.ts";
import { CHANGEABLE, MOST_CHANGES } from "./schedule-changes.ts";
import { MOST_AGENTS } from "./team.ts";

/** Fifty times the largest of our networks. */
const MAX_PARAMETERS = 20_000_000;
/** Observations of a rollout and outputs of all layers on them, as if it were learned at once: 1 GB of floats. */
const MAX_NUMBERS = 2 ** 28;

/** 256 MB. */
const MAX_REPLAY_WORDS = 2 ** 26;

/** @param text JSON
 *  @throws one sentence or a clause of one, on what is wrong */
export function parseRecipe(text: string): AnyRecipe {
  const json: unknown = JSON.parse(text);
  const isDqn = typeof json === "object" && json !== null && "dqn" in json;
  const recipe: AnyRecipe = isDqn ? v.parse(dqnRecipeSchema, json) : v.parse(recipeSchema, json);
  const parameters = parameterCount(recipe.network);
  if (parameters > MAX_PARAMETERS) {
    throw new Error(`its network has ${parameters} parameters; the limit is ${MAX_PARAMETERS}.`);
  }
  if ("dqn" in recipe) checkReplay(recipe);
  else checkRollout(recipe);
  return recipe;
}

function checkRollout({ network, ppo, rows, team }: Recipe): void {
  const samples = rows * ppo.rolloutSteps * (team?.count ?? 1);
  const numbers = samples * numbersPerObservation(network);
  if (numbers > MAX_NUMBERS) {
    throw new Error(
      `${rows} rows of ${ppo.rolloutSteps} steps are ${numbers} numbers in its network; the limit is ${MAX_NUMBERS}.`,
    );
  }
  const minibatches = minibatchCount(ppo);
  if (minibatches > samples) {
    throw new Error(`its ${samples} samples cannot be cut into ${minibatches} minibatches.`);
  }
}

function checkReplay({ network, dqn, team, ...recipe }: DqnRecipe): void {
  const rows = recipe.rows * (team?.count ?? 1);
  const { replaySteps, warmUpSteps, batch, multiStep } = dqn;
  const numbers = Math.max(batch, rows) * numbersPerObservation(network);
  if (numbers > MAX_NUMBERS) {
    throw new Error(`its batches are ${numbers} numbers in its network; the limit is ${MAX_NUMBERS}.`);
  }
  const words = replaySteps * observationWords(network.view, network.channels);
  if (words > MAX_REPLAY_WORDS) {
    throw new Error(`its ${replaySteps} steps to learn from are ${4 * words} bytes; the limit is 256 MB.`);
  }
  const kept = rows * Math.floor(replaySteps / rows);
  if (warmUpSteps > kept || warmUpSteps - rows * multiStep < 2 * batch) {
    throw new Error(
      `it begins to learn from ${warmUpSteps} steps; with its rows and batches, ${2 * batch + rows * multiStep} to ${kept} make sense.`,
    );
  }
}

const from = (low: number, high: number) => v.pipe(v.number(), v.minValue(low), v.maxValue(high));
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));
/** At 1 a running mean would never begin. */
const decay = v.pipe(from(0, 1), v.ltValue(1));
const numberOrNone = v.union([from(0, 1e9), v.literal("none")]);
const adam = {
  learningRate: from(0, 10),
  beta1: decay,
  beta2: decay,
  epsilon: v.pipe(from(0, 1), v.gtValue(0)),
  maxGradNorm: numberOrNone,
};
const schedule = v.pipe(
  v.array(v.object({ step: from(0, Number.MAX_SAFE_INTEGER), value: from(0, 1e6) })),
  v.minLength(1),
  v.maxLength(1000),
);

/** A path below levels/random that leads nowhere else. */
const kind = v.pipe(v.string(), v.maxLength(100), v.regex(/^[\w-]+(\/[\w-]+)*$/));
const levels = v.variant("kind", [
  v.object({ kind: v.literal("given") }),
  v.object({
    kind: v.literal("random"),
    of: kind,
    /** All of them are in every checkpoint. */
    distinct: v.union([whole(1, 1000), v.literal("all")]),
  }),
  v.object({ kind: v.literal("mix"), first: kind, second: kind, chance: schedule }),
  v.object({
    kind: v.literal("curriculum"),
    stages: v.pipe(v.array(kind), v.minLength(1), v.maxLength(20)),
    distribution: v.optional(v.picklist(["progress", "uniform"])),
  }),
]);

export const rewardTermSchema = v.variant("kind", [
  v.object({
    kind: v.literal("movementBonus"),
    bonus: from(-1e6, 1e6),
    power: from(0, 1e6),
    period: whole(1, 1000),
    as: v.picklist(["bonus", "penalty"]),
  }),
  v.object({ kind: v.literal("exitBonus"), bonus: from(-1e6, 1e6) }),
  v.object({
    kind: v.literal("boardChange"),
    coefficient: from(-1e6, 1e6),
    baseline: v.picklist(["starting-state", "inaction"]),
    rewardCells: v.picklist(["ignore", "charge"]),
    rollout: v.optional(whole(0, 1000)),
  }),
]);

/** Fields are written in the order in which they are read. */
const beginning = {
  name: v.pipe(v.string(), v.maxLength(200), v.regex(/^\P{Cc}*$/u, "a control character in its name")),
  network: v.object({
    view: v.object({ height: whole(1, 101), width: whole(1, 101) }),
    channels: v.pipe(v.array(whole(0, 31)), v.minLength(1), v.maxLength(16)),
    convs: v.pipe(
      v.array(v.object({ filters: whole(1, 512), size: whole(1, 15), stride: whole(1, 15) })),
      v.maxLength(8),
    ),
    near: v.union([v.object({ size: whole(1, 101), units: whole(1, 4096) }), v.literal("none")]),
    hidden: whole(1, 4096),
    init: v.picklist(["pytorch", "scaled", "orthogonal"]),
    heads: v.optional(v.picklist(["together", "apart"])),
  }),
};

const rest = {
  /** The first files had neither this nor the next. */
  levels: v.optional(levels, { kind: "given" }),
  steps: v.optional(whole(1, Number.MAX_SAFE_INTEGER), RECIPES.small.steps),
  rows: whole(1, 10_000),
  timeLimit: whole(1, 1_000_000),
  rewardTerms: v.pipe(v.array(rewardTermSchema), v.maxLength(20)),
  exitDifficulty: schedule,
  /** The first files did not have it. */
  sideEffectFactor: v.optional(schedule, constant(1)),
  learningRateFactor: schedule,
  /** Nor this. */
  entropyFactor: v.optional(schedule, constant(1)),
  changes: v.optional(
    v.pipe(
      v.array(
        v.object({
          step: whole(0, Number.MAX_SAFE_INTEGER),
          name: v.picklist(CHANGEABLE),
          value: v.nullable(from(0, 1e6)),
        }),
      ),
      v.maxLength(MOST_CHANGES),
    ),
  ),
};

const team = v.optional(
  v.object({ count: whole(1, MOST_AGENTS), policies: v.picklist(["shared", "independent"]) }),
);

const recipeSchema = v.object({
  ...beginning,
  ppo: v.object({
    rolloutSteps: whole(1, 10_000),
    epochs: whole(1, 1000),
    minibatches: whole(1, 10_000),
    minibatchSplit: v.picklist(["exact", "oneMore"]),
    ...adam,
    gamma: from(0, 1),
    lambda: from(0, 1),
    advantages: v.picklist(["gae", "lambdaOnly"]),
    valueTargets: v.picklist(["advantagePlusValue", "discountedSum"]),
    timeLimit: v.picklist(["truncates", "terminates"]),
    advantageNormalization: v.picklist(["none", "minibatch"]),
    clip: from(0, 10),
    valueClip: numberOrNone,
    surrogate: v.picklist(["ratio", "ratioMinusOne"]),
    valueCoefficient: from(0, 1e6),
    entropyCoefficient: from(0, 1e6),
    entropyCeiling: numberOrNone,
  }),
  ...rest,
  team,
});

const dqnRecipeSchema = v.object({
  ...beginning,
  ...rest,
  dqn: v.object({
    rolloutSteps: whole(1, 10_000),
    replaySteps: whole(1, 10_000_000),
    warmUpSteps: whole(0, 10_000_000),
    batch: whole(1, 100_000),
    targetEvery: whole(1, 1_000_000_000),
    targetStart: v.picklist(["same", "other"]),
    multiStep: whole(1, 1000),
    multiStepEnd: v.picklist(["exact", "oneEarly"]),
    timeLimit: v.picklist(["truncates", "terminates"]),
    nextAction: v.picklist(["target", "online"]),
    dueling: v.picklist(["row", "batch"]),
    gamma: from(0, 1),
    ...adam,
  }),
  exploration: v.pipe(
    v.array(v.object({ step: from(0, Number.MAX_SAFE_INTEGER), value: from(0, 1) })),
    v.minLength(1),
    v.maxLength(1000),
  ),
  team: v.pipe(
    team,
    v.check((team) => team?.policies !== "independent", "DQN with independent policies"),
  ),
});
