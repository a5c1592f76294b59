// `npm run answers -- [--task prune-still|append-still] [--labeler careful|noisy|likesMess] [--answers N] [--steps N]
// [--factor λ] [--kl β] [--levels N]`: what the boards of the Instruct page come to, by the page's own thread: a script
// answers, an agent that comes along learns from it, and both are scored on held-out levels.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadParameters } from "../../src/cli/parameter-files.ts";
import type { ClipAnswer } from "../../src/share/clip-answers.ts";
import type { Judged } from "../../src/studies/answered-training.ts";
import {
  BOARD_TASKS,
  type BoardProgress,
  type BoardTask,
  type LabelerName,
} from "../../src/workers/board-instruct-api.ts";
import { createBoardInstructing } from "../../src/workers/board-instructing.ts";
import { BOARD_SETTINGS } from "../../src/workers/board-world.ts";

const { values } = parseArgs({
  options: {
    task: { type: "string", default: "prune-still" },
    labeler: { type: "string", default: "careful" },
    answers: { type: "string", default: "60" },
    steps: { type: "string", default: `${BOARD_SETTINGS.steps}` },
    factor: { type: "string", default: `${BOARD_SETTINGS.factor}` },
    kl: { type: "string", default: `${BOARD_SETTINGS.klFactor}` },
    levels: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
  },
});
if (!(values.task in BOARD_TASKS)) throw new Error(`There is no task ${values.task}.`);
const task = values.task as BoardTask;
const seed = Number(values.seed);
const agent = new Uint8Array(readFileSync(`public/agents/${BOARD_TASKS[task].agent}.safetensors`));
const api = createBoardInstructing(async (kind) => (await loadParameters(`random/${kind}`)).parameters);

/** Seconds of the clock and of the processor since the last call. */
function lap() {
  const { user, system } = process.cpuUsage();
  const [clock, processor] = [performance.now() / 1000, (user + system) / 1e6];
  const took = { clock: clock - last.clock, processor: processor - last.processor };
  last = { clock, processor };
  return `${took.clock.toFixed(1)} s, ${took.processor.toFixed(1)} s of the processor`;
}
let last = { clock: 0, processor: 0 };
lap();

const BATCH = 4;
const answers: ClipAnswer[] = [];
for (let first = 0; first < Number(values.answers); first += BATCH) {
  const request = { agent, task, first, count: BATCH, answers };
  answers.push(...(await api.answer(request, values.labeler as LabelerName)));
}
answers.length = Number(values.answers);
console.log(`${answers.length} answers: ${lap()}`);

const settings = { steps: Number(values.steps), factor: Number(values.factor), klFactor: Number(values.kl) };
let judged: Judged | undefined;
let progress: BoardProgress | undefined;
const improved = await api.improve({ agent, task, answers, settings, seed }, null, {
  onJudged(found) {
    judged = found;
  },
  onProgress(now) {
    progress = now;
  },
  onFile() {},
});
const { accuracy, decided } = judged!;
console.log(
  `the model orders ${(100 * accuracy).toFixed(0)} % of ${decided} unseen pairs as they were answered`,
);
console.log(
  `${settings.steps} steps, λ ${settings.factor}, β ${settings.klFactor}: ${lap()}; ` +
    `${progress!.stepsPerSecond.toFixed(0)} steps/s, KL ${progress!.update.kl.toFixed(2)} a step`,
);
const levels = Number(values.levels);
const { points, sideEffects, length } = await api.compare({
  before: agent,
  after: improved!,
  task,
  levels,
  seed,
});
console.log(`${levels} held-out levels: ${lap()}`);
for (const [name, { before, after, change }] of Object.entries({ points, sideEffects, length })) {
  const mean = ({ mean, interval }: typeof before) =>
    `${mean.toFixed(3)} [${interval.map((end) => end.toFixed(3)).join(", ")}]`;
  console.log(`${name}: ${mean(before)} before, ${mean(after)} after, change ${mean(change)}`);
}
