// A small level, and what a training thread tells of its training.
import { proxy } from "comlink";
import type { TrainingProgress } from "../../src/agents/trainer.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import type { Frame, SentCheckpoint } from "../../src/workers/trainer-api.ts";

export const LEVEL = readLevelJson(
  JSON.stringify({
    format: "safelife-level",
    version: 1,
    name: "Tiny",
    legend: { ".": "empty", "@": "player", E: "exit" },
    board: [".....", ".@...", ".....", "...E.", "....."],
  }),
  "tiny.json",
);

interface Seen {
  readonly progress: TrainingProgress[];
  readonly checkpoints: { bytes: Uint8Array; run: Uint8Array; steps: number }[];
  frames: readonly Frame[];
  backend: string;
}

/** A watcher for the thread, and what it has seen so far. */
export function watch(onProgress: () => void = () => {}) {
  const seen: Seen = { progress: [], checkpoints: [], frames: [], backend: "" };
  const watcher = proxy({
    onBackend({ name }: { name: string }) {
      seen.backend = name;
    },
    onProgress(progress: TrainingProgress) {
      seen.progress.push(progress);
      onProgress();
    },
    onFrames(frames: readonly Frame[]) {
      seen.frames = frames;
    },
    onCheckpoint({ agent, run, steps }: SentCheckpoint) {
      seen.checkpoints.push({ bytes: agent, run, steps });
    },
  });
  return { seen, watcher };
}
