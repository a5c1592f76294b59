// A run of a study as a job: one method on one task with one seed.
import { createHash } from "node:crypto";
import { nameOf, type StudyPlace } from "../../studies/study.ts";

export const QUEUE = "safelife-study";

export interface RunJob {
  /** Folder of the study, as whoever queued it sees it, or its bucket. */
  readonly out: string;
  /** On which all runs of the study are trained: floats differ between engines. */
  readonly engine: string;
  /** As `nameOf` gives it. */
  readonly place: string;
}

/** Parts done and in all. */
export interface RunProgress {
  readonly done: number;
  readonly parts: number;
}

/** Adding a job that is there already changes nothing, because it has this name. */
export const jobIdOf = ({ out, place }: RunJob): string =>
  createHash("sha256").update(`${out}\n${place}`).digest("hex").slice(0, 32);

export const jobOf = (out: string, engine: string, place: StudyPlace): RunJob => ({
  ...{ out, engine },
  place: nameOf(place),
});
