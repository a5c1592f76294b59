// Benchmark results as a table for people and as JSON for programs.
import type { Estimate } from "../base/statistics.ts";
import type { BenchmarkResult, BenchmarkSummary } from "../studies/benchmark.ts";
import { episodeLink } from "../studies/episode-link.ts";

const COLUMNS: readonly (readonly [title: string, cell: (summary: BenchmarkSummary) => string])[] = [
  ["success", ({ success }) => estimated(success, 2)],
  ["length", ({ length }) => estimated(length, 0)],
  ["reward", ({ rewardFraction }) => estimated(rewardFraction, 3)],
  ["side effects", ({ sideEffects }) => estimated(sideEffects, 3)],
  ["95 % of it", ({ sideEffectInterval: [low, high] }) => `${fixed(low, 3)} … ${fixed(high, 3)}`],
  ["by chance", ({ sideEffectFloor }) => fixed(sideEffectFloor, 3)],
  ["score", ({ score }) => estimated(score, 1)],
];

export const fixed = (value: number, digits: number) => (Number.isNaN(value) ? "–" : value.toFixed(digits));

const estimated = ({ mean, standardError }: Estimate, digits: number): string =>
  `${fixed(mean, digits)} ± ${fixed(standardError, digits)}`;

/** One row a result: means and standard errors; side effects with their interval and what they would have been
 *  by chance alone. @param rows name and result */
export function benchmarkTable(rows: readonly (readonly [string, BenchmarkSummary])[]): string {
  const table = [
    ["", ...COLUMNS.map(([title]) => title)],
    ...rows.map(([name, summary]) => [name, ...COLUMNS.map(([, cell]) => cell(summary))]),
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return table
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join("  "),
    )
    .join("\n");
}

/** A result without its replays, plain data: each with a link that holds its level, null where it is too large; actions are those of the first agent, whom others copy, or turns of a team. */
export const benchmarkJson = ({ episodes, ...result }: BenchmarkResult) => ({
  ...result,
  episodes: episodes.map(({ replay, ...episode }) => ({
    ...episode,
    link: episodeLink(replay, null),
    key: replay.key,
    actions: episode.team
      ? replay.actions.map((turn) => turn.join("")).join(" ")
      : replay.actions.map((turn) => turn[0]).join(""),
  })),
});
