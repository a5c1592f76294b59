// Columns of generated levels beside those of the original's levels: equal where parameters decide, else one distribution.
import type { Columns } from "./level-columns.ts";
import type { CheckedRecord } from "./record.ts";
import { chiSquared, fisherExact, holm, kolmogorovSmirnov } from "./two-sample.ts";

export interface GoldenType {
  readonly levels: number;
  /** Columns that vary; null where a share has nothing to be a share of. */
  readonly rows: Readonly<Record<string, readonly (number | null)[]>>;
  /** All columns; null where no level has a number. */
  readonly stats: Readonly<Record<string, { readonly mean: number } | null>>;
}

/** A column in which all of the original's levels happen to be alike, though parameters do not make them so. */
interface Luck {
  readonly columns: RegExp;
  readonly types: RegExp;
  /** What a level may be instead. */
  readonly may: "differ" | "lack a number";
  readonly reason: string;
}

/** All other constant columns must be equal in every level. */
export const BY_LUCK: readonly Luck[] = [
  {
    columns: /^n_(regions|populated_masks)$/,
    types: /./,
    may: "differ",
    reason: "Now and then the board is full before the last region begins, or has room for one more.",
  },
  {
    columns: /^cells\.exit-(gray|red)$/,
    types: /^(?!navigation$)/,
    may: "differ",
    reason: "The exit is open from the start where the points that a level has come to nothing.",
  },
  {
    columns: /^cells\.life-yellow$/,
    types: /^multi-agent\/asym2$/,
    may: "differ",
    reason: "Its yellow plants need no life beside them, and rarely have some.",
  },
  {
    columns: /^stable_alive\./,
    types: /^(?!multi-agent\/build)/,
    may: "lack a number",
    reason: "A level without any life has no share of it.",
  },
];

interface Comparison {
  readonly type: string;
  readonly column: string;
  /** Whether `p` is that of a test; else it is 1 where all is equal, and 0. */
  readonly isByChance: boolean;
  readonly p: number;
  readonly words: string;
}

/** Over all columns and types, after Holm. */
const LEAST_P = 0.001;
/** Columns with no more different values than this are counts. */
const MOST_COUNTS = 12;

export interface Verdict {
  /** One for each type. */
  readonly records: readonly CheckedRecord[];
  /** Sentences, the worst columns first. */
  readonly worst: readonly string[];
}

/** @param ours columns of our levels of every type, or why there are none */
export function judgeColumns(
  types: Readonly<Record<string, GoldenType>>,
  ours: ReadonlyMap<string, readonly Columns[] | Error>,
): Verdict {
  const comparisons = Object.entries(types).flatMap(([type, theirs]) => {
    const columns = ours.get(type) ?? [];
    return columns instanceof Error ? [] : compareType(type, theirs, columns);
  });
  const tested = comparisons.filter(({ isByChance }) => isByChance);
  const corrected = holm(tested.map(({ p }) => p));
  const judged = [
    ...tested.map((comparison, i) => ({ ...comparison, corrected: corrected[i] })),
    ...comparisons
      .filter(({ isByChance }) => !isByChance)
      .map((comparison) => ({ ...comparison, corrected: comparison.p })),
  ].sort((a, b) => a.corrected - b.corrected || a.p - b.p);
  const records = Object.keys(types).map((type): CheckedRecord => {
    const columns = ours.get(type);
    if (columns instanceof Error) return { id: type, problem: columns.message };
    const failed = judged.filter((each) => each.type === type && !(each.corrected > LEAST_P));
    const problems = failed.map(
      ({ column, corrected: q, words }) => `${column} p ${q.toExponential(1)} (${words})`,
    );
    return { id: type, problem: problems.length > 0 ? problems.join(", ") : null };
  });
  const worst = judged.map(
    ({ type, column, p, corrected: q, words }) =>
      `${type} ${column}: p ${p.toPrecision(3)}, corrected ${q.toPrecision(3)} (${words})`,
  );
  return { records, worst };
}

function compareType(type: string, theirs: GoldenType, ours: readonly Columns[]): Comparison[] {
  const names = new Set([...Object.keys(theirs.stats), ...ours.flatMap((columns) => Object.keys(columns))]);
  return [...names].sort().map((column): Comparison => {
    const a = ours.map((columns) => (columns[column] === undefined ? 0 : columns[column]));
    const b = theirs.rows[column];
    if (b === undefined) {
      const constant = theirs.stats[column]?.mean ?? (column in theirs.stats ? null : 0);
      return { type, column, ...compareConstant(type, column, a, constant, theirs.levels) };
    }
    const words = `mean ${mean(a)}, expected ${mean(b)}`;
    return { type, column, isByChance: true, p: compare(a, b), words };
  });
}

function compareConstant(
  type: string,
  column: string,
  ours: readonly (number | null)[],
  constant: number | null,
  theirLevels: number,
): Pick<Comparison, "isByChance" | "p" | "words"> {
  const luck = BY_LUCK.find(({ columns, types }) => columns.test(column) && types.test(type));
  const others = ours.filter((value) => (value === null ? null : rounded(value)) !== constant);
  const words = `${others.length} of ${ours.length} are not ${constant}, which all of ${theirLevels} are`;
  const isLucky = (value: number | null) => luck?.may === "differ" || (luck && value === null);
  if (!luck || !others.every(isLucky)) return { isByChance: false, p: others.length > 0 ? 0 : 1, words };
  return { isByChance: true, p: fisherExact([others.length, ours.length], [0, theirLevels]), words };
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
