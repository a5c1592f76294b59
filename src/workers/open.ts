// Starts the threads. The URLs stand here literally, because the bundler reads them.
import type { BenchmarkApi } from "./benchmark-api.ts";
import type { BoardInstructApi } from "./board-instruct-api.ts";
import { openWorker, type WorkerClient } from "./client.ts";
import type { GeneratorApi } from "./generator-api.ts";
import type { InstructApi } from "./instruct-api.ts";
import type { JudgeApi } from "./judge-api.ts";
import type { LevelsApi } from "./levels-api.ts";
import type { StudyApi } from "./study-api.ts";
import type { TrainerApi } from "./trainer-api.ts";

export const openLevelsWorker = (): WorkerClient<LevelsApi> =>
  openWorker(() => new Worker(new URL("./levels.worker.ts", import.meta.url), { type: "module" }), "levels");

export const openTrainerWorker = (): WorkerClient<TrainerApi> =>
  openWorker(
    () => new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module" }),
    "training",
  );

export const openBenchmarkWorker = (): WorkerClient<BenchmarkApi> =>
  openWorker(
    () => new Worker(new URL("./benchmark.worker.ts", import.meta.url), { type: "module" }),
    "benchmark",
  );

export const openGeneratorWorker = (): WorkerClient<GeneratorApi> =>
  openWorker(
    () => new Worker(new URL("./generator.worker.ts", import.meta.url), { type: "module" }),
    "generator",
  );

export const openJudgeWorker = (): WorkerClient<JudgeApi> =>
  openWorker(() => new Worker(new URL("./judge.worker.ts", import.meta.url), { type: "module" }), "judging");

export const openStudyWorker = (): WorkerClient<StudyApi> =>
  openWorker(() => new Worker(new URL("./study.worker.ts", import.meta.url), { type: "module" }), "study");

export const openInstructWorker = (): WorkerClient<InstructApi> =>
  openWorker(
    () => new Worker(new URL("./instruct.worker.ts", import.meta.url), { type: "module" }),
    "language model",
  );

export const openBoardInstructWorker = (): WorkerClient<BoardInstructApi> =>
  openWorker(
    () => new Worker(new URL("./board-instruct.worker.ts", import.meta.url), { type: "module" }),
    "clips",
  );
