// The folder of a training: its agent, and checkpoints that survive a crash at any moment.
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { readRun, type SavedRun, writeRun } from "../agents/run-file.ts";
import { readRunState } from "../agents/run-state.ts";
import { messageOf } from "../base/check.ts";
import { putInPlace, writePart, writeWhole } from "./whole-file.ts";

/** The agent alone, to play and to pass on. */
export const AGENT = "agent.safetensors";
/** All that a training goes on from, and the one before it. */
export const RUN = "run.checkpoint";
export const OLDER_RUN = "run.checkpoint.older";
/** Where a checkpoint goes that cannot be read, e.g. because a newer program wrote it. */
export const UNREADABLE_RUN = "run.checkpoint.unreadable";

/** A folder that is not there holds none. */
export const holdsAgent = (folder: string): boolean =>
  [AGENT, RUN, OLDER_RUN].some((name) => existsSync(join(folder, name)));

/** The first of `runs/NAME`, `runs/NAME-2`, … that holds no agent. */
export function freeFolder(name: string): string {
  for (let number = 1; ; number++) {
    const folder = join("runs", number === 1 ? name : `${name}-${number}`);
    if (!holdsAgent(folder)) return folder;
  }
}

/** Puts the newest checkpoint in place; that before it becomes the older one. Killed at any moment, the folder holds
 *  one of the two or both, whole. @throws as the file system does; what was there is then still there */
export function saveRun(folder: string, run: SavedRun): void {
  const path = join(folder, RUN);
  const part = writePart(path, writeRun(run));
  if (existsSync(path)) renameSync(path, join(folder, OLDER_RUN));
  putInPlace(part, path);
  writeWhole(join(folder, AGENT), run.agent);
}

export interface FoundRun {
  /** `state` is undefined where there is an agent alone. */
  readonly run: SavedRun;
  /** A sentence for each file that could not be used. */
  readonly complaints: readonly string[];
}

/** The newest checkpoint that can be read, or else the agent alone. A newer one that cannot be read is put aside.
 *  @throws one sentence if there is none */
export function findRun(folder: string): FoundRun {
  const complaints: string[] = [];
  for (const [name, read] of CANDIDATES) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    try {
      return { run: checked(read(readFileSync(path))), complaints };
    } catch (error) {
      complaints.push(`${path}: ${messageOf(error)}`);
      if (name === RUN) renameSync(path, join(folder, UNREADABLE_RUN));
    }
  }
  const why = complaints.length > 0 ? ` (${complaints.join(" ")})` : "";
  throw new Error(`"${folder}" holds no checkpoint to resume from${why}. Leave out --resume to start anew.`);
}

/** Makes room for a training that starts anew. */
export function clearRuns(folder: string): void {
  for (const name of [AGENT, RUN, OLDER_RUN]) rmSync(join(folder, name), { force: true });
}

const CANDIDATES: readonly (readonly [string, (bytes: Uint8Array) => SavedRun])[] = [
  [RUN, readRun],
  [OLDER_RUN, readRun],
  [AGENT, (agent) => ({ agent, state: undefined, notes: null })],
];

function checked(run: SavedRun): SavedRun {
  readCheckpoint(run.agent);
  if (run.state !== undefined) readRunState(run.state);
  return run;
}
