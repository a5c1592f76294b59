// The results of a class as a table: rows, their order, and the same as a file.
import type { OpenedTask } from "../../share/class-link.ts";
import type { HandedIn } from "../../share/result-link.ts";
import { csv } from "../csv.ts";
import type { Checked } from "./checking.ts";
import { sentenceOf } from "./findings.ts";

export interface Row {
  /** Of the text that was pasted, from 1. */
  readonly line: number;
  readonly result: HandedIn;
  /** Undefined: unknown here. */
  readonly task: OpenedTask | undefined;
  /** Name of the level; empty where none is played. */
  readonly level: string;
  /** Null: not yet. */
  readonly checked: Checked | null;
  /** Lines of others in which the same was done. */
  readonly sameAs: readonly number[];
  /** Whether all of those go by the same nickname. */
  readonly isSameName: boolean;
}

export type Standing = "waiting" | "verified" | "differs" | "unchecked";

export function standingOf({ checked }: Row): Standing {
  if (!checked) return "waiting";
  if (checked.trouble !== "" || checked.findings.some(({ kind }) => kind === "task")) return "unchecked";
  return checked.findings.length > 0 ? "differs" : "verified";
}

/** What differs, or why it was not checked, in sentences. */
export const remarksOn = ({ checked }: Row): readonly string[] => [
  ...(checked?.findings.map(sentenceOf) ?? []),
  ...(checked?.trouble ? [checked.trouble] : []),
];

export type Column = "line" | "nickname" | "code" | "task" | "points" | "score" | "sideEffects" | "standing";

const NONE = Number.NEGATIVE_INFINITY;

const VALUES: Record<Column, (row: Row) => string | number> = {
  line: ({ line }) => line,
  nickname: ({ result }) => result.nickname.toLowerCase(),
  code: ({ result }) => result.code.toLowerCase(),
  task: ({ task, level }) => `${task?.title ?? ""} ${level}`.toLowerCase(),
  points: ({ checked }) => checked?.report?.reward ?? NONE,
  score: ({ checked }) => checked?.report?.score.total ?? NONE,
  sideEffects: ({ checked }) => checked?.report?.sideEffects.fraction ?? NONE,
  standing: (row) => ["differs", "unchecked", "waiting", "verified"].indexOf(standingOf(row)),
};

export interface Order {
  readonly by: Column;
  readonly isDown: boolean;
}

/** Equal ones stay in the order of their lines. */
export function sorted(rows: readonly Row[], { by, isDown }: Order): readonly Row[] {
  const compare = (a: string | number, b: string | number) =>
    typeof a === "string" ? a.localeCompare(String(b), undefined, { numeric: true }) : a - Number(b);
  return [...rows].sort((a, b) => {
    const order = compare(VALUES[by](a), VALUES[by](b));
    return (isDown ? -order : order) || a.line - b.line;
  });
}

/** Numbers as programs read them; titles of columns are the same in every language. */
export function tableAsCsv(rows: readonly Row[], linkOf: (row: Row) => string): string {
  const titles = ["line", "nickname", "class", "task", "lesson", "level", "points_claimed", "points"];
  const more = ["score_claimed", "score", "side_effects_claimed", "side_effects", "steps", "left", "undone"];
  const last = ["standing", "remarks", "same_as_lines", "link"];
  const line = (row: Row) => {
    const { result, task, level, checked, sameAs } = row;
    const { game } = result;
    const report = checked?.report;
    return [
      ...[row.line, result.nickname, result.code, task?.title ?? "", result.lesson?.lesson ?? "", level],
      ...[game?.replay.claim.points[0] ?? Number.NaN, report?.reward ?? Number.NaN],
      ...[game?.score ?? Number.NaN, report?.score.total ?? Number.NaN],
      ...[game?.sideEffects ?? Number.NaN, report?.sideEffects.fraction ?? Number.NaN],
      ...[game?.replay.actions.length ?? Number.NaN, report?.success ?? "", game?.undone ?? Number.NaN],
      ...[standingOf(row), remarksOn(row).join(" ")],
      ...[sameAs.join(" "), linkOf(row)],
    ].map(harmless);
  };
  return csv([[...titles, ...more, ...last], ...rows.map(line)]);
}

/** Spreadsheets run what begins like a formula, and anyone may have chosen the nickname. */
const harmless = <Value>(value: Value): Value | string =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
