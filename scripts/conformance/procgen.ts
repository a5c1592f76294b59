// procgen_stats: our levels of each type have the same distribution as the original's, column by column.
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Columns } from "./level-columns.ts";
import type { CheckedRecord, Runner } from "./record.ts";
import { chiSquared, holm, kolmogorovSmirnov } from "./two-sample.ts";

interface GoldenType {
  readonly levels: number;
  /** Columns that vary; null where a share has nothing to be a share of. */
  readonly rows: Readonly<Record<string, readonly (number | null)[]>>;
  /** All columns; null where no level has a number. */
  readonly stats: Readonly<Record<string, { readonly mean: number } | null>>;
}

/** Of columns that vary over all types after Holm, and of constant ones by themselves. */
const LEAST_P = 0.001;
/** Columns with no more different values than this are counts. */
const MOST_COUNTS = 12;
const SHOWN = 10;
/** Its levels take as long as those of all other types together, so they are begun first. */
const SLOWEST = "navigation";

interface Comparison {
  readonly type: string;
  readonly column: string;
  readonly p: number;
  /** Of the original's levels all have the same. */
  readonly isConstant: boolean;
  readonly means: string;
}

export const procgenStats: Runner = async (golden) => {
  const { types } = golden as { types: Readonly<Record<string, GoldenType>> };
  const waiting = Object.entries(types).sort(([a], [b]) => Number(b === SLOWEST) - Number(a === SLOWEST));
  const comparisons: Comparison[] = [];
  const takeTurns = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [type, theirs] = next;
      comparisons.push(...compareType(type, theirs, await makeColumns(type)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns));
  const varied = comparisons.filter(({ isConstant }) => !isConstant);
  const corrected = holm(varied.map(({ p }) => p));
  const worst = [
    ...varied.map((comparison, i) => ({ ...comparison, corrected: corrected[i] })),
    // Most are equal for good, so that nothing needs to be corrected for their number.
    ...comparisons
      .filter(({ isConstant }) => isConstant)
      .map((comparison) => ({ ...comparison, corrected: comparison.p })),
  ].sort((a, b) => a.corrected - b.corrected || a.p - b.p);
  for (const { type, column, p, means, corrected: q } of worst.slice(0, SHOWN)) {
    console.log(`    ${type} ${column}: p ${p.toPrecision(3)}, corrected ${q.toPrecision(3)} (${means})`);
  }
  return Object.keys(types).map((type): CheckedRecord => {
    const failed = worst.filter((each) => each.type === type && !(each.corrected > LEAST_P));
    const problems = failed.map(
      ({ column, corrected: q, means }) => `${column} p ${q.toExponential(1)} (${means})`,
    );
    return { id: type, problem: problems.length > 0 ? problems.join(", ") : null };
  });
};

/** Of our levels of a type. */
async function makeColumns(type: string): Promise<readonly Columns[]> {
  const [run, entry] = ["../run.mjs", "./procgen-columns.ts"].map((file) =>
    fileURLToPath(new URL(file, import.meta.url)),
  );
  const { stdout } = await promisify(execFile)(process.execPath, [run, entry, type], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

function compareType(type: string, theirs: GoldenType, ours: readonly Columns[]): Comparison[] {
  const names = new Set([...Object.keys(theirs.stats), ...ours.flatMap((columns) => Object.keys(columns))]);
  return [...names].sort().map((column) => {
    const constant = theirs.stats[column]?.mean ?? (column in theirs.stats ? null : 0);
    const a = ours.map((columns) => (columns[column] === undefined ? 0 : columns[column]));
    const b = theirs.rows[column];
    if (b === undefined) {
      const others = a.filter((value) => (value === null ? null : rounded(value)) !== constant).length;
      // How likely it is that as many levels as theirs are all alike, if as many are not as among ours.
      const p = (1 - others / a.length) ** theirs.levels;
      const means = `${others} of ${a.length} are not ${constant}, which all of ${theirs.levels} are`;
      return { type, column, p, isConstant: true, means };
    }
    const means = `mean ${mean(a)}, expected ${mean(b)}`;
    return { type, column, p: compare(a, b), isConstant: false, means };
  });
}

/** The p-value of the test that suits the values. Levels without a number count as a value of their own. */
function compare(ours: readonly (number | null)[], theirs: readonly (number | null)[]): number {
  const numbersOf = (values: readonly (number | null)[]) =>
    values.filter((value) => value !== null).map(rounded);
  const a = numbersOf(ours);
  const b = numbersOf(theirs);
  const without = chiSquared(
    ours.map((value) => Number(value === null)),
    theirs.map((value) => Number(value === null)),
  );
  if (a.length === 0 || b.length === 0) return without;
  const isCount = new Set([...a, ...b]).size <= MOST_COUNTS;
  return Math.min(without, isCount ? chiSquared(a, b) : kolmogorovSmirnov(a, b));
}

/** The golden file's numbers have some digits less than ours. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function mean(values: readonly (number | null)[]): string {
  const numbers = values.filter((value) => value !== null);
  return (numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toPrecision(4);
}
