// One verified table of what a class has handed in.

import type { ComponentChildren } from "preact";
import { isCopied, type ReviewModel, replayOf } from "../../classroom/review.ts";
import { type Column, type Row, remarksOn, standingOf } from "../../classroom/table.ts";
import { fixed } from "../../format.ts";
import { lessonOf } from "../../lessons/index.ts";
import { marksOf } from "../../lessons/result.ts";
import { translated, words } from "../../words/words.ts";
import { wordsOf } from "../lessons/context.ts";

const NUMBERS: readonly Column[] = ["line", "points", "score", "sideEffects"];

export function ResultsTable({ model }: { readonly model: ReviewModel }) {
  const { review: w } = words.value.classroom;
  const { by, isDown } = model.order.value;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={w.table}>
        <table class="class-table">
          <thead>
            <tr>
              {(Object.keys(w.columns) as Column[]).map((column) => (
                <th
                  key={column}
                  scope="col"
                  class={NUMBERS.includes(column) ? "number" : undefined}
                  aria-sort={by === column ? (isDown ? "descending" : "ascending") : undefined}
                >
                  <button
                    type="button"
                    class="class-sort"
                    aria-label={w.sort(w.columns[column])}
                    onClick={() => model.sortBy(column)}
                  >
                    {w.columns[column]}
                    <span aria-hidden="true">{by === column ? (isDown ? " ▼" : " ▲") : ""}</span>
                  </button>
                </th>
              ))}
              <th scope="col">{w.remarks}</th>
            </tr>
          </thead>
          <tbody>
            {model.sorted.value.map((row) => (
              <ResultRow key={`${row.line} ${row.result.nickname} ${row.level}`} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      <p class="small soft">{w.note}</p>
    </>
  );
}

function ResultRow({ row }: { readonly row: Row }) {
  const { review: w, task: wTask } = words.value.classroom;
  const { line, result, task, level, checked } = row;
  const { game } = result;
  const report = checked?.report;
  const standing = standingOf(row);
  const title = task ? task.title || wTask.untitled : w.unknownTask;
  return (
    <tr class={isCopied(row) && !row.isSameName ? "copied" : undefined}>
      <td class="number">{line}</td>
      <th scope="row">{result.nickname || <span class="soft">{w.nobody}</span>}</th>
      <td>{result.code}</td>
      <td>
        {title}
        {level && <span class="small soft"> · {level}</span>}
        <LessonMarks row={row} />
      </td>
      <Value found={report?.reward} claimed={game?.replay.claim.points[0]} digits={0} />
      <Value found={report?.score.total} claimed={game?.score} digits={1} />
      <Value found={report?.sideEffects.fraction} claimed={game?.sideEffects} digits={3} />
      <td class={`standing ${standing}`}>{w.standings[standing]}</td>
      <td class="class-remarks">
        <Remarks row={row} />
      </td>
    </tr>
  );
}

interface ValueProps {
  readonly found: number | undefined;
  readonly claimed: number | undefined;
  readonly digits: number;
}

/** As it is, and what was claimed where that reads otherwise. */
function Value({ found, claimed, digits }: ValueProps): ComponentChildren {
  const [is, said] = [found, claimed].map((value) => fixed(value ?? Number.NaN, digits));
  return (
    <td class="number">
      {is}
      {claimed !== undefined && said !== is && (
        <span class="small soft"> ({words.value.classroom.review.claimed(said)})</span>
      )}
    </td>
  );
}

function LessonMarks({ row: { result } }: { readonly row: Row }) {
  const { review: w } = words.value.classroom;
  const lesson = lessonOf(result.lesson?.lesson);
  if (!lesson || !result.lesson) return null;
  const work = {
    ...result.lesson,
    answers: Object.fromEntries(Object.entries(result.lesson.answers).map(([id, list]) => [id, [...list]])),
  };
  const { right, questions, foreseen, predictions } = marksOf(lesson, work);
  return (
    <p class="small soft">
      {w.lesson(wordsOf(lesson).title, right, questions, foreseen, predictions)}
      {!result.lesson.finished && w.unfinished}
    </p>
  );
}

function Remarks({ row }: { readonly row: Row }) {
  const { review: w } = words.value.classroom;
  const address = replayOf(row);
  const lines = row.sameAs.join(", ");
  return (
    <>
      {isCopied(row) && <p>⧉ {row.isSameName ? w.twice(lines) : w.copyOf(lines)}</p>}
      {remarksOn(row).map((remark) => (
        <p key={remark}>{translated(remark)}</p>
      ))}
      {address && (
        <a href={address} aria-label={w.watchOf(row.result.nickname || w.nobody)}>
          {w.watch}
        </a>
      )}
    </>
  );
}
