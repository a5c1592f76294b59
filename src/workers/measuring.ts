// How fast a training would be here.
import type { AnyRecipe } from "../agents/dqn-recipes.ts";
import { leastWarmUp } from "../agents/parse-recipe.ts";
import type { Trainer } from "../agents/trainer.ts";

/** Milliseconds. */
const MEASURED_FOR = 2000;

/** The recipe, but that DQN learns as soon as it can: steps that are only kept cost next to nothing. */
export const atWorkSoon = (recipe: AnyRecipe): AnyRecipe =>
  "dqn" in recipe ? { ...recipe, dqn: { ...recipe.dqn, warmUpSteps: leastWarmUp(recipe) } } : recipe;

/** Steps a second after the first update that learned, which warms up; null where it is stopped before it can tell.
 *  @param trainer trains on for about two seconds */
export async function stepsPerSecondOf(
  trainer: Trainer,
  now: () => number,
  signal: AbortSignal,
): Promise<number | null> {
  const { recipe } = trainer;
  const idle = "dqn" in recipe ? recipe.dqn.warmUpSteps : 0;
  const enough = new AbortController();
  const stop = () => enough.abort();
  signal.addEventListener("abort", stop);
  const begin = { steps: 0, at: Number.NaN };
  let speed: number | null = null;
  await trainer.run(Number.MAX_SAFE_INTEGER, {
    signal: enough.signal,
    onProgress({ steps }) {
      if (steps < idle) return;
      if (Number.isNaN(begin.at)) return void Object.assign(begin, { steps, at: now() });
      const took = now() - begin.at;
      speed = ((steps - begin.steps) * 1000) / took;
      if (took >= MEASURED_FOR) stop();
    },
  });
  signal.removeEventListener("abort", stop);
  return speed;
}
