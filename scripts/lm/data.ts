// The same results as docs/lm-results.md, as data for the page.
import { estimate } from "../../src/base/statistics.ts";
import { WEB } from "../../src/lm/world/web.ts";
import type { LmCard } from "../../src/share/lm-cards.ts";
import type { LmFigure, LmResults } from "../../src/share/lm-results.ts";
import { CLAIMS, type Figure, figureOf } from "./claims.ts";
import { CHAMPION } from "./measure.ts";
import { PLAIN, type Seed, verdictOn } from "./report.ts";

const shown = ({ value, margin }: Figure): LmFigure => ({
  // Rounded once, where it is shown.
  value,
  margin: margin === undefined || Number.isNaN(margin) ? null : margin,
});

export function resultsOf(seeds: readonly Seed[], prompts: number, cards: readonly LmCard[]): LmResults {
  const [{ measured }] = seeds;
  return {
    prompts,
    seeds: seeds.map((seed) => seed.measured.seed),
    champion: CHAMPION,
    quality: WEB.quality,
    claims: CLAIMS.map((claim) => {
      const { figures, middle, holds } = verdictOn(claim, seeds);
      const margin = figures[0]?.margin;
      return {
        name: claim.name,
        unit: claim.unit,
        figure: middle === null ? null : shown({ value: middle, margin }),
        holds,
      };
    }),
    models: Object.fromEntries(cards.map(({ name, sha256 }) => [name, sha256])),
    findings: Object.fromEntries(
      [...measured.findings].map(([model, findings]) => [
        model,
        Object.fromEntries(
          Object.entries(findings).map(([name, samples]) => [
            name,
            shown(figureOf(estimate(samples), PLAIN.has(name) ? 1 : 100)),
          ]),
        ),
      ]),
    ),
    sweep: measured.web.map(({ quality, manner, wins }) => ({
      quality,
      temperature: manner.temperature,
      wins: shown(figureOf(wins)),
    })),
  };
}
