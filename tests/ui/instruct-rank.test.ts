// Rankings: whose answers are shown.
import { expect, it } from "vitest";
import { RankModel } from "../../src/ui/instruct/rank.ts";
import type { AnswerRequest } from "../../src/workers/instruct-api.ts";

/** Asks models whose one byte says who answers. */
function rankModel() {
  let asked = 1;
  const waiting: (() => void)[] = [];
  const answer = ({ models, turns, prompts }: AnswerRequest) =>
    new Promise((resolve) => {
      const answers = prompts.map(() =>
        turns.map((turn) => ({ text: `model ${models[turn][0]}`, ended: true })),
      );
      waiting.push(() => resolve(answers));
    });
  const rank = new RankModel({
    book: { add: async () => {} } as never,
    worker: () => ({ call: async (use: (api: object) => unknown) => use({ answer }) }) as never,
    models: async () => [Uint8Array.of(asked), Uint8Array.of(0)],
  });
  const turnTo = (model: number) => {
    asked = model;
    rank.forget();
    return rank.begin();
  };
  const texts = () => rank.shown.peek()?.answers.map(({ text }) => text);
  return { rank, waiting, turnTo, texts };
}

it("answers of a model that was turned away from are not shown, however late they come", async () => {
  const { rank, waiting, turnTo, texts } = rankModel();
  const first = rank.begin();
  await expect.poll(() => waiting.length).toBe(1);
  const second = turnTo(2);
  await expect.poll(() => waiting.length).toBe(2);
  waiting[0]();
  await first;
  expect(rank.shown.peek()).toBe(null);
  waiting[1]();
  await second;
  expect(texts()).toEqual(["model 2", "model 0", "model 2", "model 0"]);
  rank.place(0, 3);
  await rank.skip();
  expect(texts()?.[0]).toBe("model 2");
});

it("nor do they take the place of those that were placed meanwhile", async () => {
  const { rank, waiting, turnTo, texts } = rankModel();
  const first = rank.begin();
  await expect.poll(() => waiting.length).toBe(1);
  const second = turnTo(2);
  await expect.poll(() => waiting.length).toBe(2);
  waiting[1]();
  await second;
  rank.place(0, 3);
  waiting[0]();
  await first;
  expect(texts()?.[0]).toBe("model 2");
  expect(rank.places.peek()).toEqual([3, null, null, null]);
  await rank.skip();
  expect(texts()?.[0]).toBe("model 2");
});
