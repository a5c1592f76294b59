// Agents that every trained one must be compared with.
import { integer } from "../base/random.ts";
import { ACTION_COUNT } from "../core/actions.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW } from "../env/observation.ts";
import type { BenchmarkAgent } from "./benchmark.ts";

const SIGHT = { view: TRAINING_VIEW, channels: TRAINING_CHANNELS, sawMeasure: false };

/** Waits for ever. */
export const NOOP_AGENT: BenchmarkAgent = {
  name: "noop",
  ...SIGHT,
  act: async (_observations, draws) => new Uint8Array(draws.length),
};

/** Every action equally often. */
export const RANDOM_AGENT: BenchmarkAgent = {
  name: "random",
  ...SIGHT,
  act: async (_observations, draws) =>
    Uint8Array.from(draws, ({ key, step }) => integer(key, step, ACTION_COUNT)),
};
