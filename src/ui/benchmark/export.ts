// Benchmark results as files.
import type { Row } from "./model.ts";

const COLUMNS = [
  "episode",
  "level",
  "success",
  "length",
  "reward",
  "rewardPossible",
  "rewardNeeded",
  "rewardFraction",
  "sideEffectFraction",
  "score",
] as const;

/** One line per episode; RFC 4180. */
export function resultsAsCsv(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ title, result }) =>
    result.episodes.map((episode) => [title, result.seed, ...COLUMNS.map((column) => episode[column])]),
  );
  return [["agent", "seed", ...COLUMNS], ...lines].map((line) => `${line.map(quote).join(",")}\r\n`).join("");
}

function quote(value: string | number | boolean): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Summaries and episodes, each with its key and its actions as digits: enough to live it again on its level. */
export function resultsAsJson(setTitle: string, rows: readonly Row[]): string {
  const agents = rows.map(({ title, result: { episodes, ...result } }) => ({
    ...result,
    agent: title,
    episodes: episodes.map(({ replay, ...episode }) => ({
      ...episode,
      key: replay.key,
      actions: replay.actions.map((turn) => turn[0]).join(""),
    })),
  }));
  return `${JSON.stringify({ levels: setTitle, agents }, null, 1)}\n`;
}
