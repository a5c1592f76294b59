// The state of the teacher's table: what was pasted, and what came of it.
import { computed, signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import { formatReplayLink, isReference } from "../../share/replay-link.ts";
import { openJudgeWorker } from "../../workers/open.ts";
import { looksLikeResults } from "../lessons/result.ts";
import type { LevelLibrary } from "../library.ts";
import { words } from "../words/words.ts";
import { checkResult } from "./checking.ts";
import { copiesAmong } from "./copies.ts";
import { type BadLine, type FoundResult, readLines } from "./lines.ts";
import { linesOfResults } from "./result-files.ts";
import { type Column, type Order, type Row, sorted, standingOf, tableAsCsv } from "./table.ts";
import type { TaskShelf } from "./tasks.ts";

/** Of a file with links, in bytes. */
const MOST_BYTES = 2 ** 22;

/** Lives as long as the app: a table waits while one of its replays is looked at. */
export class ReviewModel {
  readonly text = signal("");
  readonly rows = signal<readonly Row[]>([]);
  readonly bad = signal<readonly BadLine[]>([]);
  /** Lines that were too many. */
  readonly left = signal(0);
  readonly order = signal<Order>({ by: "line", isDown: false });
  readonly problem = signal("");

  readonly sorted = computed(() => sorted(this.rows.value, this.order.value));
  readonly counts = computed(() => {
    const standings = this.rows.value.map(standingOf);
    const of = (wanted: string) => standings.filter((standing) => standing === wanted).length;
    return {
      ...{ waiting: of("waiting"), verified: of("verified"), differs: of("differs") },
      ...{ unchecked: of("unchecked"), copies: this.rows.value.filter(isCopied).length },
    };
  });

  /** Counts checks: an older one ends when a newer one begins. */
  private turn = 0;

  constructor(
    private readonly services: { readonly library: LevelLibrary },
    private readonly shelf: TaskShelf,
  ) {}

  /** Reads the text and checks its results, one after another, in a thread of its own. */
  private async check(): Promise<void> {
    const turn = ++this.turn;
    const { tasks, results, bad, left } = readLines(this.text.peek());
    if (tasks.length > 0) this.shelf.add(...tasks);
    this.bad.value = bad;
    this.left.value = left;
    this.rows.value = this.rowsOf(results);
    const judge = openJudgeWorker();
    try {
      for (let at = 0; at < results.length && turn === this.turn; at++) {
        const { result, task } = this.rows.peek()[at];
        const checked = await checkResult(result, task, { library: this.services.library, judge });
        if (turn === this.turn)
          this.rows.value = this.rows.peek().with(at, { ...this.rows.peek()[at], checked });
      }
    } finally {
      judge.dispose();
    }
  }

  /** Adds what a file holds to the text, links or results of lessons, and checks all of it. */
  async openFile(file: File): Promise<void> {
    if (file.size > MOST_BYTES) {
      this.problem.value = words.peek().classroom.review.fileTooLarge(file.name);
      return;
    }
    const text = await file.text();
    try {
      this.add(looksLikeResults(text) ? linesOfResults(text, file.name) : text);
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** Adds lines to the text, unless they are there already, and checks all of it. */
  add(lines: string): void {
    const text = lines.trim();
    const before = this.text.peek().trimEnd();
    if (before.includes(text)) return;
    this.problem.value = "";
    this.text.value = before === "" ? text : `${before}\n${text}`;
    this.checkAll();
  }

  checkAll(): void {
    this.problem.value = "";
    this.check().catch((error: unknown) => {
      this.problem.value = messageOf(error);
    });
  }

  clear(): void {
    this.turn++;
    this.problem.value = "";
    this.text.value = "";
    this.rows.value = [];
    this.bad.value = [];
    this.left.value = 0;
  }

  /** By that column; the other way round if it is by it already. */
  sortBy(by: Column): void {
    const { order } = this;
    order.value = { by, isDown: order.value.by === by ? !order.value.isDown : false };
  }

  csv = (): string => tableAsCsv(this.rows.peek(), replayOf);

  private rowsOf(results: readonly FoundResult[]): readonly Row[] {
    const copies = copiesAmong(results.map(({ result }) => result));
    return results.map(({ line, result }, i) => {
      const task = this.shelf.find(result.task);
      return {
        line,
        result,
        task,
        level: levelName(result.game?.replay.level),
        checked: null,
        sameAs: copies[i].others.map((other) => results[other].line),
        isSameName: copies[i].isSameName,
      };
    });
  }
}

export const isCopied = ({ sameAs }: Row): boolean => sameAs.length > 0;

type NamedLevel = NonNullable<Row["result"]["game"]>["replay"]["level"];

/** "prune-still 5", or the level's own name. */
function levelName(level: NamedLevel | undefined): string {
  if (!level) return "";
  return isReference(level) ? `${level.set.replace(/^\w+\//, "")} ${level.index + 1}` : level.name;
}

/** Where the game of a row opens, as it was handed in; empty where there is none. */
export function replayOf({ result: { game } }: Row): string {
  const link = game && formatReplayLink(game.replay);
  return link ? `${location.href.replace(/#.*$/s, "")}#${link}` : "";
}
