// What a model that comes with the program is known by: a figure on a small sample, quickly measured again.
import type { Backend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { estimate } from "../../src/base/statistics.ts";
import { type LmCheckpoint, weightsOf } from "../../src/lm/checkpoint.ts";
import { createFrozen, scoresOf } from "../../src/lm/judges.ts";
import { createSpeaker, silence, voiceOf } from "../../src/lm/speaker.ts";
import { webLoss } from "../../src/lm/stages/evaluate.ts";
import { Draws } from "../../src/lm/world/draws.ts";
import { answerTokens, demonstrationOf, drawPrompts, promptTokens } from "../../src/lm/world/prompts.ts";
import { webAnswer } from "../../src/lm/world/web.ts";

const SEED = 11;
const WINDOWS = 20;
const PROMPTS = 100;

/** The loss on the web of what speaks; of a reward model how often it prefers a demonstration to junk. */
export async function sampleOf(model: LmCheckpoint, backend: Backend): Promise<number> {
  if (model.network.kind === "reward") return preferenceOf(model, backend);
  const speaker = createSpeaker(voiceOf(model), backend);
  const losses = await webLoss(speaker, "inEvaluation", WINDOWS, SEED);
  silence(speaker);
  return estimate(losses).mean;
}

async function preferenceOf(model: LmCheckpoint, backend: Backend): Promise<number> {
  if (model.network.kind === "actorCritic") throw new Error("Two networks are no reward model.");
  const { context } = model.network.transformer;
  const key = split(keyFromSeed(SEED), "sample");
  const prompts = drawPrompts(split(key, "prompts"), PROMPTS, { appears: "inEvaluation" });
  const texts = prompts.flatMap((prompt, i) => {
    const answers = [
      demonstrationOf(prompt, split(key, "good", i)),
      webAnswer(prompt.ask, new Draws(split(key, "bad", i)), 0),
    ];
    return answers.map((answer) => [...promptTokens(prompt.text), ...answerTokens(answer)]);
  });
  const reward = createFrozen(model.network, weightsOf(model), backend, "whole");
  const scores = await scoresOf(reward, texts, context);
  reward.dispose();
  return estimate(prompts.map((_, i) => (scores[2 * i] > scores[2 * i + 1] ? 1 : 0))).mean;
}
