// Environment steps on one core, as training takes them: reward terms on, levels reset as they end.
import { integer, keyFromSeed, split } from "../../src/base/random.ts";
import { ACTION_COUNT } from "../../src/core/actions.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { TRAINING_CHANNELS, TRAINING_VIEW } from "../../src/env/observation.ts";
import { unpackObservations } from "../../src/env/packed-observation.ts";
import { type Figure, medianMs, timesOriginal } from "./measure.ts";
import { stillLevel } from "./stand-ins.ts";

const ROWS = 16;
const STEPS = 100;

/** Steps a second of the original's environment, without side effects. */
const ORIGINAL_STEPS_PER_S = 4840;

export function benchEnv(): Figure[] {
  const packed = stepsPerSecond("packed");
  return [
    {
      name: "env.steps_per_s",
      value: packed,
      meaning: `steps/s of one core, ${ROWS} training environments, packed observations: ${timesOriginal(packed / ORIGINAL_STEPS_PER_S)}`,
    },
    {
      name: "env.steps_per_s_float",
      value: stepsPerSecond("float"),
      meaning: "the same with observations unpacked to floats",
    },
  ];
}

function stepsPerSecond(observations: "packed" | "float"): number {
  const env = new BoardVectorEnv({
    rows: ROWS,
    levels: repeatLevels(Array.from({ length: 40 }, (_, i) => stillLevel(i))),
    key: keyFromSeed(3),
  });
  const { height, width } = TRAINING_VIEW;
  const floats = new Float32Array(ROWS * height * width * TRAINING_CHANNELS.length);
  const key = split(keyFromSeed(3), "actions");
  const plan = Array.from({ length: STEPS }, (_, step) =>
    Uint8Array.from({ length: ROWS }, (_, row) => integer(key, step, ACTION_COUNT, row)),
  );
  const run = () => {
    for (const actions of plan) {
      env.step(actions);
      if (observations === "packed") continue;
      unpackObservations(env.observations, ROWS, TRAINING_VIEW, TRAINING_CHANNELS.length, floats);
    }
  };
  return (STEPS * ROWS) / (medianMs(run, { warmUps: 20, runs: 25 }) / 1000);
}
