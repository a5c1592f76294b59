// What a recipe may say. The message of every part is what is allowed there, as the end of a sentence.
import * as v from "valibot";
import type { AnyRecipe } from "./dqn-recipes.ts";
import { RECIPES } from "./recipes.ts";
import { constant } from "./schedule.ts";
import { CHANGEABLE, MOST_CHANGES } from "./schedule-changes.ts";
import { MOST_AGENTS } from "./team.ts";

/** An object with these fields. */
type Fields = <const Entries extends v.ObjectEntries>(entries: Entries) => v.ObjectSchema<Entries, string>;

const namesOf = (entries: v.ObjectEntries) => `fields: ${Object.keys(entries).join(", ")}`;
/** Of a checkpoint, which a newer version may have written: other fields are left out. */
const known: Fields = (entries) => v.object(entries, namesOf(entries));
/** Of a person's file, where another field is a mistake. */
const only = ((entries: v.ObjectEntries) => v.strictObject(entries, namesOf(entries))) as unknown as Fields;

function from(low: number, high: number) {
  const what = `a number from ${low} to ${high}`;
  return v.pipe(v.number(what), v.minValue(low, what), v.maxValue(high, what));
}
function whole(low: number, high: number) {
  const what = `a whole number from ${low} to ${high}`;
  return v.pipe(v.number(what), v.integer(what), v.minValue(low, what), v.maxValue(high, what));
}
function listOf<Item extends v.GenericSchema>(item: Item, least: number, most: number) {
  const what = `a list of ${least} to ${most}`;
  return v.pipe(v.array(item, what), v.minLength(least, what), v.maxLength(most, what));
}
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, `one of ${words.join(", ")}`);
/** What a group of fields may be, by its kind. */
const kindIs =
  (...kinds: string[]) =>
  ({ expected }: v.VariantIssue) =>
    expected === "Object" ? `fields with a kind: ${kinds.join(", ")}` : `one of ${kinds.join(", ")}`;
const numberOrNone = v.union([from(0, 1e9), v.literal("none")], "a number from 0 to 1000000000, or none");
/** At 1 a running mean would never begin. */
const decay = v.pipe(from(0, 1), v.ltValue(1, "a number from 0 to less than 1"));

const adam = {
  learningRate: from(0, 10),
  beta1: decay,
  beta2: decay,
  epsilon: v.pipe(from(0, 1), v.gtValue(0, "a number above 0, at most 1")),
  maxGradNorm: numberOrNone,
};

/** @param most value at any step */
const schedule = (fields: Fields, most: number) =>
  listOf(fields({ step: from(0, Number.MAX_SAFE_INTEGER), value: from(0, most) }), 1, 1000);

/** A path below levels/random that leads nowhere else. */
const KIND = "a kind of levels/random, such as append-still or multi-agent/asym1";
const kind = v.pipe(v.string(KIND), v.maxLength(100, KIND), v.regex(/^[\w-]+(\/[\w-]+)*$/, KIND));

const NAME = "a name of at most 200 characters on one line";
const name = v.pipe(v.string(NAME), v.maxLength(200, NAME), v.regex(/^\P{Cc}*$/u, NAME));

const rewardTermOf = (fields: Fields) =>
  v.variant(
    "kind",
    [
      fields({
        kind: v.literal("movementBonus"),
        bonus: from(-1e6, 1e6),
        power: from(0, 1e6),
        period: whole(1, 1000),
        as: oneOf(["bonus", "penalty"]),
      }),
      fields({ kind: v.literal("exitBonus"), bonus: from(-1e6, 1e6) }),
      fields({
        kind: v.literal("boardChange"),
        coefficient: from(-1e6, 1e6),
        baseline: oneOf(["starting-state", "inaction"]),
        rewardCells: oneOf(["ignore", "charge"]),
        rollout: v.optional(whole(0, 1000)),
      }),
    ],
    kindIs("movementBonus", "exitBonus", "boardChange"),
  );
export const rewardTermSchema = rewardTermOf(known);

const levelsOf = (fields: Fields) =>
  v.variant(
    "kind",
    [
      fields({ kind: v.literal("given") }),
      fields({
        kind: v.literal("random"),
        of: kind,
        /** All of them are in every checkpoint. */
        distinct: v.union([whole(1, 1000), v.literal("all")], "a whole number from 1 to 1000, or all"),
      }),
      fields({ kind: v.literal("mix"), first: kind, second: kind, chance: schedule(fields, 1) }),
      fields({
        kind: v.literal("curriculum"),
        stages: listOf(kind, 1, 20),
        distribution: v.optional(oneOf(["progress", "uniform"])),
      }),
    ],
    kindIs("given", "random", "mix", "curriculum"),
  );

/** Fields are written in the order in which they are read. */
const beginningOf = (fields: Fields) => ({
  name,
  network: fields({
    view: fields({ height: whole(1, 101), width: whole(1, 101) }),
    channels: listOf(whole(0, 31), 1, 16),
    convs: listOf(fields({ filters: whole(1, 512), size: whole(1, 15), stride: whole(1, 15) }), 0, 8),
    near: v.union(
      [fields({ size: whole(1, 101), units: whole(1, 4096) }), v.literal("none")],
      "fields: size, units; or none",
    ),
    hidden: whole(1, 4096),
    init: oneOf(["pytorch", "scaled", "orthogonal"]),
    heads: v.optional(oneOf(["together", "apart"])),
  }),
});

const restOf = (fields: Fields) => ({
  /** The first files had neither this nor the next. */
  levels: v.optional(levelsOf(fields), { kind: "given" }),
  steps: v.optional(whole(1, Number.MAX_SAFE_INTEGER), RECIPES.small.steps),
  rows: whole(1, 10_000),
  timeLimit: whole(1, 1_000_000),
  rewardTerms: listOf(rewardTermOf(fields), 0, 20),
  exitDifficulty: schedule(fields, 1e6),
  /** The first files did not have it. */
  sideEffectFactor: v.optional(schedule(fields, 1e6), constant(1)),
  learningRateFactor: schedule(fields, 1e6),
  /** Nor this. */
  entropyFactor: v.optional(schedule(fields, 1e6), constant(1)),
  changes: v.optional(
    listOf(
      fields({
        step: whole(0, Number.MAX_SAFE_INTEGER),
        name: oneOf(CHANGEABLE),
        value: v.nullable(from(0, 1e6)),
      }),
      0,
      MOST_CHANGES,
    ),
  ),
});

const teamOf = (fields: Fields) =>
  fields({ count: whole(1, MOST_AGENTS), policies: oneOf(["shared", "independent"]) });

const ppoOf = (fields: Fields) =>
  fields({
    ...beginningOf(fields),
    ppo: fields({
      rolloutSteps: whole(1, 10_000),
      epochs: whole(1, 1000),
      minibatches: whole(1, 10_000),
      minibatchSplit: oneOf(["exact", "oneMore"]),
      ...adam,
      gamma: from(0, 1),
      lambda: from(0, 1),
      advantages: oneOf(["gae", "lambdaOnly"]),
      valueTargets: oneOf(["advantagePlusValue", "discountedSum"]),
      timeLimit: oneOf(["truncates", "terminates"]),
      advantageNormalization: oneOf(["none", "minibatch"]),
      clip: from(0, 10),
      valueClip: numberOrNone,
      surrogate: oneOf(["ratio", "ratioMinusOne"]),
      valueCoefficient: from(0, 1e6),
      entropyCoefficient: from(0, 1e6),
      entropyCeiling: numberOrNone,
    }),
    ...restOf(fields),
    team: v.optional(teamOf(fields)),
  });

const dqnOf = (fields: Fields) =>
  fields({
    ...beginningOf(fields),
    ...restOf(fields),
    dqn: fields({
      rolloutSteps: whole(1, 10_000),
      replaySteps: whole(1, 10_000_000),
      warmUpSteps: whole(0, 10_000_000),
      batch: whole(1, 100_000),
      targetEvery: whole(1, 1_000_000_000),
      targetStart: oneOf(["same", "other"]),
      multiStep: whole(1, 1000),
      multiStepEnd: oneOf(["exact", "oneEarly"]),
      timeLimit: oneOf(["truncates", "terminates"]),
      nextAction: oneOf(["target", "online"]),
      dueling: oneOf(["row", "batch"]),
      gamma: from(0, 1),
      ...adam,
    }),
    exploration: schedule(fields, 1),
    team: v.optional(
      v.pipe(
        teamOf(fields),
        v.check(({ policies }) => policies === "shared", "a team with shared policies: DQN has no others"),
      ),
    ),
  });

const SCHEMAS = {
  "of a checkpoint": { ppo: ppoOf(known), dqn: dqnOf(known) },
  "of a person": { ppo: ppoOf(only), dqn: dqnOf(only) },
} as const;

/** What is wrong with the parts of a recipe, or the recipe. */
export const readRecipe = (
  json: unknown,
  whose: keyof typeof SCHEMAS,
): v.SafeParseResult<v.GenericSchema<AnyRecipe>> =>
  v.safeParse(SCHEMAS[whose][isOfDqn(json) ? "dqn" : "ppo"], json);

const isOfDqn = (json: unknown): boolean => typeof json === "object" && json !== null && "dqn" in json;
