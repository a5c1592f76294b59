// The thread of the language model: answers, learns from what a visitor said of answers, and compares.
import { transfer } from "comlink";
import { type Backend, prepareBackend } from "../backends/prepare.ts";
import { hash32 } from "../base/hash.ts";
import { keyFromSeed, split } from "../base/random.ts";
import { type Estimate, estimate } from "../base/statistics.ts";
import { readLmCheckpoint, weightsOf, writeLmCheckpoint } from "../lm/checkpoint.ts";
import { createFrozen } from "../lm/judges.ts";
import type { GivenAnswer } from "../lm/labels.ts";
import { sampleContinuations } from "../lm/sampling.ts";
import { createSpeaker, silence, voiceOf } from "../lm/speaker.ts";
import { answerPrompts, SAMPLED } from "../lm/stages/answers.ts";
import { klOf } from "../lm/stages/compare.ts";
import { type Course, type Figures, runCourse } from "../lm/stages/course.ts";
import { examinationPrompts } from "../lm/stages/evaluate.ts";
import type { From } from "../lm/stages/fine-tune.ts";
import {
  isAgreed,
  type JudgeBeginning,
  liveFineTuning,
  liveReinforcement,
  liveRewardModelling,
  tellingRankings,
} from "../lm/stages/live.ts";
import type { Ranking } from "../lm/stages/rank.ts";
import { examineReward } from "../lm/stages/reward.ts";
import type { UpdateFigures } from "../lm/symptoms.ts";
import { LONGEST_ANSWER } from "../lm/text-vector-env.ts";
import { promptTokens } from "../lm/world/prompts.ts";
import { TASTES, type Taste, worth } from "../lm/world/tastes.ts";
import { decode } from "../lm/world/vocabulary.ts";
import { engineOf } from "./engine.ts";
import type {
  AnswerRequest,
  Compared,
  CompareRequest,
  Improved,
  ImproveFiles,
  ImproveRequest,
  ImproveStage,
  ImproveWatcher,
  InstructApi,
} from "./instruct-api.ts";

const now = () => performance.now();

/** Milliseconds between checkpoints. */
const SAVE_EVERY = 5000;
/** Below so many rankings none are put aside to examine the judge, and of so many each is. */
const EXAMINED_FROM = 10;
const EXAMINED_EACH = 5;

export function createInstructing(): InstructApi {
  let stopping = new AbortController();
  // Models this small gain nothing from a GPU, and WebAssembly keeps what it has read of growing texts.
  const backend = engineOf("language model", () => prepareBackend("wasm", now));
  return {
    answer: async (request) => answer(request, await backend()),
    async improve(request, files, watcher) {
      stopping.abort();
      stopping = new AbortController();
      return improve(request, files, watcher, await backend(), stopping.signal);
    },
    stop: () => stopping.abort(),
    compare: async (request) => compare(request, await backend()),
  };
}

async function answer({ models, turns, prompts, seed }: AnswerRequest, backend: Backend) {
  const speakers = models.map((bytes) => createSpeaker(voiceOf(readLmCheckpoint(bytes)), backend));
  const key = split(keyFromSeed(seed), "answers");
  const starts = prompts.map(promptTokens);
  const answers: GivenAnswer[][] = prompts.map(() => []);
  for (const [i, turn] of turns.entries()) {
    const { answering, context } = speakers[turn];
    const sampling = { temperature: 1, longest: LONGEST_ANSWER };
    const sampled = await sampleContinuations(answering, starts, context, sampling, split(key, i));
    for (const [p, { tokens, ended }] of sampled.entries()) answers[p].push({ text: decode(tokens), ended });
  }
  speakers.forEach(silence);
  return answers;
}

/** A model to start from, with a fingerprint of its file. */
function startOf(bytes: Uint8Array): From {
  const { network, tensors } = readLmCheckpoint(bytes);
  if (network.kind === "actorCritic") throw new Error("Two networks are no model to begin with.");
  const weights = weightsOf({ network, tensors });
  return { transformer: network.transformer, weights, fingerprint: hash32(bytes).toString(16) };
}

async function improve(
  request: ImproveRequest,
  files: ImproveFiles,
  watcher: ImproveWatcher,
  backend: Backend,
  signal: AbortSignal,
): Promise<Improved> {
  const { demonstrations, seed, settings } = request;
  /** Null where it was stopped. */
  const run = async (stage: ImproveStage, course: Course): Promise<Uint8Array | null> => {
    let savedAt = now();
    let isDone = false;
    const save = async (bytes: Uint8Array) => {
      savedAt = now();
      await watcher.onFile(stage, transfer(bytes, [bytes.buffer as ArrayBuffer]));
    };
    const bytes = await runCourse(course, {
      backend,
      resume: files[stage],
      signal,
      async onStep(step, figures, checkpoint) {
        isDone = step === course.steps;
        const update = stage === "improve" ? { update: updateOf(figures) } : {};
        watcher.onProgress({ stage, step, steps: course.steps, ...update });
        if (!isDone && now() - savedAt > SAVE_EVERY) await save(checkpoint());
        // A stop has its turn.
        await new Promise((resolve) => setTimeout(resolve, 0));
      },
    });
    if (bytes === files[stage]) return bytes;
    await save(bytes.slice());
    return isDone ? bytes : null;
  };
  let start = startOf(request.start);
  let known: Omit<Improved, "model"> = { agrees: null, isAnew: false, judged: null };
  if (demonstrations.length > 0) {
    const shown = await run("show", liveFineTuning(start, demonstrations, seed));
    if (shown === null) return { model: null, ...known };
    start = startOf(shown);
  }
  let reward = startOf(request.judge);
  const rankings = tellingRankings(request.rankings);
  if (rankings.length > 0) {
    const agrees = await orderedRightly(request.judge, rankings, backend);
    const begin = isAgreed(agrees)
      ? ({ like: "judge", from: reward } as const)
      : ({ like: "anew", from: startOf(request.judgeStart) } as const);
    known = { agrees, isAnew: !isAgreed(agrees), judged: await examined(begin, rankings, seed, backend) };
    const fitted = await run("rank", liveRewardModelling(begin, rankings, seed));
    if (fitted === null) return { model: null, ...known };
    reward = startOf(fitted);
  }
  const course = liveReinforcement({ policy: start, reward }, settings, seed, backend);
  const improved = await run("improve", course);
  if (improved === null) return { model: null, ...known };
  const checkpoint = readLmCheckpoint(improved);
  const { transformer, weights } = voiceOf(checkpoint);
  const model = writeLmCheckpoint(
    { ...checkpoint, network: { kind: "language", transformer }, tensors: weights },
    "F16",
  );
  return transfer({ model, ...known }, [model.buffer as ArrayBuffer]);
}

const updateOf = ({ proxy, gold, kl, distinct, ended, ratioError }: Figures): UpdateFigures => ({
  proxy,
  gold,
  kl,
  distinct,
  ended,
  ratioError,
});

/** Share of pairs that a judge orders as the visitor did. */
async function orderedRightly(
  bytes: Uint8Array,
  rankings: readonly Ranking[],
  backend: Backend,
): Promise<Estimate> {
  const { network, tensors } = readLmCheckpoint(bytes);
  if (network.kind !== "reward") throw new Error("Only a reward model judges.");
  const judge = createFrozen(network, weightsOf({ network, tensors }), backend, "whole");
  const { noisy } = await examineReward(judge, rankings, network.transformer.context);
  judge.dispose();
  return noisy;
}

/** A judge that has not seen every fifth ranking, on those. */
async function examined(
  from: JudgeBeginning,
  rankings: readonly Ranking[],
  seed: number,
  backend: Backend,
): Promise<Estimate | null> {
  if (rankings.length < EXAMINED_FROM) return null;
  const isAside = (_: unknown, i: number) => i % EXAMINED_EACH === EXAMINED_EACH - 1;
  const seen = rankings.filter((ranking, i) => !isAside(ranking, i));
  const judge = await runCourse(liveRewardModelling(from, seen, seed), { backend });
  return orderedRightly(judge, rankings.filter(isAside), backend);
}

async function compare(
  { before, after, prompts: count, samples, seed }: CompareRequest,
  backend: Backend,
): Promise<Compared> {
  const prompts = examinationPrompts("inEvaluation", count, seed);
  const key = split(keyFromSeed(seed), "comparison");
  const [first, second] = [before, after].map((bytes) =>
    createSpeaker(voiceOf(readLmCheckpoint(bytes)), backend),
  );
  const old = await answerPrompts(first, prompts, SAMPLED, split(key, "before"));
  const own = await answerPrompts(second, prompts, SAMPLED, split(key, "after"));
  const kl = estimate(await klOf(second.reading, first.reading, own, second.context));
  for (const speaker of [first, second]) silence(speaker);
  const wins = (taste: Taste) =>
    estimate(
      own.map(({ judgement }, i) => {
        const more = worth(taste, judgement) - worth(taste, old[i].judgement);
        return more > 0 ? 1 : more === 0 ? 0.5 : 0;
      }),
    );
  return {
    prompts: count,
    wins: Object.fromEntries(TASTES.map((taste) => [taste, wins(taste)])) as Compared["wins"],
    kl,
    samples: prompts
      .slice(0, samples)
      .map(({ text }, i) => ({ prompt: text, before: old[i].text, after: own[i].text })),
  };
}
