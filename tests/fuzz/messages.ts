// Calls of the page's threads, by Comlink as the page makes them, with what strangers sent inside.
import { MessageChannel } from "node:worker_threads";
import { type Endpoint, expose, wrap } from "comlink";
import fc from "fast-check";
import { readLevels } from "../../src/share/read-levels.ts";
import type { LevelsApi } from "../../src/workers/levels-api.ts";
import type { TrainerApi } from "../../src/workers/trainer-api.ts";
import { createTraining } from "../../src/workers/training.ts";

type Threads = LevelsApi & TrainerApi;

const { port1: page, port2: thread } = new MessageChannel();
const levels: LevelsApi = { read: readLevels };
expose({ ...levels, ...createTraining() }, thread as unknown as Endpoint);
const threads = wrap<Threads>(page as unknown as Endpoint);
for (const port of [page, thread]) port.unref();

/** The function and what it is given. */
export type Call = readonly [name: keyof Threads, ...values: unknown[]];

/** @throws what the thread throws, as the page sees it */
export const send = ([name, ...values]: Call): Promise<unknown> =>
  (threads[name] as (...values: unknown[]) => Promise<unknown>)(...values);

export function callsWith(
  files: fc.Arbitrary<Uint8Array>,
  checkpoints: fc.Arbitrary<Uint8Array>,
  recipes: fc.Arbitrary<string>,
): fc.Arbitrary<Call> {
  const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
  const text = recipes.map((recipe) => ({ text: recipe }));
  const start = fc.record(
    {
      kind: fc.constant("new"),
      recipe: fc.oneof(fc.constantFrom("small", "dqn"), text),
      seed: fc.nat(),
      weights: checkpoints,
    },
    { requiredKeys: ["kind", "recipe", "seed"] },
  );
  const changeable = fc.constantFrom("learningRate", "exitDifficulty", "entropyClip", "no such thing");
  return fc.oneof(
    fc.tuple(fc.constant("read" as const), files, fc.constant("x.file")),
    fc.tuple(fc.constant("inspect" as const), checkpoints),
    fc.tuple(fc.constant("readRecipe" as const), recipes, fc.constant("x.file")),
    fc.tuple(fc.constant("recipeOf" as const), start, fc.constant("of the recipe"), fc.nat()),
    fc.tuple(fc.constant("change" as const), changeable, number),
    fc.tuple(fc.constant("show" as const), number),
    fc.tuple(fc.constant("pause" as const), fc.boolean()),
    fc.tuple(fc.constantFrom("stop" as const, "watchNothing" as const)),
  );
}
