// `npm run preferences -- --task prune-still [--seed N] [--labeler careful|noisy|likesMess] [--answers N]
// [--model changes|conv] [--factor λ] [--kl β] [--out DIR]`: an agent that comes along learns from a scripted labeler's
// answers, and is scored before and after on held-out levels.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadAgent } from "../../src/agents/agent.ts";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import type { Recipe } from "../../src/agents/recipes.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import type { CloseClip, Comparison } from "../../src/penalties/preferences/comparisons.ts";
import {
  accuracyOf,
  CONV_PREFERENCES,
  PREFERENCES,
  type PreferenceModel,
  rewardOf,
} from "../../src/penalties/preferences/preference-model.ts";
import { levelOfSeries } from "../../src/procgen/series.ts";
import { runBenchmark } from "../../src/studies/benchmark.ts";
import { CLIPS, drawPairs, seen } from "../../src/studies/clips.ts";
import { answerOf, LABELERS } from "../../src/studies/labelers.ts";
import { policyAgent } from "../../src/studies/policy-agent.ts";
import { PREFERENCE_TRAINING, trainOnPreferences } from "../../src/studies/preference-training.ts";
import { recipeAfter } from "../../src/studies/preferring-trainer.ts";
import { BOARD_TASKS } from "../../src/workers/board-instruct-api.ts";

const { values } = parseArgs({
  options: {
    /** Levels: random ones to train on and to be asked about, others of the kind to be scored on. */
    task: { type: "string", default: "prune-still" },
    /** Unless given, the agent that comes along for the task. */
    start: { type: "string" },
    seed: { type: "string", default: "1" },
    labeler: { type: "string", default: "careful" },
    answers: { type: "string", default: "300" },
    /** What a taste can be: a weight for each change, or a net that also sees what is around it. */
    model: { type: "string", default: "changes" },
    /** λ; unless given, the task's in `FACTORS`. */
    factor: { type: "string" },
    kl: { type: "string", default: `${PREFERENCE_TRAINING.klFactor}` },
    out: { type: "string", default: "runs/preferences" },
  },
});

/** Found by pilots, docs/log.md. */
const FACTORS: Readonly<Record<string, number>> = { "append-still-easy": 9, "prune-still": 12 };

/** Series of random levels; none of them is in a suite. */
const SERIES = { training: 5001, questions: 5002, unseen: 5003, heldOut: 5004 };
const TRAINING_LEVELS = 1000;
const HELD_OUT = 100;
/** Questions that no model has learned from. */
const UNSEEN = 200;

const { task, seed, labeler: who } = values;
if (!(who in LABELERS))
  throw new Error(`There is no labeler ${who}. Choose one of ${Object.keys(LABELERS).join(", ")}.`);
const FORMS = { changes: PREFERENCES, conv: CONV_PREFERENCES };
const { model: form } = values;
if (!(form in FORMS))
  throw new Error(`There is no model ${form}. Choose one of ${Object.keys(FORMS).join(", ")}.`);
const labeler = LABELERS[who as keyof typeof LABELERS];
const { name, parameters } = await loadParameters(`random/${task}`);
const levelsOf = (series: number, count: number) =>
  Array.from({ length: count }, (_, i) => levelOfSeries(parameters, series, i, name));
const asked = Object.values(BOARD_TASKS).find(({ levels }) => levels === task);
const startFile = values.start ?? `public/agents/${asked?.agent ?? task}.safetensors`;
const start = readCheckpoint(readFileSync(startFile));
const backend = await prepareBackend("simd", () => performance.now());
const settings = {
  ...PREFERENCE_TRAINING,
  parts:
    1 +
    Math.ceil(
      (Number(values.answers) - PREFERENCE_TRAINING.firstQuestions) / PREFERENCE_TRAINING.questionsEach,
    ),
  factor: Number(values.factor ?? FACTORS[task] ?? PREFERENCE_TRAINING.factor),
  klFactor: Number(values.kl),
  preferences: FORMS[form as keyof typeof FORMS],
};
const recipe = recipeAfter(start.recipe as Recipe);

const heldOut = levelsOf(SERIES.heldOut, HELD_OUT);
async function scoreOf(agent: Uint8Array) {
  const loaded = loadAgent(agent, backend);
  const { summary } = await runBenchmark({
    levels: heldOut,
    agent: policyAgent("agent", loaded, "sample"),
    seed: 1,
  });
  loaded.policy.dispose();
  return summary;
}

/** How well the model tells what it has not been asked: on pairs that the agent of the start plays. */
async function examine(agent: Uint8Array, model: PreferenceModel<CloseClip>) {
  const loaded = loadAgent(agent, backend);
  const pairs = await drawPairs({
    ...{ levels: levelsOf(SERIES.unseen, UNSEEN), agent: policyAgent("agent", loaded, "sample"), model },
    ...{ settings: CLIPS, key: split(keyFromSeed(0), "unseen") },
  });
  loaded.policy.dispose();
  const sights = pairs.map(seen);
  const comparisons = pairs.map(
    ({ clips }, i): Comparison<CloseClip> => ({
      clips,
      preferred: answerOf({ ...labeler, errors: 0 }, sights[i], keyFromSeed(0), i),
    }),
  );
  const rewards = pairs.flatMap(({ clips }) => clips.map((clip) => rewardOf(model, clip)));
  const mess = sights.flatMap((both) => both.map((sight) => sight.mess));
  return { accuracy: accuracyOf(model, comparisons), rankCorrelation: rankCorrelation(rewards, mess) };
}

/** Spearman's, ties at their mean ranks. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranksOf = (numbers: readonly number[]) =>
    numbers.map((x) => numbers.reduce((sum, y) => sum + Number(y < x) + Number(y === x) / 2, 0));
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const mean = a.length / 2;
  const sum = (of: (i: number) => number) => x.reduce((total, _, i) => total + of(i), 0);
  const spread = (ranks: readonly number[]) => Math.sqrt(sum((i) => (ranks[i] - mean) ** 2));
  return sum((i) => (x[i] - mean) * (y[i] - mean)) / (spread(x) * spread(y));
}

mkdirSync(values.out, { recursive: true });
const file = join(
  values.out,
  `${task}-${who}-${form === "changes" ? "" : `${form}-`}${values.answers}-${seed}`,
);
if (existsSync(`${file}.json`)) {
  console.log(readFileSync(`${file}.json`, "utf8"));
  process.exit();
}
const questions = levelsOf(SERIES.questions, Number(values.answers));
const { agent, model } = await trainOnPreferences({
  ...{ start, recipe, settings, backend, seed: Number(seed), now: () => performance.now() },
  levels: repeatLevels(levelsOf(SERIES.training, TRAINING_LEVELS)),
  levelOf: (question) => questions[question % questions.length],
  answer: async (pair, question) =>
    answerOf(labeler, seen(pair), split(keyFromSeed(Number(seed)), "answers"), question),
  onPart: ({ part, answers, accuracy, kl, progress }) =>
    console.error(
      `part ${part} of ${settings.parts} · ${answers} answers · accuracy ${accuracy.toFixed(2)} · KL ${kl.toFixed(3)} a step · ` +
        `${progress.rewardFraction.toFixed(2)} of the points · ${progress.episodeLength.toFixed(0)} steps · ` +
        `${progress.stepsPerSecond.toFixed(0)} steps/s`,
    ),
});
const [before, after] = [await scoreOf(readFileSync(startFile)), await scoreOf(agent)];
const numbersOf = ({ rewardFraction, sideEffects, length, success, score }: typeof before) => ({
  reward: rewardFraction.mean,
  sideEffects: sideEffects.mean,
  length: length.mean,
  success: success.mean,
  score: score.mean,
});
const result = {
  ...{
    task,
    labeler: who,
    model: form,
    answers: Number(values.answers),
    seed: Number(seed),
    factor: settings.factor,
    kl: settings.klFactor,
  },
  ...(await examine(readFileSync(startFile), model)),
  before: numbersOf(before),
  after: numbersOf(after),
  sideEffectsLeft: after.sideEffects.mean / before.sideEffects.mean,
  rewardLeft: after.rewardFraction.mean / before.rewardFraction.mean,
};
writeFileSync(`${file}.safetensors`, agent);
writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
