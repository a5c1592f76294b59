// What is left of a training in this browser: which copy of it can be read, and why one could not be written.
import { messageOf } from "../../base/check.ts";
import { count } from "../format.ts";
import type { Copy, Run, RunStore } from "../runs.ts";
import { words } from "../words/words.ts";

/** Milliseconds of training that a closed tab may cost. */
export const CHECKPOINT_EVERY = 15_000;

export interface FoundCopy extends Copy {
  /** A sentence where it is not the newest; else empty. */
  readonly complaint: string;
}

/** Of the copies of a training, or else its agent alone.
 *  @param check rejects with a sentence where bytes cannot be read
 *  @throws Error with a sentence if there is none */
export async function newestReadable(
  runs: RunStore,
  { id, checkpoint, steps, curve }: Run,
  check: (bytes: Uint8Array) => Promise<unknown>,
): Promise<FoundCopy> {
  const copies = [...(await runs.copies(id)), { bytes: checkpoint, steps, curve }];
  const complaints: string[] = [];
  for (const copy of copies) {
    try {
      await check(copy.bytes);
      const complaint =
        complaints.length > 0 ? words.peek().train.olderCheckpoint(complaints[0], count(copy.steps)) : "";
      return { ...copy, complaint };
    } catch (error) {
      complaints.push(messageOf(error));
    }
  }
  throw new Error(words.peek().train.cannotBeTrainedOn(complaints.at(-1) ?? ""));
}

export function whyNotKept(steps: number, error: unknown): string {
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  const w = words.peek().train;
  return w.notKept(count(steps), isFull ? w.noRoom : messageOf(error));
}
