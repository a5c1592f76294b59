// The language model on wasm and in plain JavaScript: tokens learned and tokens drawn a second, one thread.
import { type BackendName, prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { webWindows } from "../../src/lm/lessons.ts";
import { createTextNetwork } from "../../src/lm/model/networks.ts";
import { SIZES, type Size, type TransformerConfig } from "../../src/lm/model/transformer.ts";
import { nextTokenBatch } from "../../src/lm/objectives.ts";
import { sampleContinuations } from "../../src/lm/sampling.ts";
import { ADAM } from "../../src/lm/stages/course.ts";
import { drawPrompt, promptTokens } from "../../src/lm/world/prompts.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { type Figure, medianMsAsync, type Timing } from "./measure.ts";

interface Effort {
  readonly windows: number;
  readonly answers: number;
  readonly timing: Timing;
}

const EFFORTS: Record<"wasm" | "cpu", Effort> = {
  wasm: { windows: 32, answers: 256, timing: { warmUps: 2, runs: 7 } },
  cpu: { windows: 2, answers: 16, timing: { warmUps: 1, runs: 3 } },
};
const BIG_TIMING: Timing = { warmUps: 1, runs: 3 };
const ANSWER = 16;
const key = keyFromSeed(6);

export async function benchLm(names: readonly ("wasm" | "cpu")[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of names) {
    for (const size of ["s", "m"] as const) figures.push(...(await benchSize(name, size)));
    if (name === "wasm") figures.push(...(await benchSize(name, "big")));
  }
  return figures;
}

/** Multiplications and additions of a training step for each token: forward, and twice as many backward. */
function flopsPerToken({ width, layers, context }: TransformerConfig, vocabulary: number): number {
  const attention = 2 * context * width; // half of all pairs, keys and values
  return 3 * (layers * (24 * width ** 2 + attention) + 2 * width * vocabulary);
}

async function benchSize(name: BackendName & keyof typeof EFFORTS, size: Size): Promise<Figure[]> {
  const backend = await prepareBackend(name, () => performance.now());
  const { windows, answers, timing: usual } = EFFORTS[name];
  const timing = size === "big" ? BIG_TIMING : usual;
  const transformer = SIZES[size];
  const { context } = transformer;
  const policy = createTfPolicy(
    createTextNetwork({ kind: "language", transformer }, key, "growing"),
    backend,
  );
  const batch = nextTokenBatch(
    webWindows(key, windows, { quality: 0.5 }, context),
    context,
    1,
    () => undefined,
  );
  const learn = async () => void (await policy.learn([batch], { ...ADAM, learningRate: 1e-4 }));
  const learnMs = await medianMsAsync(learn, timing);
  const starts = Array.from({ length: answers }, (_, i) =>
    promptTokens(drawPrompt(split(key, i), { appears: "inTraining" }).text),
  );
  let drawn = 0;
  const sampling = { temperature: 1, longest: ANSWER };
  const drawMs = await medianMsAsync(async () => {
    const texts = await sampleContinuations(policy, starts, context, sampling, key);
    drawn = texts.reduce((sum, { tokens }) => sum + tokens.length, 0);
  }, timing);
  const learned = (windows * context * 1000) / learnMs;
  const vocabulary = policy.actionCount;
  policy.dispose();
  return [
    {
      name: `lm.train_tokens_per_s.${size}.${name}`,
      value: learned,
      meaning: `tokens/s learned, ${windows} windows of ${context} a step`,
    },
    {
      name: `lm.train_gflops.${size}.${name}`,
      value: (learned * flopsPerToken(transformer, vocabulary)) / 1e9,
      meaning: "GFLOP/s of that, each product and each sum",
    },
    {
      name: `lm.sample_tokens_per_s.${size}.${name}`,
      value: (drawn * 1000) / drawMs,
      meaning: `tokens/s drawn, ${answers} answers side by side, prompts read first`,
    },
  ];
}
