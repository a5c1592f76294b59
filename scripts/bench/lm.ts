// The language model on an engine: tokens learned and tokens drawn a second, one thread of a processor or a GPU.
import { prepareBackend } from "../../src/backends/prepare.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { webWindows } from "../../src/lm/lessons.ts";
import { createTextNetwork } from "../../src/lm/model/networks.ts";
import { SIZES, type Size, type TransformerConfig } from "../../src/lm/model/transformer.ts";
import { nextTokenBatch } from "../../src/lm/objectives.ts";
import { sampleContinuations } from "../../src/lm/sampling.ts";
import { ADAM } from "../../src/lm/stages/course.ts";
import { drawPrompt, promptTokens } from "../../src/lm/world/prompts.ts";
import { VOCABULARY } from "../../src/lm/world/vocabulary.ts";
import { createTfPolicy } from "../../src/ppo/tf-policy.ts";
import { type Figure, medianMsAsync, type Timing } from "./measure.ts";

interface Effort {
  readonly windows: number;
  readonly answers: number;
  readonly timing: Timing;
}

const EFFORTS: Record<"wasm" | "webgpu" | "cpu", Effort> = {
  webgpu: { windows: 32, answers: 256, timing: { warmUps: 2, runs: 5 } },
  wasm: { windows: 32, answers: 256, timing: { warmUps: 2, runs: 7 } },
  cpu: { windows: 2, answers: 16, timing: { warmUps: 1, runs: 3 } },
};
const BIG_TIMING: Timing = { warmUps: 1, runs: 3 };
const ANSWER = 16;
const key = keyFromSeed(6);

export async function benchLm(names: readonly (keyof typeof EFFORTS)[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of names) {
    for (const size of ["s", "m"] as const) figures.push(...(await benchSize(name, size)));
    if (name !== "cpu") figures.push(...(await benchSize(name, "big")));
  }
  return figures;
}

/** Multiplications and additions for each token, forward. Backward takes twice as many. */
export function flopsForward({ width, layers, context }: TransformerConfig): number {
  const attention = 2 * context * width; // half of all pairs, keys and values
  return layers * (24 * width ** 2 + attention) + 2 * width * VOCABULARY.length;
}

async function benchSize(name: keyof typeof EFFORTS, size: Size): Promise<Figure[]> {
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
  policy.dispose();
  return [
    {
      name: `lm.train_tokens_per_s.${size}.${name}`,
      value: learned,
      meaning: `tokens/s learned, ${windows} windows of ${context} a step`,
    },
    {
      name: `lm.train_gflops.${size}.${name}`,
      value: (3 * learned * flopsForward(transformer)) / 1e9,
      meaning: "GFLOP/s of that, each product and each sum",
    },
    {
      name: `lm.sample_tokens_per_s.${size}.${name}`,
      value: (drawn * 1000) / drawMs,
      meaning: `tokens/s drawn, ${answers} answers side by side, prompts read first`,
    },
  ];
}
