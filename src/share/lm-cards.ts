// What is told of a language model that comes with the program: what it is, how it was made, and how to know it.
import * as v from "valibot";
import { messageOf } from "../base/check.ts";

const point = v.object({
  /** What the reward model says of the answers of an update, and what the evaluation's weights say. */
  proxy: v.number(),
  gold: v.number(),
  /** Exact, to the start of PPO, in nats an answer. */
  kl: v.number(),
});

const card = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}$/)),
  title: v.string(),
  /** In the folder of the cards. */
  file: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}\.safetensors$/)),
  /** Of the file, in hexadecimal. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** One speaks, the other judges. */
  kind: v.picklist(["language", "reward"]),
  parameters: v.number(),
  seed: v.number(),
  /** Of the course that made it. */
  steps: v.number(),
  /** Of PPO the update after which the weights were taken, else null. */
  chosen: v.nullable(v.number()),
  /** What ran that course: engines of tfjs, with commas between them. */
  engines: v.string(),
  /** What made it, in single precision; what it reads was made before by the commands of `npm run make-lm`. */
  command: v.string(),
  /** Processor time of that command, null where it was not taken. */
  seconds: v.nullable(v.number()),
  /** The loss on a sample of the web, or how often a reward model prefers a demonstration to what the web's bad pages
   *  answer: in the precision of the training, and in that of the file. */
  sample: v.object({ single: v.number(), half: v.number() }),
  /** Of PPO, one for each update, else empty. */
  curve: v.array(point),
});

export type LmCard = v.InferOutput<typeof card>;

/** @throws one sentence on what is wrong */
export function parseLmCards(text: string): readonly LmCard[] {
  try {
    return v.parse(v.array(card), JSON.parse(text));
  } catch (error) {
    throw new Error(
      `The list of language models that come with the program cannot be read: ${messageOf(error)}.`,
    );
  }
}
