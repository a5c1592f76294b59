// The state of a student's page: the task that a link sets, the game, and what is handed in.
import { computed, signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import { type Control, type OpenedTask, parseClassLink } from "../../share/class-link.ts";
import {
  formatResultLink,
  type LessonWork,
  MOST_NICKNAME,
  type PlayedGame,
} from "../../share/result-link.ts";
import { lessonOf } from "../lessons/index.ts";
import { resultOf } from "../lessons/result.ts";
import { PlayModel } from "../play/model.ts";
import { remember, remembered } from "../remembered.ts";
import type { Route } from "../route.ts";
import type { Services } from "../services.ts";
import { slides } from "../slides.ts";
import { speak, words } from "../words/words.ts";
import { levelOfStart, playAgain } from "./checking.ts";
import { rounded } from "./findings.ts";

const NICKNAME = "nickname";

/** What is ready to be handed in. */
interface Work {
  readonly game: PlayedGame | null;
  readonly lesson: LessonWork | null;
}

type Needs = Pick<Services, "library" | "judgeWorker" | "whatIf" | "lessons">;

/** Lives as long as the app, so that a game waits while other pages are open. */
export class TaskModel {
  readonly task = signal<OpenedTask | null>(null);
  readonly game: PlayModel;
  readonly problem = signal("");
  readonly nickname = signal((remembered(NICKNAME) ?? "").slice(0, MOST_NICKNAME));
  /** While the sheet is open: null until the game was measured. */
  readonly work = signal<Work | null>(null);
  readonly sheetIsOpen = signal(false);

  /** A whole address; null where it is not ready, or too long. */
  readonly address = computed(() => {
    const task = this.task.value;
    const work = this.work.value;
    if (!task || !work) return null;
    const link = formatResultLink({
      task: task.sum,
      code: task.code,
      nickname: this.nickname.value.trim(),
      ...work,
    });
    return link && `${location.href.replace(/#.*$/s, "")}#${link}`;
  });

  /** Of the address that is open. */
  private link = "";

  constructor(private readonly services: Needs) {
    this.game = new PlayModel(services);
  }

  allows(control: Control): boolean {
    return this.task.value?.controls.includes(control) ?? false;
  }

  /** Opens the task of an address; one that is open goes on. */
  async follow({ query: { link = "" } }: Route): Promise<void> {
    if (link === "" || link === this.link) return;
    this.link = link;
    this.problem.value = "";
    this.task.value = null;
    this.sheetIsOpen.value = false;
    try {
      const task = parseClassLink(link);
      const level = task.start && (await levelOfStart(task.start, this.services.library));
      if (this.link !== link) return;
      if (task.language) await speak(task.language);
      if (task.slides) slides.value = true;
      if (level && task.start) {
        const rules = {
          undo: task.controls.includes("undo"),
          restart: task.controls.includes("restart"),
          mostTurns: task.mostTurns ?? Number.POSITIVE_INFINITY,
        };
        this.game.present(`task:${task.sum}`, [level], { key: task.start.key, rules });
      }
      this.task.value = task;
    } catch (error) {
      if (this.link !== link) return;
      // The next try asks again.
      this.link = "";
      this.problem.value = messageOf(error);
    }
  }

  name(nickname: string): void {
    this.nickname.value = nickname;
    remember(NICKNAME, nickname);
  }

  /** Measures the game as it stands, for the link. */
  async handIn(): Promise<void> {
    const { task } = this;
    const opened = task.peek();
    if (!opened) return;
    this.work.value = null;
    this.problem.value = "";
    this.sheetIsOpen.value = true;
    try {
      const lesson = lessonOf(opened.lesson ?? undefined);
      const done = lesson ? resultOf(lesson, this.services.lessons.of(lesson.name)) : null;
      const game = opened.start ? await this.measured(opened.start) : null;
      if (task.peek() === opened) this.work.value = { game, lesson: done };
    } catch (error) {
      this.sheetIsOpen.value = false;
      this.problem.value = messageOf(error);
    }
  }

  private async measured(start: NonNullable<OpenedTask["start"]>): Promise<PlayedGame> {
    const replay = this.game.replay();
    if (!replay) throw new Error(words.peek().classroom.noGame);
    const { key, actions } = replay;
    const undone = this.game.view.peek()?.undone ?? 0;
    const { claim, report } = await playAgain(
      { ...replay, actions: [...actions] },
      this.services.judgeWorker,
    );
    return {
      replay: { level: start.level, key, actions: [...actions], claim },
      sideEffects: rounded(report.sideEffects.fraction),
      score: rounded(report.score.total),
      undone,
    };
  }

  /** The game beside the world that nobody touched. */
  compare(): void {
    const replay = this.game.replay();
    if (replay) this.services.whatIf.open({ who: words.peek().classroom.yourGame, replay });
  }
}
