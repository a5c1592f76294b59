// Runs of Improve that have ended, for what the page makes of them.
import { estimate } from "../../src/base/statistics.ts";
import { resimulate } from "../../src/core/replay.ts";
import { claimOf } from "../../src/share/replay-claim.ts";
import { formatReplayLink } from "../../src/share/replay-link.ts";
import type { BoardRun } from "../../src/ui/instruct/board/run-record.ts";
import type { RunRecord } from "../../src/ui/instruct/run-record.ts";
import { BOARD_SETTINGS } from "../../src/workers/board-world.ts";
import { LIVE } from "../../src/workers/instruct-world.ts";
import { levelOf } from "../support/board.ts";

const NO_FILE = new Uint8Array(1);

/** Of which there is nothing good to be said. */
export const LANGUAGE_RUN: RunRecord = {
  ...{ number: 1, from: "s-start", files: {}, isRevealed: true },
  request: {
    ...{ start: NO_FILE, judge: NO_FILE, judgeStart: NO_FILE, seed: 1, settings: LIVE },
    ...{ demonstrations: [], rankings: [] },
  },
  curve: Array.from({ length: 20 }, (_, i) => ({
    ...{ proxy: i / 10, gold: 2 - i / 10, kl: i / 3 },
    ...{ distinct: 1 / (1 + i), ended: 1 - i / 40, ratioError: i / 1000 },
  })),
  improved: {
    ...{ model: NO_FILE, isAnew: true },
    ...{ agrees: estimate([0, 1, 0]), judged: estimate([1, 1, 0]) },
  },
  compared: {
    prompts: 100,
    wins: { careful: estimate([0, 1]), opposite: estimate([1, 1, 0]), brief: estimate([0, 1, 1]) },
    kl: estimate([5, 7]),
    samples: [{ prompt: "what colour is the fox ?", before: "the fox is red .", after: "no ." }],
  },
};

const replay = {
  level: levelOf(["........", ".a......", "....gg..", "....gg..", "........", "........"]),
  key: [1, 2] as const,
  actions: Array.from({ length: 12 }, (_, step) => [step % 4]),
};
const outcome = (sideEffects: number) => ({
  ...{ points: 0.8, sideEffects, length: 12, success: true },
  link: formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) })!,
});
const meanOf = (mean: number) => ({ mean, interval: [mean - 0.05, mean + 0.05] as const });
const compared = (before: number, after: number) => ({
  ...{ before: meanOf(before), after: meanOf(after), change: meanOf(after - before) },
});

/** Its side effects uncovered, its first level judged. */
export const BOARD_RUN: BoardRun = {
  ...{ number: 1, file: null, improved: NO_FILE, steps: BOARD_SETTINGS.steps, isRevealed: true },
  request: { agent: NO_FILE, task: "prune-still", answers: [], settings: BOARD_SETTINGS, seed: 1 },
  curve: Array.from({ length: 20 }, (_, i) => ({
    ...{ points: 0.8, learned: i / 500, kl: i / 10, entropy: 1 - i / 40, success: 0.9 - i / 40 },
  })),
  judged: { accuracy: 0.5, decided: 12 },
  compared: {
    levels: ["one", "two", "three"].map((level) => ({ level, before: outcome(0.4), after: outcome(0.2) })),
    points: compared(0.8, 0.7),
    sideEffects: compared(0.4, 0.2),
    length: compared(12, 12),
  },
  duels: [{ first: "before", second: "after", score: 0 }],
};
