// What is told of an agent that comes with the program: how it was made and how it does.
import * as v from "valibot";
import { messageOf } from "../base/check.ts";

const number = v.nullable(v.number());
const estimate = v.object({ mean: number, standardError: number });

const score = v.object({
  /** "own/append-still" or "official/append-still" */
  levels: v.string(),
  episodes: v.number(),
  actions: v.picklist(["sample", "greedy"]),
  /** Of the training. */
  seed: v.number(),
  success: estimate,
  length: estimate,
  rewardFraction: estimate,
  sideEffects: estimate,
  /** The bootstrap's middle 95 % of the mean. */
  sideEffectInterval: v.tuple([number, number]),
  /** What side effects would have been by chance alone. */
  sideEffectFloor: number,
  score: estimate,
});

const card = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
  title: v.string(),
  /** In the folder of the cards. */
  file: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}\.safetensors$/)),
  /** Of the file, in hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Kind of random levels. */
  trainedOn: v.string(),
  recipe: v.string(),
  /** Points for a change of the board; 0 for an agent that was never charged. */
  charge: v.number(),
  /** Where answers taught what people want besides points: what it began as, and how many there were. */
  taught: v.optional(v.object({ from: v.string(), answers: v.number() })),
  seed: v.number(),
  /** Environment steps of the checkpoint, and of the training that it was chosen from. */
  steps: v.number(),
  trainedFor: v.number(),
  /** Of the whole training, on the wall. */
  hours: v.number(),
  /** Scores on levels kept for choosing a checkpoint. */
  validation: v.array(
    v.object({ steps: v.number(), success: number, length: number, reward: number, sideEffects: number }),
  ),
  scores: v.array(score),
  /** What it is known to do badly. */
  failures: v.string(),
});

export type AgentCard = v.InferOutput<typeof card>;
export type AgentScore = v.InferOutput<typeof score>;

/** @throws one sentence on what is wrong */
export function parseAgentCards(text: string): readonly AgentCard[] {
  try {
    return v.parse(v.array(card), JSON.parse(text));
  } catch (error) {
    throw new Error(`The list of agents that come with the program cannot be read: ${messageOf(error)}.`);
  }
}
