// `safelife benchmark --submission`: what was played, as a file for the leaderboard.

import type { OwnSuite } from "../share/own-suites.ts";
import { leaderboardSuite, publicName, writeSubmission } from "../share/submission.ts";
import type { BenchmarkAgent, BenchmarkResult } from "../studies/benchmark.ts";
import { LEADERBOARD_SEED, makeSubmission } from "../studies/leaderboard.ts";
import { writeNewFile } from "./files.ts";
import type { LevelSet } from "./level-files.ts";
import { say } from "./output.ts";

export interface SubmissionTexts {
  readonly levels: string;
  readonly range?: string | undefined;
  readonly episodes?: string | undefined;
  readonly seed: string;
}

/** Before hours of playing: whether it could be submitted. @throws one sentence if not */
export function suiteToSubmit({ levels, range, episodes, seed }: SubmissionTexts): OwnSuite {
  const suite = leaderboardSuite(levels);
  if (range !== undefined || episodes !== undefined) {
    throw new Error("a submission has one episode on every level. Leave out --range and --episodes.");
  }
  if (Number(seed) !== LEADERBOARD_SEED) {
    throw new Error(`submissions play with seed ${LEADERBOARD_SEED}, as everyone does. Leave out --seed.`);
  }
  return suite;
}

export interface SubmissionFile {
  readonly path: string;
  readonly authors: string;
  readonly about: string;
  readonly overwrite: boolean;
}

/** @throws one sentence if it would be refused, or the file is there */
export async function writeSubmissionFile(
  { path, authors, about, overwrite }: SubmissionFile,
  suite: OwnSuite,
  agent: BenchmarkAgent,
  { levels }: LevelSet,
  { episodes }: BenchmarkResult,
): Promise<void> {
  const method = { name: agent.name, authors, about, sawMeasure: agent.sawMeasure };
  const replays = episodes.map(({ replay }) => replay);
  const submission = makeSubmission(suite, method, levels, replays);
  const bytes = new TextEncoder().encode(writeSubmission(submission));
  await writeNewFile(path, bytes, overwrite ? "replace" : "keep");
  say(`\n${publicName(suite)}: ${episodes.length} episodes in ${path}, ${bytes.length} bytes`);
}
