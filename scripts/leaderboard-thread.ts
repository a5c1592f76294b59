// Thread entry point: verifies the submissions that it is given, one after the other.
import { parentPort } from "node:worker_threads";
import { messageOf } from "../src/base/check.ts";
import type { LeaderboardRow } from "../src/share/leaderboard.ts";
import { verifiedRow } from "./leaderboard.ts";

export type LeaderboardAnswer = { readonly row: LeaderboardRow } | { readonly problem: string };

export interface LeaderboardQuestion {
  readonly folder: string;
  /** Below the folder. */
  readonly file: string;
}

parentPort?.on("message", async (question: LeaderboardQuestion) =>
  parentPort?.postMessage(await answer(question)),
);

const answer = ({ folder, file }: LeaderboardQuestion): Promise<LeaderboardAnswer> =>
  verifiedRow(file, folder).then(
    (row) => ({ row }),
    (error: unknown) => ({ problem: messageOf(error) }),
  );
