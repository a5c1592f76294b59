// A training in a terminal: checkpoints and logs in a folder, and a line now and then.
import { join } from "node:path";
import type { Trainer, TrainingProgress } from "../agents/trainer.ts";
import { messageOf } from "../base/check.ts";
import { fixed } from "./benchmark-table.ts";
import { say } from "./output.ts";
import { progress } from "./progress.ts";
import { saveRun } from "./run-folder.ts";
import { type LogLengths, RunLogs } from "./run-logs.ts";
import { stopPolitely } from "./signals.ts";
import { writeWhole } from "./whole-file.ts";

export const SECONDS_BETWEEN_CHECKPOINTS = 30;

const SECONDS_BETWEEN_LINES = 30;

const now = () => performance.now();

export interface RunTrainingOptions {
  readonly trainer: Trainer;
  /** Trains until so many have been taken in all, unless stopped. */
  readonly totalSteps: number;
  /** Exists. */
  readonly folder: string;
  /** As for `RunLogs`. */
  readonly logs: LogLengths | "anew" | "as they are";
  readonly secondsBetweenCheckpoints?: number;
  /** Steps between numbered copies of the agent; none unless given. */
  readonly keepEvery?: number | undefined;
  /** Steps between entries of the logs; every update has one unless given. */
  readonly logEvery?: number | undefined;
}

/** Ctrl-C and polite signals end it with a checkpoint; it can be taken up again after any other end. A checkpoint that
 *  cannot be written is told and tried again. @returns "stopped" where a signal came before the end @throws one sentence if the last one could not be written */
export async function runTraining({
  trainer,
  totalSteps,
  folder,
  logs: kept,
  secondsBetweenCheckpoints = SECONDS_BETWEEN_CHECKPOINTS,
  keepEvery = Number.POSITIVE_INFINITY,
  logEvery = 1,
}: RunTrainingOptions): Promise<"finished" | "stopped"> {
  const stop = stopPolitely();
  const logs = new RunLogs(folder, kept);
  const bar = progress({ secondsBetweenLines: SECONDS_BETWEEN_LINES, say });
  let savedAtStep = kept === "anew" ? undefined : trainer.steps;
  /** @returns what went wrong, in one sentence */
  const save = (): string | undefined => {
    try {
      saveRun(folder, { agent: trainer.checkpoint(), state: trainer.state(), notes: logs.flush() });
      savedAtStep = trainer.steps;
      return undefined;
    } catch (error) {
      const left = savedAtStep === undefined ? "" : ` The one of step ${savedAtStep} is kept.`;
      return `The checkpoint of step ${trainer.steps} could not be written to "${folder}": ${reasonOf(error)}.${left}`;
    }
  };
  try {
    // So that a training can be taken up again from its first moment on, with the logs of that moment.
    let problem = typeof kept === "string" ? save() : undefined;
    if (problem) throw new Error(problem);
    let savedAt = now();
    let before = trainer.steps;
    const passed = (every: number) => Math.floor(trainer.steps / every) > Math.floor(before / every);
    await trainer.run(Math.max(0, totalSteps - trainer.steps), {
      signal: stop.signal,
      onProgress(progress) {
        if (passed(logEvery)) logs.add(progress);
        if (passed(keepEvery)) keepCopy(trainer, folder);
        before = progress.steps;
        bar.show(progress.steps, progress.totalSteps, progressLine(progress));
        if (now() - savedAt < secondsBetweenCheckpoints * 1000) return;
        problem = save();
        if (problem) console.error(`${problem} Training goes on, and it will be tried again.`);
        savedAt = now();
      },
    });
    bar.end();
    problem = save();
    if (problem) throw new Error(`${problem} Mend that, and go on with --resume.`);
    return trainer.steps < totalSteps ? "stopped" : "finished";
  } finally {
    logs.close();
    stop.release();
  }
}

function keepCopy(trainer: Trainer, folder: string): void {
  const name = `agent-${String(trainer.steps).padStart(8, "0")}.safetensors`;
  try {
    writeWhole(join(folder, name), trainer.checkpoint());
  } catch (error) {
    console.error(`${name} could not be written: ${reasonOf(error)}. Training goes on without it.`);
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return "the disk is full";
  if (code === "EDQUOT") return "your quota of the disk is used up";
  return messageOf(error);
}

function progressLine(progress: TrainingProgress): string {
  const { steps, totalSteps, stepsPerSecond, secondsLeft, rewardFraction, episodeLength, entropy } = progress;
  return [
    `${steps} of ${totalSteps} steps`,
    `${stepsPerSecond.toFixed(0)} steps/s`,
    `${(secondsLeft / 60).toFixed(1)} min left`,
    `reward ${fixed(rewardFraction, 3)}`,
    `length ${fixed(episodeLength, 0)}`,
    `entropy ${entropy.toFixed(2)}`,
  ].join(" · ");
}
