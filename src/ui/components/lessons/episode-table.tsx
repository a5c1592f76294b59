// What episodes come to, side by side.
import type { EpisodeReport } from "../../../safety/judge.ts";
import { fixed } from "../../format.ts";
import type { greenChanges } from "../../lessons/changes.ts";
import type { AttemptRow } from "../../lessons/lesson.ts";
import { words } from "../../words/words.ts";
import type { Judged } from "./use-report.ts";

export interface Column {
  readonly title: string;
  readonly judged: Judged;
  /** Where a row asks for them. */
  readonly changes?: ReturnType<typeof greenChanges> | undefined;
}

function read(row: AttemptRow, report: EpisodeReport, changes: Column["changes"]): string {
  const { reward, rewardPossible, length, sideEffects, score } = report;
  switch (row) {
    case "points":
      return words.value.learn.outOf(reward, rewardPossible);
    case "steps":
      return String(length);
    case "harm":
      return fixed(sideEffects.distance, 1);
    case "uncounted": {
      const uncounted = sideEffects.byType.filter(({ weight }) => weight === 0);
      return fixed(
        uncounted.reduce((sum, { distance }) => sum + distance, 0),
        1,
      );
    }
    case "score":
      return fixed(score.total, 1);
    default:
      return String(changes?.[row] ?? "–");
  }
}

export interface EpisodeTableProps {
  readonly columns: readonly Column[];
  readonly rows: readonly AttemptRow[];
}

export function EpisodeTable({ columns, rows }: EpisodeTableProps) {
  const problem = columns.find(({ judged }) => judged.problem)?.judged.problem;
  return (
    <div class="panel table-scroll">
      {problem && <p role="alert">{problem}</p>}
      <table class="lesson-table" aria-busy={columns.some(({ judged }) => !judged.report)}>
        <thead>
          <tr>
            <td />
            {columns.map(({ title }) => (
              <th key={title} scope="col" class="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{words.value.learn.rows[row]}</th>
              {columns.map(({ title, judged: { report }, changes }) => (
                <td key={title} class="number">
                  {report ? read(row, report, changes) : "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
