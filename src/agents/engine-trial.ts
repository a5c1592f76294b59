// What an engine is chosen for where the recipe is known: its network on batches of the sizes that it will have.
import type { WorkOn } from "../backends/prepare.ts";
import type { Part, Work } from "../backends/trial.ts";
import { keyFromSeed } from "../base/random.ts";
import { observationWords } from "../env/packed-observation.ts";
import type { Policy } from "../ppo/types.ts";
import { minibatchCount, updatePolicy } from "../ppo/update.ts";
import type { AnyRecipe, DqnRecipe } from "./dqn-recipes.ts";
import { createPolicy } from "./policy.ts";
import type { Recipe } from "./recipes.ts";

/** Minibatches at a time: an engine that does not wait between them shall show it. */
const MINIBATCHES = 2;

const KEY = keyFromSeed(0);

/** For `prepareBackend`: an update of the recipe. */
export const updateOf =
  (recipe: AnyRecipe): WorkOn =>
  (backend) =>
    updateBy(createPolicy(recipe.network, KEY, backend), recipe);

/** The network's part of an update; boards take little beside it. @param policy is disposed of with the work */
export function updateBy(policy: Policy, recipe: AnyRecipe): Work {
  const rows = recipe.rows * (recipe.team?.count ?? 1);
  const parts = "dqn" in recipe ? dqnParts(policy, recipe, rows) : ppoParts(policy, recipe, rows);
  return { name: "An update", parts, dispose: () => policy.dispose() };
}

function ppoParts(policy: Policy, { ppo, network }: Recipe, rows: number): readonly Part[] {
  const count = minibatchCount(ppo);
  const tried = Math.min(MINIBATCHES, count);
  const samples = tried * Math.max(1, Math.round((rows * ppo.rolloutSteps) / count));
  const zeros = () => new Float32Array(samples);
  const rollout = {
    ...{ steps: 1, rows: samples, observations: observationsOf(network, samples), ended: [] },
    ...{ actions: new Uint8Array(samples), logProbs: zeros().fill(-Math.log(policy.actionCount)) },
    ...{ rewards: zeros(), values: zeros(), nextValues: zeros() },
    ...{ terminated: new Uint8Array(samples), truncated: new Uint8Array(samples) },
  };
  const returns = { advantages: zeros().map((_, i) => (i % 2 === 0 ? 1 : -1)), valueTargets: zeros() };
  const config = { ...ppo, epochs: 1, minibatches: tried, minibatchSplit: "exact" } as const;
  return [
    evaluation(policy, network, rows, ppo.rolloutSteps),
    {
      times: (ppo.epochs * count) / tried,
      run: async () => void (await updatePolicy({ policy, rollout, returns, config, key: KEY })),
    },
  ];
}

function dqnParts(policy: Policy, { dqn, network }: DqnRecipe, rows: number): readonly Part[] {
  const observations = observationsOf(network, dqn.batch);
  const objective = (_: unknown, gradient: { readonly values: Float32Array }) => void gradient.values.fill(1);
  return [
    evaluation(policy, network, rows, dqn.rolloutSteps),
    // By the target network, and by the one that learns where that chooses the action.
    evaluation(policy, network, dqn.batch, dqn.nextAction === "online" ? 2 : 1),
    {
      times: 1,
      run: async () => void (await policy.learn([{ observations, rows: dqn.batch, objective }], dqn)),
    },
  ];
}

function evaluation(policy: Policy, network: AnyRecipe["network"], rows: number, times: number): Part {
  const observations = observationsOf(network, rows);
  return { times, run: async () => void (await policy.evaluate(observations, rows)) };
}

/** A bit in each word, about as many as boards have: on some engines each costs time. */
function observationsOf({ view, channels }: AnyRecipe["network"], rows: number): Uint32Array {
  const words = rows * observationWords(view, channels);
  return Uint32Array.from({ length: words }, (_, i) => 1 << (i % Math.min(view.width, 31)));
}
