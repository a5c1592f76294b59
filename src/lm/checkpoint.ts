// A model as a file: weights and the optimizer's state in safetensors, how they came about in its metadata.
import * as v from "valibot";
import { excerpt, reasonOf } from "../base/check.ts";
import { type Precision, readSafetensors, type Tensors, writeSafetensors } from "../base/safetensors.ts";
import { type NetworkConfig, networkShapes } from "./model/networks.ts";
import { VOCABULARY } from "./world/vocabulary.ts";

export interface LmCheckpoint {
  readonly network: NetworkConfig;
  /** Settings and seed of the course that made it, as text that only has to be equal to go on. */
  readonly course: string;
  /** Steps of the course so far. */
  readonly steps: number;
  /** Of tfjs, each that took some of the steps: "wasm", or "wasm,webgpu". */
  readonly engines: string;
  readonly tensors: Tensors;
}

const FORMAT = "safelife-web/lm";
const VERSION = "1";
const MOST_PARAMETERS = 2 ** 25;

/** @param precision "F16" for what only speaks or judges */
export function writeLmCheckpoint(
  { network, course, steps, engines, tensors }: LmCheckpoint,
  precision: Precision = "F32",
): Uint8Array {
  const metadata = {
    format: FORMAT,
    version: VERSION,
    network: JSON.stringify(network),
    vocabulary: VOCABULARY.join(" "),
    course,
    steps: `${steps}`,
    engines,
  };
  return writeSafetensors({ tensors, metadata }, precision);
}

/** @throws one sentence if the bytes are not a model of ours */
export function readLmCheckpoint(bytes: Uint8Array): LmCheckpoint {
  const { tensors, metadata } = readSafetensors(bytes);
  if (metadata.format !== FORMAT)
    throw new Error("This file holds tensors, but not a language model of ours.");
  if (metadata.version !== VERSION) {
    throw new Error(
      `This model has format version ${excerpt(metadata.version ?? "")}; this program reads ${VERSION}. Update it.`,
    );
  }
  if (metadata.vocabulary !== VOCABULARY.join(" ")) {
    throw new Error("This model speaks another vocabulary. Train it anew.");
  }
  const { network, steps } = readDescription(metadata);
  checkTensors(tensors, network);
  return { network, course: metadata.course ?? "", steps, engines: metadata.engines ?? "", tensors };
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const size = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(4096));
const transformer = v.pipe(
  v.strictObject({ width: size, layers: size, heads: size, context: size }),
  v.check(({ width, heads }) => width % heads === 0, "the width must be a multiple of the heads"),
);
const networkSchema = v.variant("kind", [
  v.strictObject({ kind: v.picklist(["language", "reward"]), transformer }),
  v.strictObject({ kind: v.literal("actorCritic"), policy: transformer, value: transformer }),
]);

function readDescription(metadata: Readonly<Record<string, string>>): {
  readonly network: NetworkConfig;
  readonly steps: number;
} {
  try {
    return {
      network: v.parse(networkSchema, JSON.parse(metadata.network ?? "")),
      steps: v.parse(count, Number(metadata.steps)),
    };
  } catch (error) {
    throw new Error(`The description of this model cannot be read: ${reasonOf(error)}`);
  }
}

/** So that nothing is made for a network whose weights are not there. */
function checkTensors(tensors: Tensors, network: NetworkConfig): void {
  let parameters = 0;
  for (const [name, shape] of networkShapes(network)) {
    parameters += shape.reduce((a, b) => a * b, 1);
    if (parameters > MOST_PARAMETERS)
      throw new Error(`This model has more than ${MOST_PARAMETERS} parameters.`);
    const found = tensors.get(name);
    if (!found || found.shape.join() !== shape.join()) {
      const what = found ? `has shape [${found.shape.join(", ")}]` : "is missing";
      throw new Error(`This model's "${name}" ${what}, expected [${shape.join(", ")}].`);
    }
    if (!found.values.every(Number.isFinite))
      throw new Error(`This model's "${name}" holds what is no number.`);
  }
}

/** The weights alone, as a start for something else. */
export const weightsOf = ({ tensors, network }: Pick<LmCheckpoint, "tensors" | "network">): Tensors =>
  new Map([...networkShapes(network).keys()].map((name) => [name, tensors.get(name)!]));
