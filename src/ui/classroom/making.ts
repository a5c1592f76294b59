// The state of the form with which a teacher makes a link to a task.
import { signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import {
  type ClassTask,
  CONTROLS,
  type Control,
  formatClassLink,
  parseClassLink,
} from "../../share/class-link.ts";
import { claimOf } from "../../share/replay-claim.ts";
import type { LevelReference } from "../../share/replay-link.ts";
import { formatSeriesName } from "../../share/series-names.ts";
import { KINDS, type KindId } from "../levels/kinds.ts";
import { usualKeyOf } from "../play/session.ts";
import type { Services } from "../services.ts";
import { words } from "../words/words.ts";
import type { TaskShelf } from "./tasks.ts";

/** Where the level is from: none, for a lesson alone. */
export type Origin = "library" | "seed" | "editor" | "none";

export interface TaskForm {
  readonly title: string;
  readonly code: string;
  readonly origin: Origin;
  /** Of the library. */
  readonly setId: string;
  /** In the set, or in the series that the seed begins; from 1. */
  readonly number: number;
  readonly kind: KindId;
  readonly seed: number;
  /** Name; empty: none. */
  readonly lesson: string;
  readonly controls: readonly Control[];
  readonly mostTurns: number | null;
  readonly language: ClassTask["language"];
  readonly slides: boolean;
}

/** What came of the form. */
export interface MadeTask {
  /** A whole address. */
  readonly address: string;
  readonly level: Level | null;
}

type Needs = Pick<Services, "library" | "edit" | "play">;

export class MakingModel {
  readonly form = signal<TaskForm>({
    title: "",
    code: "",
    origin: "library",
    setId: "puzzles",
    number: 1,
    kind: KINDS[0].id,
    seed: 1,
    lesson: "",
    controls: CONTROLS,
    mostTurns: null,
    language: null,
    slides: false,
  });
  /** Of the form as it is; null while it is not made. */
  readonly made = signal<MadeTask | null>(null);
  readonly problem = signal("");
  readonly isMaking = signal(false);

  constructor(
    private readonly services: Needs,
    private readonly shelf: TaskShelf,
  ) {}

  /** The level that is open on the Play page is the likeliest. */
  begin(): void {
    const { setId, index } = this.services.play;
    if (this.made.peek() || setId.peek() === "") return;
    this.change({ setId: setId.peek(), number: index.peek() + 1 });
  }

  change(changes: Partial<TaskForm>): void {
    this.form.value = { ...this.form.peek(), ...changes };
    this.made.value = null;
    this.problem.value = "";
  }

  allow(control: Control, isAllowed: boolean): void {
    const { controls } = this.form.peek();
    this.change({
      controls: CONTROLS.filter((each) => (each === control ? isAllowed : controls.includes(each))),
    });
  }

  async make(): Promise<void> {
    const form = this.form.peek();
    const w = words.peek().classroom;
    this.isMaking.value = true;
    this.problem.value = "";
    try {
      const found = await this.levelOf(form);
      if (found && found.level.agents.length === 0) throw new Error(w.noAgent(found.level.name));
      if (!found && form.lesson === "") throw new Error(w.nothingToDo);
      const link = formatClassLink({
        ...form,
        title: form.title.trim(),
        code: form.code.trim(),
        start: found && startOf(found),
        lesson: form.lesson || null,
      });
      if (!link) throw new Error(w.levelTooLarge);
      if (this.form.peek() !== form) return;
      this.shelf.add({ link, task: parseClassLink(link) });
      this.made.value = {
        address: `${location.href.replace(/#.*$/s, "")}#${link}`,
        level: found?.level ?? null,
      };
    } catch (error) {
      this.problem.value = messageOf(error);
    } finally {
      this.isMaking.value = false;
    }
  }

  private async levelOf({ origin, setId, number, kind, seed }: TaskForm): Promise<Found | null> {
    const { library, edit } = this.services;
    if (origin === "none") return null;
    if (origin === "editor") return { level: edit.document.level.peek(), reference: null };
    const id = origin === "library" ? setId : formatSeriesName({ code: kind, seed, first: number, count: 1 });
    const set = library.find(id);
    const levels = (await set?.load()) ?? [];
    const level = levels[origin === "seed" ? 0 : number - 1];
    if (!level) throw new Error(words.peek().classroom.noSuchLevel(number, levels.length));
    return { level, reference: await library.referenceTo(id, level) };
  }
}

interface Found {
  readonly level: Level;
  readonly reference: LevelReference | null;
}

function startOf({ level, reference }: Found): NonNullable<ClassTask["start"]> {
  const key = usualKeyOf(level);
  return { level: reference ?? level, key, actions: [], claim: claimOf(new Game(level, key)) };
}
