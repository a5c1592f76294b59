// The outcome of one record of a golden file, and the comparisons that all kinds share.
import { messageOf } from "../../src/base/check.ts";
import { hash16 } from "../../src/base/hash.ts";
import type { Board } from "../../src/core/board.ts";

export interface CheckedRecord {
  readonly id: string;
  /** The first difference found, null where there is none. */
  readonly problem: string | null;
}

/** What a runner may need besides its file. */
export interface Context {
  /** Bytes of an official level file such as "benchmarks/v1.0/navigation.npz". */
  officialFile(path: string): Uint8Array;
}

export type Runner = (
  golden: unknown,
  context: Context,
) => readonly CheckedRecord[] | Promise<readonly CheckedRecord[]>;

/** Checks every record; one that throws has failed. */
export function checkEach<Record>(
  records: readonly Record[],
  idOf: (record: Record, index: number) => string,
  check: (record: Record) => string | null,
): CheckedRecord[] {
  return records.map((record, index) => {
    const id = idOf(record, index);
    try {
      return { id, problem: check(record) };
    } catch (error) {
      return { id, problem: messageOf(error) };
    }
  });
}

export const boardOf = (height: number, width: number, cells: readonly number[]): Board => {
  if (cells.length !== height * width)
    throw new Error(`the record has ${cells.length} cells for ${height}×${width}`);
  return { height, width, cells: Uint16Array.from(cells) };
};

/** Numbers or flags in order; the golden files write flags as 0 and 1 or as false and true. */
export function differentList(
  what: string,
  actual: ArrayLike<number | boolean>,
  expected: ArrayLike<number | boolean>,
): string | null {
  if (actual.length !== expected.length)
    return `${what}: ${actual.length} values, expected ${expected.length}`;
  for (let i = 0; i < actual.length; i++) {
    if (Number(actual[i]) !== Number(expected[i]))
      return `${what}[${i}]: ${actual[i]}, expected ${expected[i]}`;
  }
  return null;
}

export const differentNumber = (
  what: string,
  actual: number,
  expected: number,
  tolerance = 0,
): string | null =>
  Math.abs(actual - expected) <= tolerance ? null : `${what}: ${actual}, expected ${expected}`;

export const differentHash = (what: string, cells: Uint16Array, expected: number): string | null =>
  differentNumber(`hash of ${what}`, hash16(cells), expected);

/** The first difference of several comparisons, which stop there. A record that compares nothing has failed. */
export function firstDifference(comparisons: Iterable<string | null>): string | null {
  let compared = 0;
  for (const difference of comparisons) {
    if (difference !== null) return difference;
    compared++;
  }
  return compared > 0 ? null : "the record holds nothing to compare";
}
