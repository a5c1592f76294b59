// docs/lm-results.md, from what was measured.
import { type Estimate, estimate } from "../../src/base/statistics.ts";
import { WEB } from "../../src/lm/world/web.ts";
import type { LmCard } from "../../src/share/lm-cards.ts";
import { median } from "../bench/measure.ts";
import { CLAIMS, type Claim, type Figure, figureOf } from "./claims.ts";
import { CHAMPION, type Measured, QUALITIES, TEMPERATURES } from "./measure.ts";

/** A seed with its models, by name without the seed. */
export interface Seed {
  readonly measured: Measured;
  readonly cards: ReadonlyMap<string, LmCard>;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Below so many a verdict is only the first word. */
const LEAST_SEEDS = 3;

const DIGITS: Record<Claim["unit"], number> = { "%": 1, points: 1, nats: 2, minutes: 1 };

const inWords = ({ value, margin }: Figure, unit: Claim["unit"]): string =>
  value.toFixed(DIGITS[unit]) + (margin === undefined ? "" : ` ± ${margin.toFixed(DIGITS[unit])}`);

/** What became of a claim. */
export function verdictOn(claim: Claim, seeds: readonly Seed[]) {
  const figures = seeds.map(({ measured, cards }) => claim.figure(measured, cards) ?? null);
  const known = figures.filter((figure) => figure !== null);
  if (known.length === 0) return { figures, middle: null, holds: "notMeasured" } as const;
  const middle = median(known.map(({ value }) => value));
  const holds = claim.holds === "report" ? "reported" : claim.holds(middle) ? "yes" : "no";
  return { figures, middle, holds } as const;
}

const HOLDS = { yes: "yes", no: "**no**", reported: "reported" } as const;

function claimRow(claim: Claim, seeds: readonly Seed[]): readonly string[] {
  const { figures, middle, holds } = verdictOn(claim, seeds);
  const cells = figures.map((figure) => (figure ? inWords(figure, claim.unit) : "–"));
  if (holds === "notMeasured") return [claim.asked, ...cells, "–", "not measured"];
  const known = figures.filter((figure) => figure !== null).length;
  const ofFew = known < LEAST_SEEDS ? `, of ${known} of ${LEAST_SEEDS} seeds` : "";
  return [
    claim.asked,
    ...cells,
    `${inWords({ value: middle }, claim.unit)} ${claim.unit}`,
    HOLDS[holds] + ofFew,
  ];
}

/** Findings that are shares, in percent; the rest are nats, words or sums. */
export const PLAIN = new Set(["utility", "words", "webLoss"]);

function findingsTable({ measured: { findings } }: Seed): string {
  const models = [...findings.keys()];
  const names = Object.keys(findings.get(models[0]) ?? {});
  const rows = names.map((name) => [
    name,
    ...models.map((model) => {
      const samples = findings.get(model)?.[name];
      if (samples === undefined) return "–";
      const plain = PLAIN.has(name);
      const { value, margin } = figureOf(estimate(samples), plain ? 1 : 100);
      const shown = [value, ...(Number.isNaN(margin) ? [] : [margin])];
      return shown.map((number) => number?.toFixed(plain ? 2 : 1)).join(" ± ");
    }),
  ]);
  return table(["", ...models], rows);
}

const MISSING = "Not measured: a model is missing.";

function sweepTable({ measured: { web, duels } }: Seed): string {
  if (web.length === 0) return MISSING;
  const name = (temperature: number | "greedy") =>
    temperature === "greedy" ? "greedily" : `temperature ${temperature}`;
  const line = TEMPERATURES.map((temperature) => [
    `infinitely large model, ${name(temperature)}`,
    ...QUALITIES.map((quality) => {
      const found = web.find((one) => one.quality === quality && one.manner.temperature === temperature);
      return found ? inWords(figureOf(found.wins), "%") : "–";
    }),
  ]);
  const big = duels
    .filter(({ opponent }) => opponent === "big")
    .map(({ manner: { temperature, examples }, wins }) => [
      `BIG, ${name(temperature)}${examples === "fewShot" ? ", two examples" : ""}`,
      ...QUALITIES.map((quality) => (quality === WEB.quality ? inWords(figureOf(wins), "%") : "")),
    ]);
  return table(["% preferred to … at q =", ...QUALITIES.map(String)], [...line, ...big]);
}

const modelsTable = (cards: readonly LmCard[]): string =>
  table(
    ["model", "parameters", "processor s", "on", "update", "sample, single precision", "half", "made by"],
    cards.map(({ name, parameters, seconds, engines, chosen, steps, sample, command }) => [
      name,
      parameters.toLocaleString("en-US"),
      seconds === null ? "–" : seconds.toFixed(0),
      engines,
      chosen === null ? "" : `${chosen} of ${steps}`,
      `${sample.single}`,
      `${sample.half}`,
      `\`${command}\``,
    ]),
  );

function bestOfTable({ measured: { bestOf, findings, kl } }: Seed): string {
  if (bestOf.length === 0) return MISSING;
  const plain = (figure: Omit<Estimate, "count">) => inWords(figureOf(figure, 1), "nats");
  const rows = bestOf.map(({ n, utility, kl: most }) => [
    `best of ${n}`,
    plain(utility),
    `≤ ${most.toFixed(2)}`,
  ]);
  const champion = findings.get(CHAMPION)?.utility;
  if (champion && kl) rows.push([CHAMPION, plain(estimate(champion)), plain(kl)]);
  return table(["", "utility", "KL to the start, nats"], rows);
}

export function report(seeds: readonly Seed[], prompts: number, cards: readonly LmCard[]): string {
  const [first] = seeds;
  const numbers = seeds.map(({ measured }) => `seed ${measured.seed}`);
  const { reward } = first.measured;
  return `# Results of the language model

Written by \`npm run lm-results\` from the models in \`public/lm\`; do not edit. ${prompts.toLocaleString("en-US")} different prompts of people who
appear nowhere else, weights of the evaluation, temperature 1 unless told otherwise; checkpoints were chosen on other people,
those of validation, and so were recipes, but that what these prompts showed to be weak was worked on. ± is half of a 95 % interval over prompts, facts, items or rankings of one seed, differences
of two models, or of one and a multiple of the other, over what both were asked; the median is over seeds. Everything is pretrained on a web of quality
q = ${WEB.quality}.

## What was asked

${table(
  ["asked", ...numbers, "median", "holds"],
  CLAIMS.map((claim) => claimRow(claim, seeds)),
)}

That the same seed gives the same bytes in a miniature run of all stages is a test (\`tests/lm/stages/miniature.test.ts\`).
Why what does not hold does not is in the [log](log.md).

## Where it breaks

How often ${CHAMPION} of ${numbers[0]}, at temperature 1, is preferred. The infinitely large model is the web itself: at
temperature 1 no model that imitates the web can do better. q is the share of its instruction pages that are answered well.

${sweepTable(first)}

## Everything

Utility is at most 6; words are of an answer; the loss on the web is in nats a token; all else is in percent. There is one M
and one BIG, of seed 1.

${seeds.map((seed, i) => `### ${numbers[i][0].toUpperCase()}${numbers[i].slice(1)}\n\n${findingsTable(seed)}`).join("\n\n")}

## Best of n

The reward model chooses among n answers of the start of PPO.

${bestOfTable(first)}

## Calibration of the reward model

${
  reward
    ? table(
        ["it says", "it was", "pairs"],
        reward.calibration.map(({ predicted, observed, count }) => [
          predicted.toFixed(2),
          observed.toFixed(2),
          `${count}`,
        ]),
      )
    : MISSING
}

## Models

Rankings were made by \`npm run make-lm\` too, with the commands in \`scripts/lm/plan.ts\`. Files are in half precision. The sample is the loss on 20 windows of the web or, of a reward model, how often it prefers
a demonstration to what the web's bad pages answer, of 100.

${modelsTable(cards)}
`;
}
