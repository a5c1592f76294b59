// Models, rankings and curves as files.
import { appendFile, readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import type { Backend } from "../../backends/prepare.ts";
import { hash32 } from "../../base/hash.ts";
import { type LmCheckpoint, readLmCheckpoint, weightsOf } from "../../lm/checkpoint.ts";
import { voiceOf } from "../../lm/speaker.ts";
import { type Course, type Figures, runCourse } from "../../lm/stages/course.ts";
import type { From } from "../../lm/stages/fine-tune.ts";
import { say } from "../output.ts";
import { progress } from "../progress.ts";
import { stopPolitely } from "../signals.ts";
import { writeWhole } from "../whole-file.ts";

export const SECONDS_BETWEEN_CHECKPOINTS = 60;

const now = () => performance.now();

export async function readModel(path: string): Promise<LmCheckpoint> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`There is no model at "${path}".`);
  });
  try {
    return readLmCheckpoint(bytes);
  } catch (error) {
    throw new Error(`"${path}": ${error instanceof Error ? error.message : error}`);
  }
}

/** A model to start from, with a fingerprint of its weights; of what PPO wrote the part that speaks. */
export async function readStart(path: string): Promise<From> {
  const model = await readModel(path);
  const { transformer, weights } =
    model.network.kind === "actorCritic"
      ? voiceOf(model)
      : { transformer: model.network.transformer, weights: weightsOf(model) };
  let fingerprint = 0;
  for (const { values } of weights.values()) {
    fingerprint = hash32([fingerprint, ...new Uint32Array(values.buffer, values.byteOffset, values.length)]);
  }
  return { transformer, weights, fingerprint: fingerprint.toString(16) };
}

/** Of this process so far, on all its threads: what a step costs however busy the machine is. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs a course with a checkpoint every minute and its figures in a `.csv` beside it; goes on where an earlier
 *  run of the same course was stopped. Ctrl-C stops with a checkpoint.
 *  @returns whether the course is finished */
export async function runWithCheckpoints(course: Course, path: string, backend: Backend): Promise<boolean> {
  const stop = stopPolitely();
  const resume = await readFile(path).catch(() => undefined);
  const curve = path.replace(/\.safetensors$/, ".csv");
  let lines = "";
  let saved = now();
  const begin = now();
  let first: number | undefined;
  let last = 0;
  let used = processorSeconds();
  const bar = progress({ secondsBetweenLines: SECONDS_BETWEEN_CHECKPOINTS, say });
  const wordsAt = (step: number, figures: Figures) => {
    const left = (((now() - begin) / (step - (first ?? 0))) * (course.steps - step)) / 60_000;
    return `${step} of ${course.steps} steps · ${left.toFixed(1)} min left · ${inWords(figures)}`;
  };
  // A curve that is ahead of its checkpoint is cut when that goes on; one that is behind could not be mended.
  const save = async (bytes: Uint8Array) => {
    await appendFile(curve, lines);
    writeWhole(path, bytes);
    lines = "";
  };
  if (resume === undefined) writeWhole(curve, "");
  else writeWhole(curve, await firstRows(curve, readLmCheckpoint(resume).steps));
  const bytes = await runCourse(course, {
    backend,
    resume,
    signal: stop.signal,
    async onStep(step, figures, checkpoint) {
      first ??= step - 1;
      last = step;
      if (resume === undefined && step === 1) lines += `step,seconds,${Object.keys(figures).join(",")}\n`;
      const before = used;
      used = processorSeconds();
      lines += `${step},${[used - before, ...Object.values(figures)].map(rounded).join(",")}\n`;
      bar.show(step, course.steps, wordsAt(step, figures));
      if (now() - saved < SECONDS_BETWEEN_CHECKPOINTS * 1000) {
        await setImmediate(); // else no signal would be heard between checkpoints
        return;
      }
      saved = now();
      await save(checkpoint());
    },
  }).finally(stop.release);
  bar.end();
  if (bytes !== resume) await save(bytes);
  return last === course.steps || !stop.signal.aborted;
}

/** The head of a curve and its rows up to a step. */
async function firstRows(curve: string, steps: number): Promise<string> {
  const lines = (await readFile(curve, "utf8").catch(() => "")).split("\n");
  const kept = lines.filter((line, i) => line !== "" && (i === 0 || Number.parseInt(line, 10) <= steps));
  return kept.map((line) => `${line}\n`).join("");
}

const rounded = (value: number): number => +value.toPrecision(6);

const inWords = (figures: Figures): string =>
  Object.entries(figures)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
    .join(" · ");
