// A course of training: so many steps, each a function of what was learned so far and of its number. Hence it can
// be stopped after any step and gone on with, and the bytes at its end are the same.
import * as tf from "@tensorflow/tfjs-core";
import type { Backend } from "../../backends/prepare.ts";
import { keyFromSeed, split } from "../../base/random.ts";
import type { Tensors } from "../../base/safetensors.ts";
import { createTfPolicy } from "../../ppo/tf-policy.ts";
import type { OptimizerStep, Policy } from "../../ppo/types.ts";
import { readLmCheckpoint, writeLmCheckpoint } from "../checkpoint.ts";
import { createTextNetwork, type NetworkConfig } from "../model/networks.ts";

/** By name, e.g. for a curve. */
export type Figures = Readonly<Record<string, number>>;

export interface Course {
  /** What the bytes at the end depend on: stage, settings, seed, and fingerprints of what it starts from. */
  readonly name: string;
  readonly network: NetworkConfig;
  readonly seed: number;
  /** Weights to start from; fresh ones under the names that it lacks. */
  readonly start: Tensors | "fresh";
  readonly texts: "growing" | "whole";
  readonly steps: number;
  take(policy: Policy, step: number): Promise<Figures>;
  /** What it keeps beside the policy, saved and restored with it. */
  readonly memory?: Pick<Policy, "state" | "restore">;
  /** Called once behind the last step, e.g. to shift a bias. */
  finish?(policy: Policy): Promise<void>;
  /** Of what the course itself holds on an engine. */
  dispose?(): void;
}

export interface CourseOptions {
  readonly backend: Backend;
  /** Bytes of a checkpoint of the same course to go on from. */
  readonly resume?: Uint8Array | undefined;
  /** Called after every step, and waited for. `checkpoint` makes the bytes to go on from. */
  readonly onStep?: (step: number, figures: Figures, checkpoint: () => Uint8Array) => void | Promise<void>;
  /** Ends the course after the step in progress. */
  readonly signal?: AbortSignal;
}

/** @returns the checkpoint at the end, or where it was stopped
 *  @throws if `resume` is of another course */
export async function runCourse(course: Course, options: CourseOptions): Promise<Uint8Array> {
  const { backend, resume, onStep, signal } = options;
  const key = split(keyFromSeed(course.seed), "weights");
  const policy = createTfPolicy(createTextNetwork(course.network, key, course.texts), backend);
  try {
    let step = 0;
    const engines = new Set<string>();
    if (resume !== undefined) {
      const found = readLmCheckpoint(resume);
      if (found.course !== course.name) {
        throw new Error(
          `The checkpoint is of another course: ${found.course}. This one is ${course.name}. Start anew.`,
        );
      }
      policy.restore(found.tensors);
      course.memory?.restore(found.tensors);
      step = found.steps;
      for (const engine of found.engines.split(",")) engines.add(engine);
    } else if (course.start !== "fresh") {
      policy.restore(
        new Map([...policy.state(), ...course.start].filter(([name]) => !name.startsWith("adam."))),
      );
    }
    const checkpoint = () =>
      writeLmCheckpoint({
        network: course.network,
        course: course.name,
        steps: step,
        engines: [...engines].join(),
        tensors: new Map([...policy.state(), ...(course.memory?.state() ?? [])]),
      });
    if (step === course.steps && resume !== undefined) return resume;
    engines.add(tf.getBackend());
    while (step < course.steps && !signal?.aborted) {
      const figures = await course.take(policy, step);
      step++;
      if (step === course.steps) await course.finish?.(policy);
      await onStep?.(step, figures, checkpoint);
    }
    return checkpoint();
  } finally {
    policy.dispose();
    course.dispose?.();
  }
}

/** Adam as usual for transformers (Brown et al. 2020, appendix B). */
export const ADAM: Omit<OptimizerStep, "learningRate"> = {
  beta1: 0.9,
  beta2: 0.95,
  epsilon: 1e-8,
  maxGradNorm: 1,
};

/** Falls along a cosine from 1 to a tenth over the course, after rising over the first `warmUp` steps. */
export function cosine(step: number, steps: number, warmUp: number): number {
  const rising = Math.min(1, (step + 1) / (warmUp + 1));
  // The sine's Taylor series to x^9, exact to 4e-6 here and the same on every engine.
  const x = Math.PI * (step / steps - 0.5);
  const sine = x - x ** 3 / 6 + x ** 5 / 120 - x ** 7 / 5040 + x ** 9 / 362880;
  return rising * (0.1 + 0.45 * (1 - sine));
}
