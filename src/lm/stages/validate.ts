// Whether PPO still helps, told by what neither it nor its reward model has learned from: labels of answers to people
// who appear only in validation, and plain facts
// (Gao et al. 2022: what a reward model says of a policy that was made to please it proves little).
import type { Backend } from "../../backends/prepare.ts";
import { type Key, split } from "../../base/random.ts";
import type { Tensors } from "../../base/safetensors.ts";
import { estimate } from "../../base/statistics.ts";
import type { Policy } from "../../ppo/types.ts";
import { createFrozen } from "../judges.ts";
import type { Voice } from "../speaker.ts";
import { calibrateNoise, LABELER_WEIGHTS, rank, utility } from "../world/labelers.ts";
import { drawPrompts, type Prompt } from "../world/prompts.ts";
import { TIE } from "../world/tastes.ts";
import { type Answered, answerPrompts, SAMPLED } from "./answers.ts";
import { askFacts, PLAIN_FACTS } from "./questions.ts";

export interface Validation {
  /** How often labelers prefer the answer to a fresh prompt to that of the start; each of them judges each. */
  readonly wins: number;
  /** Share of plain facts that the start tells rightly, less that of these weights. */
  readonly factsLost: number;
}

const PEOPLE = "inValidation";

export class Validator {
  readonly #answering: Policy;
  readonly #start: Voice;
  readonly #key: Key;
  readonly #prompts: readonly Prompt[];
  #baseline: ReturnType<Validator["askStart"]> | undefined;

  /** @param prompts how many */
  constructor(start: Voice, prompts: number, key: Key, backend: Backend) {
    const network = { kind: "language", transformer: start.transformer } as const;
    this.#answering = createFrozen(network, start.weights, backend, "growing");
    this.#start = start;
    this.#key = key;
    this.#prompts = drawPrompts(split(key, "prompts"), prompts, { appears: PEOPLE });
  }

  async validate(weights: Tensors): Promise<Validation> {
    this.#baseline ??= this.askStart();
    const { answers: before, noise, facts } = await this.#baseline;
    const answers = await this.#answers(weights, "answers");
    const wins = answers.flatMap((answer, i) =>
      LABELER_WEIGHTS.map((weights, labeler): number => {
        const [own, other] = [answer, before[i]].map(({ judgement }) => utility(judgement, weights));
        if (Math.abs(own - other) < TIE) return 0.5;
        return rank([own, other], noise, split(this.#key, "labels", i, labeler))[0] === 0 ? 1 : 0;
      }),
    );
    return { wins: estimate(wins).mean, factsLost: facts - (await this.#facts()) };
  }

  dispose(): void {
    this.#answering.dispose();
  }

  /** What the start answers, and the noise at which labelers agree on pairs of its answers as people do. */
  private async askStart() {
    const { weights } = this.#start;
    const answers = await this.#answers(weights, "start");
    const others = await this.#answers(weights, "noise");
    const facts = await this.#facts();
    const worth = ({ judgement }: Answered) => LABELER_WEIGHTS.map((own) => utility(judgement, own));
    const pairs = answers.map((answer, i) => ({ first: worth(answer), second: worth(others[i]) }));
    const differ = pairs.filter(({ first, second }) =>
      first.some((value, i) => Math.abs(value - second[i]) >= TIE),
    );
    return { answers, noise: calibrateNoise(differ), facts };
  }

  /** Share of plain facts that the weights tell rightly that were asked last. */
  async #facts(): Promise<number> {
    const speaker = { answering: this.#answering, context: this.#start.transformer.context };
    return estimate(await askFacts(speaker, PLAIN_FACTS, PEOPLE, SAMPLED, split(this.#key, "facts"))).mean;
  }

  #answers(weights: Tensors, name: string): Promise<readonly Answered[]> {
    this.#answering.restore(weights);
    const { context } = this.#start.transformer;
    return answerPrompts(
      { answering: this.#answering, context },
      this.#prompts,
      SAMPLED,
      split(this.#key, name),
    );
  }
}
