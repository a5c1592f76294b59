// Holds an environment to the contract, as Gymnasium's `check_env` does.
import { messageOf } from "../base/check.ts";
import { hash32 } from "../base/hash.ts";
import { integer, keyFromSeed, split } from "../base/random.ts";
import { type Beginning, type Env, sizeOf, type Transition } from "./contract.ts";

export interface CheckOptions {
  /** Steps that are tried; 200 unless given. */
  readonly steps?: number;
  /** Of the environment and of the actions that are tried; 0 unless given. */
  readonly seed?: number;
}

/** Plays the environment with random actions, twice from one seed.
 *  @returns a sentence for each promise that it breaks; none if it keeps all that can be tried */
export function checkEnv(env: Env, { steps = 200, seed = 0 }: CheckOptions = {}): readonly string[] {
  const complaints = new Set<string>(complaintsAboutSpaces(env));
  if (complaints.size > 0) return [...complaints];
  try {
    const first = play(env, steps, seed, complaints);
    const second = play(env, steps, seed, complaints);
    if (first !== second) complaints.add("Equal seeds and equal actions gave different episodes.");
    if (!stopsAfterTheEnd(env, steps, seed)) {
      complaints.add("A step after the end of an episode was answered. Throw until reset is called.");
    }
  } catch (error) {
    complaints.add(`It threw while it was played: ${messageOf(error)}`);
  }
  return [...complaints];
}

function* complaintsAboutSpaces({ observationSpace, actionSpace }: Env): Generator<string> {
  const { shape, low, high } = observationSpace;
  if (shape.length === 0 || !shape.every((side) => Number.isInteger(side) && side > 0)) {
    yield `The shape of observations is [${shape.join(", ")}]. Its sides are whole numbers above 0.`;
  }
  if (!(low <= high && low >= 0 && high <= 255)) {
    yield `Observations are bytes, but their range is from ${low} to ${high}.`;
  }
  if (!Number.isInteger(actionSpace.n) || actionSpace.n < 1) {
    yield `There are ${actionSpace.n} actions. Their number is a whole one above 0.`;
  }
}

/** @returns all that was seen, as text */
function play(env: Env, steps: number, seed: number, complaints: Set<string>): string {
  const key = split(keyFromSeed(seed), "checked actions");
  const log: unknown[] = [];
  let sight = env.reset({ seed });
  checkSight(env, sight, complaints);
  for (let i = 0; i < steps; i++) {
    const before = sight.obs;
    const copy = before.slice();
    const step = env.step(integer(key, i, env.actionSpace.n));
    if (before.some((value, j) => value !== copy[j]))
      complaints.add("A step overwrote the observation given before. Give copies.");
    checkSight(env, step, complaints);
    checkStep(step, complaints);
    log.push([hash32(step.obs), step.reward, step.terminated, step.truncated]);
    sight = step.terminated || step.truncated ? env.reset() : step;
    log.push(hash32(sight.obs));
  }
  return JSON.stringify(log);
}

function checkSight({ observationSpace }: Env, { obs }: Beginning<unknown>, complaints: Set<string>): void {
  const { low, high } = observationSpace;
  const size = sizeOf(observationSpace);
  if (!(obs instanceof Uint8Array)) complaints.add("An observation is no Uint8Array.");
  else if (obs.length !== size) {
    complaints.add(`An observation has ${obs.length} numbers, but its space has ${size}.`);
  } else if (obs.some((value) => value < low || value > high)) {
    complaints.add(`An observation leaves the range from ${low} to ${high}.`);
  }
}

function checkStep({ reward, terminated, truncated }: Transition<unknown>, complaints: Set<string>): void {
  if (!Number.isFinite(reward)) complaints.add(`A reward is ${reward}. It is a finite number.`);
  if (typeof terminated !== "boolean" || typeof truncated !== "boolean") {
    complaints.add("terminated and truncated are true or false.");
  } else if (terminated && truncated) {
    complaints.add("An episode was both terminated and truncated.");
  }
}

/** True also where no episode ended in that many steps. */
function stopsAfterTheEnd(env: Env, steps: number, seed: number): boolean {
  const key = split(keyFromSeed(seed), "checked end");
  env.reset({ seed });
  for (let i = 0; i < steps; i++) {
    const { terminated, truncated } = env.step(integer(key, i, env.actionSpace.n));
    if (!terminated && !truncated) continue;
    try {
      env.step(0);
      return false;
    } catch {
      return true;
    }
  }
  return true;
}
