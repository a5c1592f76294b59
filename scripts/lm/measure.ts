// Everything that docs/lm-results.md tells, measured on the models that come with the program.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Backend } from "../../src/backends/prepare.ts";
import { log } from "../../src/base/exact-math.ts";
import { keyFromSeed, split } from "../../src/base/random.ts";
import { type Estimate, estimate } from "../../src/base/statistics.ts";
import { readLmCheckpoint, weightsOf } from "../../src/lm/checkpoint.ts";
import { createFrozen } from "../../src/lm/judges.ts";
import { CONTEXT } from "../../src/lm/model/prefixes.ts";
import { createSpeaker, type Speaker, silence, voiceOf } from "../../src/lm/speaker.ts";
import { type Answered, answerPrompts, bestOf, type Manner, SAMPLED } from "../../src/lm/stages/answers.ts";
import { answersOfTheWeb, klOf, refuseUntrained, winsOf } from "../../src/lm/stages/compare.ts";
import { examinationPrompts, examine, type Findings } from "../../src/lm/stages/evaluate.ts";
import { answerAll, RANKING, rankAll, rankingPrompts } from "../../src/lm/stages/rank.ts";
import { examineReward, type RewardReport } from "../../src/lm/stages/reward.ts";
import { drawnAgreement } from "../../src/lm/world/labelers.ts";
import type { LmCard } from "../../src/share/lm-cards.ts";
import { SHIPPED } from "./ship.ts";

/** Of evaluation: other seeds make models, this one asks them. */
const SEED = 5;
const EXAMINATION = { people: "inEvaluation", items: 300, manner: SAMPLED } as const;
const RANKINGS = 1000;
const BEST_OF = [1, 4, 16];
export const QUALITIES = [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];
export const TEMPERATURES = [1, 0.7, "greedy"] as const;
/** Who speaks for the small in every duel. */
export const CHAMPION = "s-ppo-ptx";

const key = split(keyFromSeed(SEED), "results");

export interface Duel {
  readonly opponent: string;
  readonly manner: Manner;
  /** Of the champion. */
  readonly wins: Estimate;
}

/** What was measured of the models of one seed; what lacks its model is left out. */
export interface Measured {
  readonly seed: number;
  readonly findings: ReadonlyMap<string, Findings>;
  readonly duels: readonly Duel[];
  /** Of the champion to the start of PPO, nats an answer. */
  readonly kl?: Estimate;
  readonly reward?: RewardReport & {
    readonly agreement: Estimate;
    /** On answers of fine-tuned models alone, which are nearer to each other. */
    readonly tuned: RewardReport;
  };
  /** Utility of the best of n answers of the start, and its KL at most (Stiennon et al. 2020). */
  readonly bestOf: readonly { readonly n: number; readonly utility: Estimate; readonly kl: number }[];
  /** The champion's wins against the web itself. */
  readonly web: readonly { readonly quality: number; readonly manner: Manner; readonly wins: Estimate }[];
}

/** @param cards of one seed, and of the big model, by name without the seed */
export async function measure(
  seed: number,
  cards: ReadonlyMap<string, LmCard>,
  prompts: number,
  backend: Backend,
): Promise<Measured> {
  const open = (name: string): Speaker | undefined => {
    const card = cards.get(name);
    return card && createSpeaker(voiceOf(read(card)), backend);
  };
  const asked = examinationPrompts("inEvaluation", prompts, SEED);
  const champion = open(CHAMPION);
  const own = champion && (await answerPrompts(champion, asked, SAMPLED, split(key, CHAMPION)));
  const findings = new Map<string, Findings>();
  const duels: Duel[] = [];
  // The big model is compared only once S has been examined.
  const ordered = [...cards].sort(([a], [b]) => Number(a === "big") - Number(b === "big"));
  for (const [name, card] of ordered) {
    if (card.kind !== "language") continue;
    const speaker = createSpeaker(voiceOf(read(card)), backend);
    findings.set(name, await examine(speaker, { ...EXAMINATION, prompts }, SEED));
    if (own && name !== CHAMPION) {
      if (name === "big") refuseIfUntrained(findings);
      for (const manner of name === "big" ? MANNERS_OF_BIG : [SAMPLED]) {
        const { temperature, examples } = manner;
        const answers = await answerPrompts(speaker, asked, manner, split(key, name, temperature, examples));
        duels.push({ opponent: name, manner, wins: estimate(winsOf(own, answers)) });
      }
    }
    silence(speaker);
  }
  const start = open("s-start");
  const kl = own && champion && start && (await klOf(champion.reading, start.reading, own, champion.context));
  for (const speaker of [champion, start]) if (speaker) silence(speaker);
  return {
    seed,
    findings,
    duels,
    ...(kl === undefined ? {} : { kl: estimate(kl) }),
    ...(await measureReward(cards, prompts, backend)),
    web: own ? sweep(own) : [],
  };
}

const MANNERS_OF_BIG: readonly Manner[] = TEMPERATURES.flatMap((temperature) =>
  (["none", "fewShot"] as const).map((examples) => ({ temperature, examples })),
);

const read = ({ file }: LmCard) => readLmCheckpoint(readFileSync(join(SHIPPED, file)));

function refuseIfUntrained(findings: ReadonlyMap<string, Findings>): void {
  const [big, small] = ["big", "s"].map((name) => findings.get(name)?.webLoss);
  if (big === undefined || small === undefined) throw new Error("BIG is compared where S is.");
  refuseUntrained(estimate(big).mean, estimate(small).mean);
}

/** The judge on people it has not met, labelers on each other, and the judge's choice among answers of the start. */
async function measureReward(
  cards: ReadonlyMap<string, LmCard>,
  prompts: number,
  backend: Backend,
): Promise<Pick<Measured, "reward" | "bestOf">> {
  const judge = cards.get("reward");
  const ranked = ["s-sft-300", "s-start", "s"].map((name) => cards.get(name));
  if (judge === undefined || ranked.includes(undefined)) return { bestOf: [] };
  const models = ranked.map((card) => createSpeaker(voiceOf(read(card as LmCard)), backend));
  const people = async (appears: "inTraining" | "inEvaluation", who = models, settings = RANKING) => {
    const asked = rankingPrompts(split(key, appears), RANKINGS, appears);
    const answering = who.map((model) => model.answering);
    const own = split(key, "ranking", appears);
    const answers = await answerAll(asked, { models: answering, context: CONTEXT, settings, key: own });
    return rankAll(asked, answers, own);
  };
  const checkpoint = read(judge);
  const taste = createFrozen(checkpoint.network, weightsOf(checkpoint), backend, "whole");
  const known = await people("inTraining");
  const unseen = await people("inEvaluation");
  const report = await examineReward(taste, unseen.rankings, CONTEXT);
  const alike = await people("inEvaluation", models.slice(0, 2), { ...RANKING, temperatures: [1] });
  const tuned = await examineReward(taste, alike.rankings, CONTEXT);
  const agreement = drawnAgreement(unseen.pairs, known.noise, split(key, "agreement"));
  const best: Measured["bestOf"][number][] = [];
  const asked = examinationPrompts("inEvaluation", prompts, SEED);
  for (const n of BEST_OF) {
    const answers = await bestOf(models[1], taste, asked, SAMPLED, n, split(key, "best"));
    const utility = estimate(answers.map((answer) => answer.utility));
    best.push({ n, utility, kl: log(n) - (n - 1) / n });
  }
  models.forEach(silence);
  taste.dispose();
  return { reward: { ...report, agreement, tuned }, bestOf: best };
}

function sweep(own: readonly Answered[]): Measured["web"] {
  const asked = own.map(({ prompt }) => prompt);
  return TEMPERATURES.flatMap((temperature) =>
    QUALITIES.map((quality) => {
      const answers = answersOfTheWeb(asked, quality, temperature, split(key, "web"));
      const manner = { temperature, examples: "none" } as const;
      return { quality, manner, wins: estimate(winsOf(own, answers)) };
    }),
  );
}
