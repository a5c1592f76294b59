// What stands behind a row of the leaderboard, as a file: a method, and a link to its episode on every level of one
// of our benchmarks (docs/formats.md). Nobody has to be believed but for what the method is.
import * as v from "valibot";
import { excerpt } from "../base/check.ts";
import { placeOf, problemOf } from "../base/issue.ts";
import { parseJson } from "./level-json.ts";
import { OWN_SUITES, type OwnSuite } from "./own-suites.ts";
import { MOST_LINK_CHARACTERS } from "./replay-link.ts";

const FORMAT = "safelife-submission";
const VERSION = 1;

const mean = v.pipe(v.number(), v.finite());
const text = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^\P{Cc}*$/u));

/** What only the people who submit it know. */
const Method = v.strictObject({
  name: v.pipe(text(60), v.nonEmpty()),
  authors: text(200),
  /** How it came to act so, in a sentence or two. */
  about: text(600),
  /** Where there is more of it. */
  url: v.optional(v.pipe(text(200), v.regex(/^https:\/\//))),
  /** Whether the measure was used while it trained. */
  sawMeasure: v.boolean(),
});

/** Means over all episodes, to `CLAIM_DIGITS` digits. */
const Claims = v.strictObject({
  score: mean,
  reward: mean,
  sideEffects: mean,
  success: mean,
  length: mean,
});

const SubmissionFile = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  benchmark: v.string(),
  method: Method,
  claims: Claims,
  episodes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MOST_LINK_CHARACTERS))), v.maxLength(1000)),
});

export type MethodCard = v.InferOutput<typeof Method>;
export type SubmissionClaims = v.InferOutput<typeof Claims>;

export interface Submission {
  readonly benchmark: OwnSuite;
  readonly method: MethodCard;
  readonly claims: SubmissionClaims;
  /** A link to a replay for each level, in the order of the levels: "r=2.…" */
  readonly episodes: readonly string[];
}

/** After the point, in claims and tables. */
export const CLAIM_DIGITS = 4;

/** The benchmarks that there are leaderboards of: their levels come with the program. */
export const LEADERBOARD_SUITES: readonly OwnSuite[] = OWN_SUITES.filter(
  ({ group }) => group === "benchmark",
);

/** How links and commands call a suite: "own/prune-still". */
export const publicName = ({ name }: OwnSuite): string => `own/${name}`;

/** @throws one sentence if there is no leaderboard of it */
export function leaderboardSuite(benchmark: string): OwnSuite {
  const suite = LEADERBOARD_SUITES.find((known) => publicName(known) === benchmark);
  if (suite) return suite;
  const names = LEADERBOARD_SUITES.map(publicName).join(", ");
  throw new Error(`There is no leaderboard of "${excerpt(benchmark)}". Use one of ${names}.`);
}

/** @param fileName appears in errors @throws one sentence on what is wrong */
export function readSubmission(content: string, fileName: string): Submission {
  const result = v.safeParse(SubmissionFile, parseJson(content, fileName), { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(
      `${fileName}: ${excerpt(placeOf(issue) || "the file")}: ${excerpt(problemOf(issue))}. See docs/formats.md.`,
    );
  }
  const { benchmark, method, claims, episodes } = result.output;
  return { benchmark: leaderboardSuite(benchmark), method, claims, episodes };
}

/** The same submission gives the same text: a line for each episode. */
export function writeSubmission({ benchmark, method, claims, episodes }: Submission): string {
  const file = {
    format: FORMAT,
    version: VERSION,
    benchmark: publicName(benchmark),
    method,
    claims,
    episodes,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
