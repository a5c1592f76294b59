// PPO on text, with the same learner as boards (Ouyang et al. 2022, section 3.5 and appendix C.4): a prompt, an
// answer, a score at its end, a penalty for leaving the reference, and the gradient of pretraining mixed in.
import type { Backend } from "../../backends/prepare.ts";
import { type Key, keyFromSeed, split } from "../../base/random.ts";
import { estimate } from "../../base/statistics.ts";
import { DEFAULT_PPO, type PpoConfig } from "../../ppo/config.ts";
import { trainStep } from "../../ppo/ppo.ts";
import type { Rollout } from "../../ppo/rollout.ts";
import type { Batch, Policy } from "../../ppo/types.ts";
import { distinctShare, exactKl, meanEntropy, ratioError } from "../diagnoses.ts";
import { createFrozen, logProbsOf, scoresOf } from "../judges.ts";
import { webWindows } from "../lessons.ts";
import { type NetworkConfig, prefixed, unprefixed } from "../model/networks.ts";
import { nextTokenBatch } from "../objectives.ts";
import { LONGEST_ANSWER, type TextEpisodeEnd, TextVectorEnv } from "../text-vector-env.ts";
import { EVALUATION_WEIGHTS, utility } from "../world/labelers.ts";
import { drawPrompts, promptTokens } from "../world/prompts.ts";
import { judge } from "../world/rubric.ts";
import { VOCABULARY } from "../world/vocabulary.ts";
import { LATER_WEB } from "../world/web.ts";
import type { Course, Figures } from "./course.ts";
import type { From } from "./fine-tune.ts";
import { nextKlFactor, ReinforceMemory } from "./reinforce-memory.ts";
import { type Validation, Validator } from "./validate.ts";

export interface ReinforceSettings {
  readonly updates: number;
  /** Answers in an update. */
  readonly rows: number;
  /** Different prompts; they are asked again and again. */
  readonly prompts: number;
  /** β: nats of a token's log-ratio to the reference cost this much, at first. */
  readonly klFactor: number;
  /** Exact KL to the reference, nats an answer, that β is steered to, and the episodes in which it may change by a
   *  fifth; "none" leaves β as it is. */
  readonly klTarget: { readonly target: number; readonly horizon: number } | "none";
  /** Taken off the score of an answer without an end. */
  readonly missingEnd: number;
  /** Factor of the loss on the web (γ); 0 for PPO without ptx. */
  readonly ptx: number;
  /** Windows of the web in a minibatch, where there is ptx. */
  readonly windows: number;
  /** Updates over which the learning rate rises from a tenth. */
  readonly warmUp: number;
  /** How much of the moving average of weights stays in an update; the average is what speaks in the end. */
  readonly averaging: number;
  /** "last" takes the average at the end; otherwise it is the one that fresh labels on so many prompts prefer most, of
   *  those that come `every` so many updates and tell at most `factsLost` fewer plain facts than the start. */
  readonly choice: "last" | { readonly every: number; readonly prompts: number; readonly factsLost: number };
  readonly ppo: PpoConfig;
}

/** For answers: nothing is discounted, each is learned from once, and nothing pays for entropy. */
export const TEXT_PPO: PpoConfig = {
  ...DEFAULT_PPO,
  rolloutSteps: LONGEST_ANSWER,
  epochs: 1,
  minibatches: 8,
  learningRate: 3e-4,
  beta2: 0.95,
  maxGradNorm: "none",
  gamma: 1,
  valueClip: 0.2,
  valueCoefficient: 0.1,
  entropyCoefficient: 0,
};

export const REINFORCEMENT: ReinforceSettings = {
  updates: 150,
  rows: 256,
  prompts: 6000,
  klFactor: 0.1,
  klTarget: "none",
  missingEnd: 1,
  ptx: 0.5,
  windows: 4,
  warmUp: 10,
  averaging: 0.9,
  choice: { every: 10, prompts: 600, factsLost: 0.02 },
  ppo: TEXT_PPO,
};

const NOT_VALIDATED: Validation = { wins: Number.NaN, factsLost: Number.NaN };

export interface ReinforceFrom {
  /** Where the policy starts, and what it is held to. */
  readonly policy: From;
  /** What judges, and where the value starts. */
  readonly reward: From;
}

export function reinforcement(
  { policy: start, reward }: ReinforceFrom,
  settings: ReinforceSettings,
  seed: number,
  backend: Backend,
): Course {
  const { updates, rows, prompts, ppo, warmUp, klTarget, choice } = settings;
  const { context } = start.transformer;
  const key = split(keyFromSeed(seed), "reinforcement");
  const pool = drawPrompts(split(key, "prompts"), prompts, { appears: "inTraining" });
  const language: NetworkConfig = { kind: "language", transformer: start.transformer };
  const reference = createFrozen(language, start.weights, backend, "whole");
  const reader = createFrozen(language, start.weights, backend, "whole");
  const judgeModel = createFrozen(
    { kind: "reward", transformer: reward.transformer },
    reward.weights,
    backend,
    "whole",
  );
  const memory = new ReinforceMemory(start.weights, settings.klFactor);
  const validator =
    choice === "last" ? undefined : new Validator(start, choice.prompts, split(key, "validation"), backend);
  /** @param done updates */
  const choose = async (done: number): Promise<Validation> => {
    if (choice === "last") memory.take(done);
    else if (validator && (done % choice.every === 0 || done === updates)) {
      const validation = await validator.validate(memory.average);
      memory.choose(done, validation, choice.factsLost);
      return validation;
    }
    return NOT_VALIDATED;
  };
  return {
    name: JSON.stringify({
      stage: "reinforcement",
      settings,
      seed,
      from: [start.fingerprint, reward.fingerprint],
    }),
    network: { kind: "actorCritic", policy: start.transformer, value: reward.transformer },
    seed,
    start: new Map([...prefixed("policy/", start.weights), ...prefixed("value/", reward.weights)]),
    texts: "growing",
    steps: updates,
    memory,
    async take(policy, update) {
      const promptAt = (episode: number) => pool[episode % pool.length];
      const env = new TextVectorEnv({ rows, context, promptAt, resets: update });
      reader.restore(unprefixed("policy/", policy.state()));
      const seen: Figures[] = [];
      let webLoss = Number.NaN;
      const report = await trainStep({
        env,
        policy,
        config: { ...ppo, learningRate: ppo.learningRate * Math.min(1, 0.1 + (0.9 * update) / warmUp) },
        key,
        update,
        shapeRewards: async (rollout) => {
          const { klFactor } = memory;
          const shaping = { reference, reader, judgeModel, context, klFactor };
          seen.push(await shape(rollout, { ...shaping, missingEnd: settings.missingEnd }));
        },
        auxiliaryLoss:
          settings.ptx > 0
            ? webMix(split(key, "web", update), settings, context, (loss) => {
                webLoss = loss;
              })
            : undefined,
      });
      const { approxKl, clipFraction, valueLoss, maxRatioError, gradNorm } = report;
      const [figures] = seen;
      const { klFactor } = memory;
      memory.follow(unprefixed("policy/", policy.state()), settings.averaging);
      if (klTarget !== "none") memory.klFactor = nextKlFactor(klFactor, figures.kl, klTarget, rows);
      const { wins, factsLost } = await choose(update + 1);
      const learning = { approxKl, clipFraction, valueLoss, maxRatioError, gradNorm, webLoss, klFactor };
      return { ...figures, ...learning, wins, factsLost };
    },
    dispose() {
      for (const model of [reference, reader, judgeModel, validator]) model?.dispose();
    },
  };
}

/** A further batch for each minibatch: other windows of the web every time. */
function webMix(
  key: Key,
  { windows, ptx }: ReinforceSettings,
  context: number,
  onLoss: (loss: number) => void,
): () => Batch {
  let minibatch = 0;
  return () =>
    nextTokenBatch(webWindows(split(key, minibatch++), windows, LATER_WEB, context), context, ptx, onLoss);
}

interface Shaping {
  readonly reference: Policy;
  /** The policy itself, for whole texts. */
  readonly reader: Policy;
  readonly judgeModel: Policy;
  readonly context: number;
  readonly klFactor: number;
  readonly missingEnd: number;
}

/** The rewards of the rollout: −β log(π/π_ref) at each token, and the score at the last. */
export async function shape(rollout: Rollout, shaping: Shaping): Promise<Figures> {
  const { reference, reader, judgeModel, context, klFactor, missingEnd } = shaping;
  const { rewards, logProbs, rows } = rollout;
  const ended = rollout.ended as readonly TextEpisodeEnd[];
  const texts = ended.map(({ tokens }) => tokens);
  const spans = ended.map(({ tokens, prompt }) => ({ tokens, from: promptTokens(prompt.text).length }));
  const scores = await scoresOf(judgeModel, texts, context);
  const held = await logProbsOf(reference, spans, context);
  const own = await logProbsOf(reader, spans, context);
  const drawn: number[][] = [];
  let gold = 0;
  for (const [i, { row, length, hasEnd, prompt, text }] of ended.entries()) {
    drawn.push(Array.from({ length }, (_, step) => logProbs[step * rows + row]));
    for (let step = 0; step < length; step++) {
      const token = texts[i][spans[i].from + step];
      const logRatio = drawn[i][step] - held[i][step * VOCABULARY.length + token];
      rewards[step * rows + row] -= klFactor * logRatio;
    }
    rewards[(length - 1) * rows + row] += scores[i] - (hasEnd ? 0 : missingEnd);
    gold += utility(judge(prompt.ask, { text, ended: hasEnd }), EVALUATION_WEIGHTS) / ended.length;
  }
  const share = (is: (end: TextEpisodeEnd) => boolean) => ended.filter(is).length / ended.length;
  return {
    proxy: scores.reduce((a, b) => a + b, 0) / scores.length,
    gold,
    kl: estimate(exactKl(own, held)).mean,
    entropy: meanEntropy(own),
    distinct: distinctShare(ended.map(({ text }) => text)),
    ended: share(({ hasEnd }) => hasEnd),
    words: ended.reduce((sum, { length }) => sum + length, 0) / ended.length,
    ratioError: ratioError(own, spans, drawn),
  };
}
