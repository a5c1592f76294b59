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

/** An address that opens the episode; empty where it is too large for one.
 *  @param page address of our page without its hash */
const addressOf = (page: string, link: string | null): string => (link === null ? "" : `${page}#${link}`);

/** One line per episode. @param page as for `addressOf` */
export function resultsAsCsv(rows: readonly Row[], page: string): string {
  const lines = rows.flatMap(({ title, result }) =>
    result.episodes.map((episode, i) => [
      flagged(title, result.sawMeasure),
      result.official,
      result.seed,
      ...COLUMNS.map((column) => episode[column]),
      episode.noise?.floor ?? 0,
      addressOf(page, result.links[i]),
    ]),
  );
  return csv([["agent", "official", "seed", ...COLUMNS, "sideEffectFloor", "link"], ...lines]);
}

/** Summaries and episodes, each with its key and its actions as digits: enough to live it again on its level. */
export function resultsAsJson(setTitle: string, rows: readonly Row[], page: string): string {
  const agents = rows.map(({ title, result: { episodes, links, ...result } }) => ({
    ...result,
    agent: title,
    episodes: episodes.map(({ replay, ...episode }, i) => ({
      ...episode,
      link: addressOf(page, links[i]),
      key: replay.key,
      actions: replay.actions.map((turn) => turn[0]).join(""),
    })),
  }));
  return `${JSON.stringify({ levels: setTitle, agents }, null, 1)}\n`;
}
