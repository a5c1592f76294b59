// `safelife study status`: how far the studies on a queue are.
import { say } from "../output.ts";
import { complaints, connectionTo, openBullmq } from "./bullmq.ts";
import { QUEUE, type RunJob, type RunProgress } from "./run-job.ts";

export async function queueStatus(url: string): Promise<object> {
  const { Queue } = await openBullmq();
  const queue = new Queue<RunJob>(QUEUE, { connection: connectionTo(url) });
  queue.on("error", complaints());
  try {
    const { waiting, active, delayed, failed } = await queue.getJobCounts();
    const underWay = (await queue.getActive()).map(({ data, progress, attemptsMade }) => ({
      ...data,
      ...(typeof progress === "object" ? (progress as RunProgress) : { done: 0, parts: null }),
      attemptsMade,
    }));
    const failures = (await queue.getFailed()).map(({ data, failedReason }) => ({ ...data, failedReason }));
    const workers = (await queue.getWorkersCount()) ?? 0;
    say(`${waiting} runs wait, ${active} are under way, ${delayed} are tried again, ${failed} failed`);
    say(`${workers} workers`);
    for (const { out, place, done, parts } of underWay) {
      say(`under way: ${decodeURIComponent(place)} of ${out}, ${done} of ${parts ?? "?"} parts`);
    }
    for (const { out, place, failedReason } of failures) {
      say(`failed: ${decodeURIComponent(place)} of ${out}: ${failedReason}`);
    }
    return { waiting, active, delayed, failed, workers, underWay, failures };
  } finally {
    await queue.close();
  }
}
