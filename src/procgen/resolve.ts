// Random values: drawn where they stand, entry by entry in records. Lists are taken as they are.
import { excerpt } from "../base/check.ts";
import type { RandomStream } from "../base/random-stream.ts";
import type { Random, RandomRecord } from "./parameters.ts";

/** @throws where weights are negative, add up to nothing, or are not one an option */
export function resolve<T>(value: Random<T>, draws: RandomStream): T {
  return draw(value, draws) as T;
}

export function resolveRecord<T>(record: RandomRecord<T>, draws: RandomStream): T {
  return draw(record, draws) as T;
}

function draw(value: unknown, draws: RandomStream): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if ("choices" in value) return draw(choose(value, draws), draws);
  if ("uniform" in value) {
    const [low, high] = value.uniform as readonly [number, number];
    return low + (high - low) * draws.uniform();
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, draw(entry, draws)]));
}

function choose(value: { choices: unknown; weights?: unknown }, draws: RandomStream): unknown {
  const { choices } = value;
  const isList = Array.isArray(choices);
  const options: readonly unknown[] = isList ? choices : Object.keys(choices as object);
  const given = isList ? value.weights : Object.values(choices as object);
  const weights = (given as readonly number[] | null | undefined) ?? options.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length !== options.length || weights.some((weight) => !(weight >= 0)) || !(total > 0)) {
    throw new Error(
      `The weights of ${excerpt(JSON.stringify(value))} must be one an option, none below 0, and not all 0.`,
    );
  }
  return options[draws.weighted(weights)];
}
