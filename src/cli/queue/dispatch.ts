// Puts the runs of a study on a queue and waits until the shared folder or bucket holds all of them.
import { setTimeout } from "node:timers/promises";
import type { Queue } from "bullmq";
import { placesOf, type Study, type StudyPlace, type StudyStore } from "../../studies/study.ts";
import { complaints, connectionTo, openBullmq } from "./bullmq.ts";
import { jobIdOf, jobOf, QUEUE, type RunJob } from "./run-job.ts";
import { shareTasks } from "./shared-study.ts";
import { unscored } from "./unscored.ts";

const MS_BETWEEN_LOOKS = 500;
/** Should the queue have forgotten runs, they are put on it again after so long. */
const MS_BETWEEN_ADDS = 10_000;
/** Looking and adding take a large study seconds: pauses are at least so many times as long. */
const PAUSE = 20;

const ATTEMPTS = 3;
const MS_BEFORE_RETRY = 5000;

export interface DispatchOptions {
  readonly study: Study;
  readonly store: StudyStore;
  /** Absolute path of the study's folder, or its bucket. */
  readonly out: string;
  readonly engine: string;
  /** Address of the queue. */
  readonly url: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, runs: number) => void;
}

/** What counts is the folder, never the queue: a run that was forgotten is added again, one that was done twice is the
 *  same file. @throws the signal's reason once it is aborted; one sentence where runs failed for good */
export async function runOnQueue(options: DispatchOptions): Promise<void> {
  const { study, store, out, engine, url, signal, onProgress } = options;
  const { Queue } = await openBullmq();
  const queue = new Queue<RunJob>(QUEUE, { connection: connectionTo(url) });
  queue.on("error", complaints());
  try {
    await shareTasks(store, study.tasks);
    const places = placesOf(study);
    const jobOfPlace = (place: StudyPlace) => jobOf(out, engine, place);
    await forgetFailures(queue, places.map(jobOfPlace));
    let left: readonly StudyPlace[] = places;
    for (let nextAdd = 0; ; ) {
      signal.throwIfAborted();
      const begin = performance.now();
      const stillLeft = await unscored(store, left);
      if (stillLeft.length < left.length) onProgress(places.length - stillLeft.length, places.length);
      left = stillLeft;
      if (left.length === 0) return;
      const jobs = left.map(jobOfPlace);
      await refuseFailures(queue, jobs);
      const pause = Math.max(MS_BETWEEN_LOOKS, PAUSE * (performance.now() - begin));
      if (begin > nextAdd) {
        await addAll(queue, jobs);
        const took = performance.now() - begin;
        nextAdd = performance.now() + Math.max(MS_BETWEEN_ADDS, PAUSE * took);
      }
      await setTimeout(pause, undefined, { signal }).catch(() => {});
    }
  } finally {
    await queue.close();
  }
}

const addAll = (queue: Queue<RunJob>, jobs: readonly RunJob[]) =>
  queue.addBulk(
    jobs.map((data) => ({
      name: "run",
      data,
      opts: {
        jobId: jobIdOf(data),
        attempts: ATTEMPTS,
        backoff: { type: "fixed", delay: MS_BEFORE_RETRY },
        removeOnComplete: true,
      },
    })),
  );

async function failuresAmong(queue: Queue<RunJob>, jobs: readonly RunJob[]) {
  const ids = new Set(jobs.map(jobIdOf));
  return (await queue.getFailed()).filter(({ id }) => id !== undefined && ids.has(id));
}

/** Of an earlier try: this one is a new one. */
async function forgetFailures(queue: Queue<RunJob>, jobs: readonly RunJob[]): Promise<void> {
  for (const job of await failuresAmong(queue, jobs)) await job.remove();
}

async function refuseFailures(queue: Queue<RunJob>, jobs: readonly RunJob[]): Promise<void> {
  const [first, ...others] = await failuresAmong(queue, jobs);
  if (first === undefined) return;
  const more = others.length > 0 ? ` So did ${others.length} more.` : "";
  throw new Error(
    `the run ${decodeURIComponent(first.data.place)} failed ${first.attemptsMade} times: ${first.failedReason}${more} Mend that, and start the study again: it goes on.`,
  );
}
