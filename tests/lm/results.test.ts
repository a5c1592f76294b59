// The document of results: what was asked stands beside what was measured, and says so where it does not hold.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { CLAIMS } from "../../scripts/lm/claims.ts";
import { resultsOf } from "../../scripts/lm/data.ts";
import type { Measured } from "../../scripts/lm/measure.ts";
import { report } from "../../scripts/lm/report.ts";
import type { Findings } from "../../src/lm/stages/evaluate.ts";
import { SKILLS } from "../../src/lm/world/skills.ts";
import { type LmCard, parseLmCards } from "../../src/share/lm-cards.ts";
import { parseLmResults } from "../../src/share/lm-results.ts";

const wins = { mean: 0.6, standardError: 0.01, count: 100 };
const isAmong = (share: number) => Array.from({ length: 100 }, (_, i) => (i < 100 * share ? 1 : 0));
const findings = (plainFacts: number, skill: number): Findings => ({
  plainFacts: isAmong(plainFacts),
  ...Object.fromEntries(SKILLS.map((name) => [name, isAmong(skill)])),
});

const measured = (seed: number, plainFacts: number): Measured => ({
  seed,
  findings: new Map([
    ["s", findings(0.5, 0.9)],
    ["s-sft-300", findings(0.9, 0.5)],
    ["s-ppo-ptx", findings(plainFacts, 0.89)],
  ]),
  duels: [{ opponent: "s-sft-300", manner: { temperature: 1, examples: "none" }, wins }],
  bestOf: [],
  web: [{ quality: 0.2, manner: { temperature: 1, examples: "none" }, wins }],
});

const card = (name: string, seconds: number | null): LmCard => ({
  name,
  title: name,
  file: `${name}.safetensors`,
  sha256: "0".repeat(64),
  kind: "language",
  parameters: 42912,
  seed: 1,
  steps: 3,
  chosen: null,
  engines: "wasm",
  command: "safelife lm",
  seconds,
  sample: { single: 1, half: 1 },
  curve: [
    ...Array.from({ length: 10 }, () => ({ proxy: 0, gold: 2, kl: 0 })),
    ...Array.from({ length: 10 }, () => ({ proxy: 1, gold: 1, kl: 9 })),
  ],
});

const all = [card("s-start", 60), card("reward", 600), card("s-hacked", 1)];
const cards = new Map(all.map((c) => [c.name, c]));
const page = report(
  [0.95, 0.85, 0.89].map((facts, i) => ({ measured: measured(i + 1, facts), cards })),
  1000,
  all,
);
const row = (asked: string) => page.split("\n").find((line) => line.startsWith(`| ${asked}`));

describe("docs/lm-results.md", () => {
  it("shows every seed with its interval, and judges their median", () => {
    expect(row("plain facts")).toBe(
      "| plain facts: ≥ fine-tuning on 300 demonstrations − 2 points | 5.0 ± 4.3 | -5.0 ± 4.3 | -1.0 ± 2.0 | -1.0 points | yes |",
    );
    expect(row("preferred to S after 300")).toContain("| 60.0 ± 2.0 | 60.0 % | yes |");
    expect(row("mean loss of skills")).toContain("| 1.0 points | yes |");
    expect(row("with β = 0")).toContain("| 50.0 % | yes |");
  });

  it("says what does not hold, and what was not measured", () => {
    const bad = report([{ measured: measured(1, 0.85), cards }], 1000, []);
    expect(bad).toContain("| -5.0 ± 4.3 | -5.0 points | **no**, of 1 of 3 seeds |");
    expect(row("preferred to BIG, both")).toContain("not measured");
    expect(row("start of PPO, and twice")).toContain("not measured");
  });

  it("draws the line of the infinitely large model", () => {
    expect(row("infinitely large model, temperature 1 ")).toBe(
      "| infinitely large model, temperature 1 | – | – | 60.0 ± 2.0 | – | – | – | – |",
    );
  });
});

describe("the same as data", () => {
  const seeds = [0.95, 0.85, 0.89].map((facts, i) => ({ measured: measured(i + 1, facts), cards }));
  const data = resultsOf(seeds, 1000, all);
  const claim = (name: string) => data.claims.find((candidate) => candidate.name === name);

  it("says what the document says", () => {
    expect(claim("facts")).toMatchObject({ holds: "yes", unit: "points" });
    expect(claim("facts")?.figure?.value).toBeCloseTo(-1, 9);
    expect(claim("big")).toEqual({ name: "big", unit: "%", figure: null, holds: "notMeasured" });
    expect(claim("sft")).toMatchObject({ holds: "notMeasured" });
    expect(data.findings.s.plainFacts.value).toBe(50);
    expect(data.sweep).toEqual([
      { quality: 0.2, temperature: 1, wins: { value: 60, margin: expect.closeTo(1.96, 9) } },
    ]);
  });

  it("has a name for every claim, and is read back as it is", () => {
    expect(new Set(data.claims.map(({ name }) => name)).size).toBe(data.claims.length);
    expect(parseLmResults(JSON.stringify(data))).toEqual(data);
    expect(() => parseLmResults("{}")).toThrow("cannot be read");
  });

  it("that comes along tells what docs/lm-results.md tells", () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
    const shipped = parseLmResults(read("public/lm/results.json"));
    const document = read("docs/lm-results.md");
    const models = parseLmCards(read("public/lm/index.json"));
    // Measured anew with every model that is made anew.
    expect(shipped.models).toEqual(Object.fromEntries(models.map(({ name, sha256 }) => [name, sha256])));
    const digits = { "%": 1, points: 1, nats: 2, times: 2, minutes: 1 } as const;
    for (const { name, unit, figure, holds } of shipped.claims) {
      const asked = CLAIMS.find((claim) => claim.name === name)?.asked;
      const line = document.split("\n").find((candidate) => candidate.startsWith(`| ${asked} |`));
      if (figure) expect(line).toContain(`| ${figure.value.toFixed(digits[unit])} ${unit} |`);
      expect(line).toMatch(
        { yes: /\| yes/, no: /\*\*no\*\*/, reported: /reported/, notMeasured: /not measured/ }[holds],
      );
    }
  });
});
