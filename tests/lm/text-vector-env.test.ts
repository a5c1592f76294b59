import { describe, expect, it } from "vitest";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { tokenAt } from "../../src/lm/model/prefixes.ts";
import { sampleContinuations } from "../../src/lm/sampling.ts";
import { shape } from "../../src/lm/stages/reinforce.ts";
import { LONGEST_ANSWER, type TextEpisodeEnd, TextVectorEnv } from "../../src/lm/text-vector-env.ts";
import { drawPrompt, promptTokens } from "../../src/lm/world/prompts.ts";
import { EOS, encode, VOCABULARY } from "../../src/lm/world/vocabulary.ts";
import type { Rollout } from "../../src/ppo/rollout.ts";
import type { Policy, VectorEnv } from "../../src/ppo/types.ts";

const CONTEXT = 84;
const key = keyFromSeed(2);
const promptAt = (episode: number) => drawPrompt(split(key, episode), { appears: "inTraining" });
const [THE, CAT] = encode("the cat");
const V = VOCABULARY.length;

function open(rows: number) {
  const env = new TextVectorEnv({ rows, context: CONTEXT, promptAt });
  env.reset();
  return env;
}

describe("text as an environment", () => {
  it("is what the learner asks for", () => {
    const env: VectorEnv<TextEpisodeEnd> = open(2);
    expect(env.observations).toHaveLength(2 * env.observationWords);
  });

  it("shows the text so far, ends with the end, and then waits", () => {
    const env = open(2);
    const start = promptTokens(promptAt(0).text).length;
    expect(env.step(Uint8Array.of(THE, CAT)).ended).toEqual([]);
    expect(env.observations[0]).toBe(start + 1);
    expect(tokenAt(env.observations, 0, start)).toBe(THE);
    const { ended, terminated, rewards } = env.step(Uint8Array.of(EOS, CAT));
    expect([...terminated]).toEqual([1, 0]);
    expect([...rewards]).toEqual([0, 0]);
    expect(ended).toMatchObject([{ row: 0, length: 2, text: "the", hasEnd: true }]);
    const waiting = env.observations.slice(0, env.observationWords);
    expect(env.step(Uint8Array.of(THE, CAT)).ended).toEqual([]);
    expect(env.observations.slice(0, env.observationWords)).toEqual(waiting);
  });

  it("ends an answer that is too long, and says that it has no end", () => {
    const env = open(1);
    const ends = Array.from({ length: LONGEST_ANSWER }, () => env.step(Uint8Array.of(CAT)).ended).flat();
    expect(ends).toMatchObject([{ length: LONGEST_ANSWER, hasEnd: false }]);
    expect(ends[0].text.split(" ")).toHaveLength(LONGEST_ANSWER);
  });

  it("asks the next prompts after a reset, and goes on there where an earlier run stopped", () => {
    const env = open(2);
    env.reset();
    const later = new TextVectorEnv({ rows: 2, context: CONTEXT, promptAt, resets: 1 });
    later.reset();
    expect(later.observations).toEqual(env.observations);
  });
});

/** Says what it is told, with logits of 5 for each row's next word. */
const scripted = (answers: readonly (readonly number[])[], starts: readonly number[]): Policy => ({
  actionCount: V,
  async evaluate(observations, rows) {
    const words = observations instanceof Uint32Array ? observations.length / rows : 0;
    const logits = new Float32Array(rows * V);
    for (let row = 0; row < rows; row++) {
      const said = (observations as Uint32Array)[row * words] - starts[row];
      logits[row * V + answers[row][said]] = 5;
    }
    return { logits, values: Float32Array.from({ length: rows }, (_, row) => row + 1) };
  },
  learn: async () => 0,
  state: () => new Map(),
  restore: () => undefined,
  dispose: () => undefined,
});

it("sampling stops at the end and at a stop word, and leaves both out", async () => {
  const texts = [[1], [1, 2]];
  const policy = scripted(
    [
      [THE, CAT, EOS, 9],
      [THE, ...encode("q"), 9, 9],
    ],
    [1, 2],
  );
  const sampling = { temperature: "greedy", longest: 4, stops: encode("q") } as const;
  expect(await sampleContinuations(policy, texts, CONTEXT, sampling, key)).toEqual([
    { tokens: [THE, CAT], ended: true },
    { tokens: [THE], ended: true },
  ]);
  const short = { ...sampling, longest: 1 };
  expect((await sampleContinuations(policy, texts, CONTEXT, short, key)).map(({ ended }) => ended)).toEqual([
    false,
    false,
  ]);
});

it("rewards: the score lands on the last token, KL on each, the penalty where the end is missing", async () => {
  const prompt = promptAt(0);
  const before = promptTokens(prompt.text);
  const end = (row: number, tokens: readonly number[], hasEnd: boolean): TextEpisodeEnd => ({
    row,
    episodeReturn: 0,
    length: tokens.length,
    prompt,
    tokens: [...before, ...tokens],
    text: "",
    hasEnd,
  });
  const [steps, rows] = [3, 2];
  const rollout: Rollout<TextEpisodeEnd> = {
    steps,
    rows,
    observations: new Uint32Array(0),
    actions: new Uint8Array(steps * rows),
    logProbs: new Float32Array(steps * rows).fill(Math.log(0.5)),
    rewards: new Float32Array(steps * rows),
    values: new Float32Array(steps * rows),
    nextValues: new Float32Array(steps * rows),
    terminated: new Uint8Array(steps * rows),
    truncated: new Uint8Array(steps * rows),
    ended: [end(0, [THE, EOS], true), end(1, [THE, CAT, CAT], false)],
  };
  const uniformPolicy: Policy = {
    ...scripted([], []),
    evaluate: async (_, count) => ({
      logits: new Float32Array(count * V),
      values: Float32Array.from({ length: count }, (_, i) => 10 * (i + 1)),
    }),
  };
  const models = { reference: uniformPolicy, reader: uniformPolicy, judgeModel: uniformPolicy };
  await shape(rollout, { ...models, context: CONTEXT, klFactor: 0.5, missingEnd: 3 });
  const kl = -0.5 * (Math.log(0.5) - Math.log(1 / V));
  const expected = [kl, kl, kl + 10, kl, 0, kl + 20 - 3];
  for (const [i, reward] of rollout.rewards.entries()) expect(reward).toBeCloseTo(expected[i], 5);
});
