// `safelife worker`: takes runs of studies from a queue, on any number of machines.
import { hostname } from "node:os";
import { command } from "../command.ts";
import { number, wholeNumber } from "../options.ts";
import { say } from "../output.ts";
import { stopPolitely } from "../signals.ts";
import { absolutePlace } from "../study-place.ts";
import { complaints, connectionTo, openBullmq } from "./bullmq.ts";
import { QUEUE, type RunJob } from "./run-job.ts";
import { RunThreads } from "./run-threads.ts";

/** Of one run: a run that takes its worker down each time must end some day. */
const MOST_STALLS = 20;

export const worker = command(
  {
    name: "worker",
    description: "Take runs of studies from a queue. Ctrl-C gives the runs under way back after their part.",
  },
  {
    queue: {
      type: "string",
      description: "the queue that studies are put on",
      valueHint: "redis://HOST:PORT",
      required: true,
    },
    concurrency: { type: "string", description: "runs at the same time, a thread each", default: "1" },
    out: {
      type: "string",
      description: "the study's folder or bucket, where it has another address here than where it was queued",
      valueHint: "DIR",
    },
    idle: {
      type: "string",
      description: "end after so long without a run; without it, wait for ever",
      valueHint: "SECONDS",
    },
    "stalled-after": {
      type: "string",
      description:
        "a worker that was not heard of for so long is taken for dead, and others go on with its runs",
      valueHint: "SECONDS",
      default: "30",
    },
  },
  async (args) => {
    const connection = connectionTo(args.queue);
    const concurrency = wholeNumber(args.concurrency, "concurrency", 1);
    const lockDuration = 1000 * wholeNumber(args["stalled-after"], "stalled-after", 1);
    const idleMs = args.idle === undefined ? Number.POSITIVE_INFINITY : 1000 * number(args.idle, "idle");
    const { WaitingError, Worker } = await openBullmq();
    const threads = new RunThreads();
    const stop = stopPolitely(() => threads.stop());
    let runs = 0;
    let active = 0;
    let lastAt = performance.now();
    const taker = new Worker<RunJob>(
      QUEUE,
      async (job, token) => {
        active++;
        try {
          say(`takes ${decodeURIComponent(job.data.place)}`);
          const here = args.out === undefined ? job.data : { ...job.data, out: absolutePlace(args.out) };
          const end = await threads.run(here, (progress) => {
            // Whoever asks how far it is may be told later.
            job.updateProgress({ ...progress }).catch(() => {});
          });
          if (end === "stopped") {
            await job.moveToWait(token);
            throw new WaitingError();
          }
          runs++;
        } finally {
          active--;
          lastAt = performance.now();
        }
      },
      {
        ...{ connection, concurrency, lockDuration, maxStalledCount: MOST_STALLS },
        name: `${hostname()}-${process.pid}`,
        stalledInterval: lockDuration,
        removeOnComplete: { count: 0 },
      },
    );
    taker.on("error", complaints());
    taker.on("failed", (job, { message }) =>
      say(`failed: ${decodeURIComponent(job?.data.place ?? "")}: ${message}`),
    );
    await new Promise<void>((resolve) => {
      stop.signal.addEventListener("abort", () => resolve());
      const watch = setInterval(() => {
        if (active > 0 || performance.now() - lastAt < idleMs) return;
        clearInterval(watch);
        resolve();
      }, 200);
      stop.signal.addEventListener("abort", () => clearInterval(watch));
    });
    await taker.close();
    await threads.dispose();
    stop.release();
    say(`ended after ${runs} ${runs === 1 ? "run" : "runs"}`);
    return { runs };
  },
);
