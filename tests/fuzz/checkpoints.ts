// Checkpoints of agents, trainings and language models: sound ones, damaged ones, and what reads them.
import fc from "fast-check";
import { readCheckpoint } from "../../src/agents/checkpoint.ts";
import type { AnyRecipe } from "../../src/agents/dqn-recipes.ts";
import { readRun, writeRun } from "../../src/agents/run-file.ts";
import { Trainer } from "../../src/agents/trainer.ts";
import { plainToText } from "../../src/base/plain.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { writeLmCheckpoint } from "../../src/lm/checkpoint.ts";
import { networkShapes } from "../../src/lm/model/networks.ts";
import { TINY_DQN, TINY_RECIPE } from "../agents/tiny.ts";
import { TINY } from "../lm/model/tiny.ts";
import { levelOf } from "../support/board.ts";
import { damagedBytes, damagedData } from "./damage.ts";

const options = () => ({
  levels: repeatLevels([levelOf([".....", ".A.E.", "....."]), levelOf(["A.C..", ".gg..", ".gg.E"])]),
  backend: { name: "simd", threads: 1, reason: "" } as const,
  now: () => 0,
});

async function trained(recipe: AnyRecipe, steps: number) {
  const trainer = Trainer.create({ recipe, seed: 3, ...options() });
  await trainer.run(steps);
  const [agent, state] = [trainer.checkpoint(), trainer.state()];
  trainer.dispose();
  return { agent, run: writeRun({ agent, state, notes: null }) };
}

const runs = [await trained(TINY_RECIPE, 60), await trained(TINY_DQN, 400)];

/** As somebody writes it who knows the format. */
function safetensorsOf(header: unknown, numbers: Uint8Array): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header) ?? "");
  const bytes = new Uint8Array(8 + json.length + numbers.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  bytes.set(numbers, 8 + json.length);
  return bytes;
}

interface Header {
  readonly [tensor: string]: unknown;
  readonly __metadata__: Readonly<Record<string, string>>;
}

const partsOf = (bytes: Uint8Array) => {
  const end = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return {
    header: JSON.parse(new TextDecoder().decode(bytes.subarray(8, end))) as Header,
    numbers: bytes.subarray(end),
  };
};

/** Bytes, the header, or the JSON that its metadata hold under these names. */
const damagedTensors = (sound: readonly Uint8Array[], ...described: string[]): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    damagedBytes(sound, 3000),
    fc.constantFrom(...sound.map(partsOf)).chain(({ header, numbers }) => {
      const { __metadata__: metadata } = header;
      const descriptions = described.map((name) =>
        damagedData([JSON.parse(metadata[name])]).map((data) => ({
          ...header,
          __metadata__: { ...metadata, [name]: JSON.stringify(data) ?? "" },
        })),
      );
      return fc
        .oneof(
          damagedData([header]),
          damagedData([{ __metadata__: metadata }]).map((other) => ({ ...header, ...other })),
          ...descriptions,
        )
        .map((damaged) => safetensorsOf(damaged, numbers));
    }),
  );

export const agentFiles = runs.map(({ agent }) => agent);
export const damagedAgents = damagedTensors(agentFiles, "recipe");
export const readAgent = readCheckpoint;

/** What comes before the checksum's turn, and what comes after it. */
export const damagedRuns: fc.Arbitrary<Uint8Array> = fc.oneof(
  {
    weight: 1,
    arbitrary: damagedBytes(
      runs.map(({ run }) => run),
      300,
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...runs).chain(({ agent, run }) => {
      const { state } = readRun(run);
      // As JSON: what stands for a typed array is damaged too.
      const asJson = JSON.parse(plainToText(state));
      return damagedData([asJson]).map((damaged) => writeRun({ agent, state: damaged, notes: null }));
    }),
  },
);

/** As a training that goes on takes it. */
export function resumeTraining(bytes: Uint8Array): void {
  const { agent, state } = readRun(bytes);
  Trainer.resume(agent, options(), state).dispose();
}

const network = { kind: "actorCritic", policy: TINY, value: TINY } as const;
const tensors = new Map(
  [...networkShapes(network)].map(([name, shape], i) => [
    name,
    { shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(i) },
  ]),
);
const lmFile = writeLmCheckpoint({ network, course: "a course", steps: 3, engines: "wasm", tensors });
export const damagedModels = damagedTensors([lmFile], "network");
