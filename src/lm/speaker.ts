// A model that speaks, twice on an engine: as it answers and as it reads.
import type { Backend } from "../backends/prepare.ts";
import type { Tensors } from "../base/safetensors.ts";
import type { Policy } from "../ppo/types.ts";
import { type LmCheckpoint, weightsOf } from "./checkpoint.ts";
import { createFrozen } from "./judges.ts";
import { type NetworkConfig, unprefixed } from "./model/networks.ts";
import { type TransformerConfig, weightShapes } from "./model/transformer.ts";

export interface Voice {
  readonly transformer: TransformerConfig;
  readonly weights: Tensors;
}

/** Under this prefix PPO keeps the weights that validation liked best. */
export const CHOSEN = "chosen/";

/** The part of a checkpoint that speaks. @throws for a reward model */
export function voiceOf(checkpoint: LmCheckpoint): Voice {
  const { network, tensors } = checkpoint;
  switch (network.kind) {
    case "reward":
      throw new Error("A reward model does not speak.");
    case "language":
      return { transformer: network.transformer, weights: weightsOf(checkpoint) };
    case "actorCritic": {
      const chosen = unprefixed(CHOSEN, tensors);
      const isWhole = [...weightShapes(network.policy).keys()].every((name) => chosen.has(name));
      const weights = isWhole ? chosen : unprefixed("policy/", weightsOf(checkpoint));
      return { transformer: network.policy, weights };
    }
  }
}

export interface Speaker {
  readonly answering: Policy;
  readonly reading: Policy;
  readonly context: number;
}

export function createSpeaker({ transformer, weights }: Voice, backend: Backend): Speaker {
  const language: NetworkConfig = { kind: "language", transformer };
  return {
    answering: createFrozen(language, weights, backend, "growing"),
    reading: createFrozen(language, weights, backend, "whole"),
    context: transformer.context,
  };
}

export function silence({ answering, reading }: Speaker): void {
  answering.dispose();
  reading.dispose();
}
