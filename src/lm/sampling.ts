// Answers of a model to many prompts.
import { type Key, split } from "../base/random.ts";
import { greedyActions, sampleActions } from "../ppo/distribution.ts";
import type { Policy } from "../ppo/types.ts";
import { packPrefixes } from "./model/prefixes.ts";
import { EOS } from "./world/vocabulary.ts";

export interface Sampling {
  /** 1 draws as the model says, less is tamer, "greedy" takes the likeliest. */
  readonly temperature: number | "greedy";
  /** Of an answer, in tokens. */
  readonly longest: number;
  /** Tokens that end an answer beside the end itself, e.g. the next question of a page. */
  readonly stops?: readonly number[];
}

export interface Continuation {
  /** Without the end or what stopped it. */
  readonly tokens: readonly number[];
  readonly ended: boolean;
}

/** Rows that are computed side by side. */
const CHUNK = 256;

/** One continuation of each text.
 *  @param policy of growing texts, so that each token is computed once */
export async function sampleContinuations(
  policy: Policy,
  texts: readonly (readonly number[])[],
  context: number,
  sampling: Sampling,
  key: Key,
): Promise<readonly Continuation[]> {
  const answers: Continuation[] = [];
  for (let first = 0; first < texts.length; first += CHUNK) {
    const part = texts.slice(first, first + CHUNK);
    answers.push(...(await sampleTogether(policy, part, context, sampling, split(key, first))));
  }
  return answers;
}

async function sampleTogether(
  policy: Policy,
  starts: readonly (readonly number[])[],
  context: number,
  { temperature, longest, stops = [] }: Sampling,
  key: Key,
): Promise<readonly Continuation[]> {
  const rows = starts.length;
  const texts = starts.map((start) => [...start]);
  const over = new Array<"end" | "room" | undefined>(rows).fill(undefined);
  const actions = new Uint8Array(rows);
  for (let step = 0; step < longest && over.includes(undefined); step++) {
    const { logits } = await policy.evaluate(packPrefixes(texts, context), rows);
    if (temperature === "greedy") greedyActions(logits, actions);
    else
      sampleActions(
        temperature === 1 ? logits : logits.map((logit) => logit / temperature),
        key,
        step,
        actions,
      );
    for (const [row, text] of texts.entries()) {
      if (over[row] !== undefined) continue;
      if (actions[row] === EOS || stops.includes(actions[row])) over[row] = "end";
      else text.push(actions[row]);
      if (text.length === context) over[row] ??= "room";
    }
  }
  return texts.map((text, row) => ({ tokens: text.slice(starts[row].length), ended: over[row] === "end" }));
}
