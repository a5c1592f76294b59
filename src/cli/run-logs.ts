// The numbers of a training as files that grow: CSV, JSON lines, and events for TensorBoard.
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { LOGGED, METRICS } from "../agents/metrics.ts";
import type { TrainingProgress } from "../agents/trainer.ts";
import { eventFileBeginning, scalarEvent } from "../base/tensorboard.ts";

export const CURVE = "curve.csv";
export const CURVE_LINES = "curve.jsonl";
export const EVENTS = "events.out.tfevents.safelife";

/** Bytes of each file. */
export type LogLengths = Readonly<Record<string, number>>;

interface LogFormat {
  readonly name: string;
  /** What a file begins with. */
  beginning(): Uint8Array;
  /** @param head the first line of the file, where it goes on with one that was there */
  entry(progress: TrainingProgress, head?: string): Uint8Array;
}

const encoder = new TextEncoder();
const seconds = () => Date.now() / 1000;

/** An empty field where there is no number yet. */
const field = (value: number): string => (Number.isNaN(value) ? "" : String(+value.toPrecision(6)));

const FORMATS: readonly LogFormat[] = [
  {
    name: CURVE,
    beginning: () => encoder.encode(`${LOGGED.join(",")}\n`),
    // Of a training that an earlier version began, the columns that it had then.
    entry: (progress, head) => {
      const columns = head === undefined ? LOGGED : LOGGED.filter((name) => head.split(",").includes(name));
      return encoder.encode(`${columns.map((name) => field(progress[name])).join(",")}\n`);
    },
  },
  {
    name: CURVE_LINES,
    beginning: () => new Uint8Array(),
    entry: (progress) => encoder.encode(`${JSON.stringify(progress, LOGGED)}\n`),
  },
  {
    name: EVENTS,
    beginning: () => eventFileBeginning(seconds()),
    entry: (progress) =>
      scalarEvent(
        seconds(),
        progress.steps,
        METRICS.filter(({ name }) => name !== "steps").map(
          ({ group, name }) => [`${group}/${name}`, progress[name]] as const,
        ),
      ),
  },
];

/** Files of a folder. What could not be written, as on a full disk, is kept in memory until it can be. */
export class RunLogs {
  private readonly logs: readonly GrowingFile[];

  /** @param lengths goes on with what is there up to these bytes: what is behind belongs to steps that a resumed
   *  training takes again; "anew": nothing of it is kept; "as they are": all of it */
  constructor(folder: string, lengths: LogLengths | "anew" | "as they are") {
    this.logs = FORMATS.map((format) => {
      const most =
        lengths === "anew"
          ? 0
          : lengths === "as they are"
            ? Number.POSITIVE_INFINITY
            : (lengths[format.name] ?? 0);
      return new GrowingFile(join(folder, format.name), format, most);
    });
  }

  add(progress: TrainingProgress): void {
    for (const log of this.logs) log.add(progress);
  }

  /** Sees to it that all that was added is on the disk. @returns how long the files are then */
  flush(): LogLengths {
    return Object.fromEntries(this.logs.map((log) => [log.format.name, log.flush()]));
  }

  close(): void {
    for (const log of this.logs) log.close();
  }
}

class GrowingFile {
  private readonly file: number;
  private length: number;
  private readonly head: string | undefined;
  private waiting: Uint8Array[] = [];

  constructor(
    path: string,
    readonly format: LogFormat,
    most: number,
  ) {
    // To write at any place of a file that may not be there yet.
    this.file = openSync(path, constants.O_RDWR | constants.O_CREAT);
    const { size } = fstatSync(this.file);
    this.length = Math.min(most, size);
    if (size > this.length) ftruncateSync(this.file, this.length);
    if (this.length === 0) this.waiting.push(format.beginning());
    else this.head = firstLine(this.file);
  }

  add(progress: TrainingProgress): void {
    this.waiting.push(this.format.entry(progress, this.head));
    try {
      this.write();
    } catch {
      // `flush` will try again, and say what is wrong.
    }
  }

  flush(): number {
    this.write();
    fsyncSync(this.file);
    return this.length;
  }

  close(): void {
    closeSync(this.file);
  }

  /** At a place of its own, so that what a full disk cut off is overwritten. */
  private write(): void {
    for (let [bytes] = this.waiting; bytes; [bytes] = this.waiting) {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.file, bytes, done, bytes.length - done, this.length + done);
      }
      this.length += bytes.length;
      this.waiting.shift();
    }
  }
}

const LONGEST_HEAD = 4096;

function firstLine(file: number): string {
  const bytes = new Uint8Array(LONGEST_HEAD);
  const read = readSync(file, bytes, 0, LONGEST_HEAD, 0);
  return new TextDecoder().decode(bytes.subarray(0, read)).split("\n", 1)[0];
}
