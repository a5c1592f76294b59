// `npm run make-lesson-run`: records the training of the lesson "Let an agent learn", for browsers that are too slow for it.
// Half a minute; one engine gives the same file each time.
import { readFileSync, writeFileSync } from "node:fs";
import { resimulate } from "../src/core/replay.ts";
import { claimOf } from "../src/share/replay-claim.ts";
import { formatReplayLink } from "../src/share/replay-link.ts";
import { train } from "../src/ui/lessons/train/lesson.ts";
import { attemptsOn, BEGINS_AS, trainingOn } from "../src/ui/lessons/train/request.ts";
import type { WatchedEpisode } from "../src/workers/trainer-api.ts";
import { createTraining } from "../src/workers/training.ts";

const level = train.levels.greenhouse;
const weights = readFileSync(new URL(`../public/agents/${BEGINS_AS}.safetensors`, import.meta.url));
const training = createTraining();
const attempts: WatchedEpisode[] = [];
await training.run(
  { ...trainingOn(level, new Uint8Array(weights)), backend: "simd" },
  {
    onBackend: () => training.watch(attemptsOn(level), (attempt) => attempts.push(attempt)),
    onProgress() {},
    onFrames() {},
    onCheckpoint() {},
  },
);
const recorded = attempts.map(({ steps, replay }) => ({
  steps,
  link: formatReplayLink({ ...replay, claim: claimOf(resimulate(replay)) }),
}));
writeFileSync(
  new URL("../src/ui/lessons/train/recorded.json", import.meta.url),
  `${JSON.stringify(recorded, null, 2)}\n`,
);
console.log(attempts.map(({ steps, replay }) => `after ${steps}: ${replay.actions.length} steps`).join("\n"));
