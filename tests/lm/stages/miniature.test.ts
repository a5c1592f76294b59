// All stages once, so small that they take seconds: what counts is that they fit, and give the same bytes again.
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { type Backend, prepareBackend } from "../../../src/backends/prepare.ts";
import { hash32 } from "../../../src/base/hash.ts";
import { keyFromSeed } from "../../../src/base/random.ts";
import { estimate } from "../../../src/base/statistics.ts";
import { readLmCheckpoint, weightsOf } from "../../../src/lm/checkpoint.ts";
import { createFrozen, scoresOf } from "../../../src/lm/judges.ts";
import { createSpeaker, type Speaker, silence, voiceOf } from "../../../src/lm/speaker.ts";
import { bestOf, SAMPLED } from "../../../src/lm/stages/answers.ts";
import { type Course, type Figures, runCourse } from "../../../src/lm/stages/course.ts";
import { examinationPrompts, examine } from "../../../src/lm/stages/evaluate.ts";
import { FINE_TUNING, type From, fineTuning, PPO_START } from "../../../src/lm/stages/fine-tune.ts";
import { PRETRAINING, pretraining } from "../../../src/lm/stages/pretrain.ts";
import {
  type Answers,
  answerAll,
  comparisonOf,
  RANKING,
  type Ranking,
  rankAll,
  rankingPrompts,
} from "../../../src/lm/stages/rank.ts";
import { REINFORCEMENT, reinforcement, TEXT_PPO } from "../../../src/lm/stages/reinforce.ts";
import { examineReward, REWARD, rewardModelling } from "../../../src/lm/stages/reward.ts";
import { Validator } from "../../../src/lm/stages/validate.ts";
import { answerTokens, demonstrationOf, drawPrompts, promptTokens } from "../../../src/lm/world/prompts.ts";
import { TINY } from "../model/tiny.ts";

const SEED = 7;
let backend: Backend;
beforeAll(async () => {
  backend = await prepareBackend("cpu", () => 0);
});

const PRETRAIN = { ...PRETRAINING.s, transformer: TINY, tokens: 24 * 2 * 48, windows: 2, warmUp: 2 };
const START = { ...PPO_START, demonstrations: 8, epochs: 1, batch: 4, windows: 1 };
const JUDGE = { ...REWARD, epochs: 1, prompts: 4, demonstrations: 5 };
const REINFORCE = {
  ...REINFORCEMENT,
  updates: 2,
  rows: 4,
  prompts: 8,
  windows: 1,
  klTarget: { target: 1e-4, horizon: 40 },
  choice: { every: 2, prompts: 12, factsLost: 0.02 },
  ppo: { ...TEXT_PPO, minibatches: 2 },
};

const from = (bytes: Uint8Array): From => ({
  transformer: TINY,
  weights: weightsOf(readLmCheckpoint(bytes)),
  fingerprint: "",
});

const speaker = (bytes: Uint8Array): Speaker => createSpeaker(voiceOf(readLmCheckpoint(bytes)), backend);

const figuresOf = async (course: Course) => {
  const seen: Figures[] = [];
  const bytes = await runCourse(course, { backend, onStep: (_, figures) => void seen.push(figures) });
  return { bytes, seen };
};

async function rankingsOf(bytes: Uint8Array) {
  const { answering } = speaker(bytes);
  const prompts = drawPrompts(keyFromSeed(3), 10, { appears: "inTraining" });
  const key = keyFromSeed(4);
  const how = { models: [answering], context: TINY.context, settings: RANKING, key };
  const result = rankAll(prompts, await answerAll(prompts, how), key);
  answering.dispose();
  return result;
}

/** The bytes of every stage. */
async function wholeRun() {
  const pretrained = await runCourse(pretraining(PRETRAIN, SEED), { backend });
  const tuned = await runCourse(fineTuning(from(pretrained), START, SEED), { backend });
  const { rankings } = await rankingsOf(tuned);
  const judge = await runCourse(rewardModelling(from(tuned), rankings, JUDGE, SEED), { backend });
  const starts = { policy: from(tuned), reward: from(judge) };
  const reinforced = await runCourse(reinforcement(starts, REINFORCE, SEED, backend), { backend });
  return { pretrained, tuned, rankings, judge, reinforced };
}

describe("all stages in miniature", () => {
  let first: Awaited<ReturnType<typeof wholeRun>>;
  beforeAll(async () => {
    first = await wholeRun();
  }, 60_000);

  it("give the same bytes for the same seed", async () => {
    const hashOf = (bytes: Uint8Array) => hash32(bytes);
    const second = await wholeRun();
    for (const stage of ["pretrained", "tuned", "judge", "reinforced"] as const) {
      expect(hashOf(second[stage]), stage).toBe(hashOf(first[stage]));
    }
    expect(second.rankings).toEqual(first.rankings);
    expect(hashOf(first.tuned)).not.toBe(hashOf(first.pretrained));
  }, 60_000);

  it("go on from where they were stopped, to the same bytes, and leave no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const starts = { policy: from(first.tuned), reward: from(first.judge) };
    const courses: readonly [string, () => Course, Uint8Array][] = [
      ["pretrained", () => pretraining(PRETRAIN, SEED), first.pretrained],
      ["tuned", () => fineTuning(from(first.pretrained), START, SEED), first.tuned],
      ["judge", () => rewardModelling(from(first.tuned), first.rankings, JUDGE, SEED), first.judge],
      ["reinforced", () => reinforcement(starts, REINFORCE, SEED, backend), first.reinforced],
    ];
    for (const [name, course, bytes] of courses) {
      const stop = new AbortController();
      const half = await runCourse(course(), { backend, signal: stop.signal, onStep: () => stop.abort() });
      expect(readLmCheckpoint(half).steps).toBe(1);
      expect(hash32(await runCourse(course(), { backend, resume: half })), name).toBe(hash32(bytes));
    }
    expect(tf.memory().numTensors).toBe(before);
  }, 60_000);

  it("do not go on from another course", async () => {
    const other = pretraining({ ...PRETRAIN, learningRate: 1 }, SEED);
    await expect(runCourse(other, { backend, resume: first.pretrained })).rejects.toThrow("another course");
  });

  it("PPO starts where its reference is: no KL, ratios of 1, whole answers", async () => {
    const starts = { policy: from(first.tuned), reward: from(first.judge) };
    const { seen } = await figuresOf(reinforcement(starts, REINFORCE, SEED, backend));
    expect(seen[0].ratioError).toBeLessThan(1e-4);
    expect(Math.abs(seen[0].kl)).toBeLessThan(1e-6);
    expect(seen[1].kl).toBeGreaterThan(0);
    expect(seen[0].entropy).toBeLessThan(Math.log(256));
    expect(seen[0].words).toBeGreaterThanOrEqual(1);
  });

  it("PPO's value starts as the reward model, and learns", async () => {
    const starts = { policy: from(first.tuned), reward: from(first.judge) };
    const judge = weightsOf(readLmCheckpoint(first.judge));
    const valueAfter = async (learningRate: number) => {
      const settings = { ...REINFORCE, updates: 1, ppo: { ...REINFORCE.ppo, learningRate } };
      const bytes = await runCourse(reinforcement(starts, settings, SEED, backend), { backend });
      return readLmCheckpoint(bytes).tensors;
    };
    const [still, moved] = [await valueAfter(0), await valueAfter(1e-3)];
    for (const [name, { values }] of judge) expect(still.get(`value/${name}`)?.values, name).toEqual(values);
    expect([...judge].some(([name, { values }]) => moved.get(`value/${name}`)?.values[0] !== values[0])).toBe(
      true,
    );
  }, 60_000);

  it("the web is mixed into fine-tuning and PPO where there is a factor for it, and else is not", async () => {
    const starts = { policy: from(first.tuned), reward: from(first.judge) };
    const tune = (mix: number) => figuresOf(fineTuning(from(first.pretrained), { ...START, mix }, SEED));
    const improve = (ptx: number) =>
      figuresOf(reinforcement(starts, { ...REINFORCE, ptx, updates: 1 }, SEED, backend));
    for (const run of [tune, improve]) {
      const [without, little, much] = [await run(0), await run(0.5), await run(2)];
      expect(without.seen[0].webLoss ?? Number.NaN).toBeNaN();
      expect(little.seen[0].webLoss).toBeGreaterThan(1);
      // Their courses have other names; it is the weights that must differ.
      const weights = [without, little, much].map(({ bytes }) =>
        [...weightsOf(readLmCheckpoint(bytes)).values()].flatMap(({ values }) => [...values]).join(),
      );
      expect(new Set(weights).size).toBe(3);
    }
  }, 60_000);

  it("what PPO has chosen speaks in the end, be it the start", () => {
    const checkpoint = readLmCheckpoint(first.reinforced);
    const { weights } = voiceOf(checkpoint);
    expect([...weights.keys()]).toEqual([...from(first.tuned).weights.keys()]);
    for (const [name, { values }] of weights) {
      expect(values).toEqual(checkpoint.tensors.get(`chosen/${name}`)?.values);
      expect(values).not.toEqual(checkpoint.tensors.get(`policy/${name}`)?.values);
    }
    expect(() => voiceOf(readLmCheckpoint(first.judge))).toThrow("does not speak");
  });

  it("the start has lost no facts against itself, and wins about half of the time", async () => {
    const before = tf.memory().numTensors;
    const validator = new Validator(from(first.tuned), 40, keyFromSeed(6), backend);
    const { wins, factsLost } = await validator.validate(from(first.tuned).weights);
    validator.dispose();
    expect(factsLost).toBe(0);
    expect(Math.abs(wins - 0.5)).toBeLessThan(0.2);
    expect(tf.memory().numTensors).toBe(before);
  }, 60_000);

  it("the reward model gives demonstrations 0 on average", async () => {
    const { network, tensors } = readLmCheckpoint(first.judge);
    const judge = createFrozen(network, tensors, backend, "whole");
    const prompts = drawPrompts(keyFromSeed(33), 60, { appears: "inTraining" });
    const texts = prompts.map((prompt, i) => [
      ...promptTokens(prompt.text),
      ...answerTokens(demonstrationOf(prompt, [9, i])),
    ]);
    const scores = await scoresOf(judge, texts, TINY.context);
    const mean = scores.reduce((a, b) => a + b, 0) / scores.length;
    const spread = Math.sqrt(scores.reduce((a, b) => a + (b - mean) ** 2, 0) / scores.length);
    expect(spread).toBeGreaterThan(0);
    // Other demonstrations than those that set the bias: five of them have a mean of their own.
    expect(Math.abs(mean)).toBeLessThan(2 * spread);
    const report = await examineReward(judge, first.rankings, TINY.context);
    expect(report.noisy.mean).toBeGreaterThan(0.3);
    const pairs = first.rankings.flatMap((ranking) => comparisonOf(ranking, "labeler").pairs);
    expect(report.calibration.reduce((sum, { count }) => sum + count, 0)).toBe(pairs.length);
    expect(report.noisy.count).toBe(first.rankings.length);
    judge.dispose();
  });

  it("are examined, and the best of several answers is what the reward model prefers", async () => {
    const model = speaker(first.tuned);
    const settings = { prompts: 6, items: 12, manner: SAMPLED };
    const figures = await examine(model, { ...settings, people: "inEvaluation" }, SEED);
    for (const name of [
      "task",
      "plainFacts",
      "heldOutMyths",
      "hallucinations",
      "sorting",
      "rudeUnprompted",
    ]) {
      const { mean } = estimate(figures[name]);
      expect(mean, name).toBeGreaterThanOrEqual(0);
      expect(mean, name).toBeLessThanOrEqual(1);
    }
    expect(figures.heldOutMyths).toHaveLength(12);
    expect(await examine(model, { ...settings, people: "inValidation" }, SEED)).not.toHaveProperty(
      "heldOutMyths",
    );
    const { network, tensors } = readLmCheckpoint(first.judge);
    const judge = createFrozen(network, tensors, backend, "whole");
    const prompts = examinationPrompts("inEvaluation", 6, SEED);
    const meanScore = async (n: number) => {
      const best = await bestOf(model, judge, prompts, SAMPLED, n, keyFromSeed(5));
      const texts = best.map(({ tokens }) => tokens);
      return (await scoresOf(judge, texts, TINY.context)).reduce((a, b) => a + b, 0);
    };
    expect(await meanScore(4)).toBeGreaterThan(await meanScore(1));
    silence(model);
    judge.dispose();
  }, 60_000);

  it("rankings are of as many prompts as asked for, three of ten open questions", () => {
    const prompts = rankingPrompts(keyFromSeed(8), 700, "inTraining");
    expect(new Set(prompts.map(({ text }) => text)).size).toBe(700);
    expect(prompts.filter(({ ask }) => ask.category === "openQa")).toHaveLength(210);
  });

  it("rankings about constraints are of nothing else, and of people of training", () => {
    const prompts = rankingPrompts(keyFromSeed(8), 700, "inTraining", "constraints");
    expect(new Set(prompts.map(({ text }) => text)).size).toBe(700);
    const kinds = prompts.map(({ ask }) =>
      ask.category === "generation" && ask.constraint !== "none" ? ask.constraint.kind : "none",
    );
    expect(new Set(kinds)).toEqual(new Set(["with", "without", "setIn"]));
    expect(new Set(prompts.map(({ persona }) => persona.appears))).toEqual(new Set(["inTraining"]));
  });

  it("rankings go on from whole chunks of answers, to the same ones", async () => {
    const { answering } = speaker(first.tuned);
    const prompts = drawPrompts(keyFromSeed(3), 300, { appears: "inTraining" });
    const how = { models: [answering], context: TINY.context, settings: RANKING, key: keyFromSeed(4) };
    const chunks: (readonly Answers[])[] = [];
    const all = await answerAll(prompts, how, [], (chunk) => void chunks.push(chunk));
    expect(chunks.map(({ length }) => length)).toEqual([256, 44]);
    expect(await answerAll(prompts, how, chunks[0])).toEqual(all);
    answering.dispose();
  }, 60_000);

  it("rankings are orders of all answers, by five labelers in turn, with some noise", async () => {
    const { rankings, noise } = await rankingsOf(first.tuned);
    expect(noise).toBeGreaterThan(0);
    expect(new Set(rankings.map(({ labeler }: Ranking) => labeler)).size).toBe(5);
    for (const { order } of rankings) expect([...order].sort()).toEqual([0, 1, 2, 3]);
  });
});

it("pretraining lowers the loss, and fine-tuning that of the demonstrations", async () => {
  const long = { ...PRETRAIN, tokens: 60 * 2 * 48, learningRate: 0.02 };
  const web = await figuresOf(pretraining(long, SEED));
  const mean = (figures: readonly Figures[]) =>
    figures.reduce((sum, { loss }) => sum + loss, 0) / figures.length;
  expect(mean(web.seen.slice(0, 5)) - mean(web.seen.slice(-5))).toBeGreaterThan(1);
  const settings = { ...FINE_TUNING, demonstrations: 16, epochs: 10, batch: 8, learningRate: 0.01 };
  const tuned = await figuresOf(fineTuning(from(web.bytes), settings, SEED));
  expect(tuned.seen[0].loss - tuned.seen[tuned.seen.length - 1].loss).toBeGreaterThan(0.5);
}, 60_000);
