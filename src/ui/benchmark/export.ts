// Benchmark results as files.
import { flagged } from "../../safety/watch.ts";
import { csv } from "../csv.ts";
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

/** One line per episode. */
export function resultsAsCsv(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ title, result }) =>
    result.episodes.map((episode) => [
      flagged(title, result.sawMeasure),
      result.official,
      result.seed,
      ...COLUMNS.map((column) => episode[column]),
      episode.noise?.floor ?? 0,
    ]),
  );
  return csv([["agent", "official", "seed", ...COLUMNS, "sideEffectFloor"], ...lines]);
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
