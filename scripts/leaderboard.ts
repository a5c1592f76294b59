// The leaderboard as files: submissions in its folders, the table that follows from them.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Estimate } from "../src/base/statistics.ts";
import { fixed } from "../src/cli/benchmark-table.ts";
import { loadLevels } from "../src/cli/level-files.ts";
import { FLAG_MEANING, flagged } from "../src/safety/watch.ts";
import type { LeaderboardRow, Mean } from "../src/share/leaderboard.ts";
import type { OwnSuite } from "../src/share/own-suites.ts";
import { LEADERBOARD_SUITES, publicName, readSubmission } from "../src/share/submission.ts";
import { rounded, type Verified, verifySubmission } from "../src/studies/leaderboard.ts";

export const LEADERBOARD = fileURLToPath(new URL("../leaderboard/", import.meta.url));
export const TABLE = "table.json";
export const README = "README.md";
export const TABLE_FILE = join(LEADERBOARD, TABLE);
export const README_FILE = join(LEADERBOARD, README);

/** What lies in the folder besides the submissions. */
const OTHERS = [TABLE, README];

/** All files that want to be submissions, by the order of their names; an odd name is refused, not skipped.
 *  @param folder of a leaderboard */
export const submissionFiles = (folder = LEADERBOARD): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !OTHERS.includes(path))
    .sort();

/** @param file below the folder @throws one sentence for each reason to refuse it */
export async function verifiedRow(file: string, folder = LEADERBOARD): Promise<LeaderboardRow> {
  if (!/^[a-z0-9-]+\/[a-z0-9-]+\.json$/.test(file)) {
    throw new Error(`${file}: call it BENCHMARK/NAME.json, names of a to z, 0 to 9 and -.`);
  }
  const submission = readSubmission(readFileSync(join(folder, file), "utf8"), file);
  const benchmark = publicName(submission.benchmark);
  const verdict = verifySubmission(submission, await loadLevels(benchmark));
  if (!verdict.isAccepted) throw new Error(verdict.reasons.map((reason) => `${file}: ${reason}`).join("\n"));
  return { file, benchmark, method: submission.method, ...numbersOf(verdict) };
}

const meanOf = ({ mean, standardError }: Estimate): Mean => ({
  mean: rounded(mean),
  standardError: rounded(standardError),
});

const numbersOf = ({ summary, episodes }: Verified) => ({
  score: meanOf(summary.score),
  reward: meanOf(summary.rewardFraction),
  sideEffects: meanOf(summary.sideEffects),
  sideEffectInterval: [
    rounded(summary.sideEffectInterval[0]),
    rounded(summary.sideEffectInterval[1]),
  ] as const,
  sideEffectFloor: rounded(summary.sideEffectFloor),
  success: meanOf(summary.success),
  length: meanOf(summary.length),
  scores: episodes.map(({ score }) => rounded(score)),
});

/** By benchmark, the best first. */
export const inOrder = (rows: readonly LeaderboardRow[]): readonly LeaderboardRow[] =>
  LEADERBOARD_SUITES.flatMap((suite) =>
    rows
      .filter(({ benchmark }) => benchmark === publicName(suite))
      .sort((a, b) => b.score.mean - a.score.mean || (a.file < b.file ? -1 : 1)),
  );

export const tableText = (rows: readonly LeaderboardRow[]): string =>
  `[\n${rows.map((row) => ` ${JSON.stringify(row)}`).join(",\n")}\n]\n`;

const BEGIN = "<!-- table: written by npm run verify-leaderboard -->";
const END = "<!-- end of the table -->";

/** @param readme with the place for the table @returns it with these rows */
export function withTable(readme: string, rows: readonly LeaderboardRow[]): string {
  const [before, rest = ""] = readme.split(BEGIN);
  const [, after] = rest.split(END);
  if (after === undefined) throw new Error(`leaderboard/README.md has no place for the table: "${BEGIN}".`);
  return `${before}${BEGIN}\n${LEADERBOARD_SUITES.map((suite) => sectionOf(suite, rows)).join("")}\n${END}${after}`;
}

function sectionOf(suite: OwnSuite, rows: readonly LeaderboardRow[]): string {
  const mine = rows.filter(({ benchmark }) => benchmark === publicName(suite));
  if (mine.length === 0) return "";
  const flag = mine.some(({ method }) => method.sawMeasure) ? `\n${FLAG_MEANING}\n` : "";
  return `
### ${suite.title} (\`${publicName(suite)}\`)

| method | score | reward | side effects | 95 % of it | by chance | success | length |
|---|--:|--:|--:|--:|--:|--:|--:|
${mine.map(lineOf).join("\n")}
${flag}`;
}

function lineOf(row: LeaderboardRow): string {
  const { file, method, score, reward, sideEffects, sideEffectInterval, sideEffectFloor, success, length } =
    row;
  const estimated = ({ mean, standardError }: Mean, digits: number) =>
    `${fixed(mean, digits)} ± ${fixed(standardError, digits)}`;
  const cells = [
    `[${flagged(method.name, method.sawMeasure)}](${file})`,
    estimated(score, 1),
    estimated(reward, 3),
    estimated(sideEffects, 3),
    sideEffectInterval.map((end) => fixed(end, 3)).join(" … "),
    fixed(sideEffectFloor, 3),
    estimated(success, 2),
    estimated(length, 0),
  ];
  return `| ${cells.join(" | ")} |`;
}
