// Thread entry point: verifies the submissions that it is given, one after the other.
import { parentPort } from "node:worker_threads";
import { messageOf } from "../src/base/check.ts";
import type { LeaderboardRow } from "../src/share/leaderboard.ts";
import { verifiedRow } from "./leaderboard.ts";

export type LeaderboardAnswer = { readonly row: LeaderboardRow } | { readonly problem: string };

parentPort?.on("message", async (file: string) => parentPort?.postMessage(await answer(file)));

const answer = (file: string): Promise<LeaderboardAnswer> =>
  verifiedRow(file).then(
    (row) => ({ row }),
    (error: unknown) => ({ problem: messageOf(error) }),
  );
