// One model against another on the same prompts: who is preferred, how far apart they are, and against the web
// itself, which is what an infinitely large model of it would say.
import { exp, log } from "../../base/exact-math.ts";
import { type Key, split } from "../../base/random.ts";
import type { Policy } from "../../ppo/types.ts";
import { exactKl } from "../diagnoses.ts";
import { logProbsOf } from "../judges.ts";
import type { Sampling } from "../sampling.ts";
import { Draws } from "../world/draws.ts";
import { type Prompt, promptTokens } from "../world/prompts.ts";
import { EOS, encode } from "../world/vocabulary.ts";
import { webAnswer } from "../world/web.ts";
import { type Answered, answered } from "./answers.ts";

/** For each prompt 1 where the first is preferred by the evaluation's weights, 0 where the second is, ½ for a tie. */
export const winsOf = (
  first: readonly Pick<Answered, "utility">[],
  second: readonly Pick<Answered, "utility">[],
): readonly number[] =>
  first.map(({ utility }, i) => (utility > second[i].utility ? 1 : utility === second[i].utility ? 0.5 : 0));

/** Throws unless the larger model is the better model of the web: else a win over it would say nothing. */
export function refuseUntrained(largeLoss: number, smallLoss: number): void {
  if (largeLoss < smallLoss) return;
  throw new Error(
    `The larger model's loss on the web (${largeLoss.toFixed(3)}) is not below the smaller's ` +
      `(${smallLoss.toFixed(3)}): a win over it would say nothing. Train it longer.`,
  );
}

/** Exact KL from a model to a reference on the model's own answers, nats, one for each.
 *  @param reading and reference of whole texts */
export async function klOf(
  reading: Policy,
  reference: Policy,
  answers: readonly Answered[],
  context: number,
): Promise<readonly number[]> {
  const spans = answers.filter(({ tokens, from }) => tokens.length > from);
  return exactKl(await logProbsOf(reading, spans, context), await logProbsOf(reference, spans, context));
}

/** Pages from which the next token of the web is counted. */
const PAGES = 400;

/** What an infinitely large model of a web of this quality answers. At temperature 1 that is the web's own answer, and
 *  no pretrained model can be better than the text that it imitates. At others each token is drawn from the counts
 *  of what follows in the pages that begin alike, of 400 drawn for the prompt: where a single page is left, its rest. */
export const answersOfTheWeb = (
  prompts: readonly Prompt[],
  quality: number,
  temperature: Sampling["temperature"],
  key: Key,
): readonly Answered[] =>
  prompts.map((prompt, i) => {
    const own = split(key, i);
    const draw = (path: Key) => encode(webAnswer(prompt.ask, new Draws(path), quality));
    const tokens =
      temperature === 1
        ? draw(own)
        : tempered(
            Array.from({ length: PAGES }, (_, page) => draw(split(own, page))),
            temperature,
            new Draws(own),
          );
    return answered(prompt, promptTokens(prompt.text), { tokens, ended: true });
  });

function tempered(
  pages: readonly (readonly number[])[],
  temperature: Sampling["temperature"],
  draws: Draws,
): readonly number[] {
  let left = pages;
  for (let position = 0; ; position++) {
    const counts = new Map<number, number>();
    for (const page of left) counts.set(page[position] ?? EOS, (counts.get(page[position] ?? EOS) ?? 0) + 1);
    const token = temperature === "greedy" ? mostOf(counts) : drawOf(counts, temperature, draws);
    if (token === EOS) return left[0].slice(0, position);
    left = left.filter((page) => page[position] === token);
  }
}

const mostOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];

function drawOf(counts: ReadonlyMap<number, number>, temperature: number, draws: Draws): number {
  const powers = Object.fromEntries(
    [...counts].map(([token, count]) => [token, exp(log(count) / temperature)]),
  );
  return Number(draws.share(powers));
}
