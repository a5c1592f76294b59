// A level and every edit that was made to it.
import type { Level } from "../../core/level.ts";
import { applyChange, type Change, difference } from "./change.ts";

interface Edit {
  readonly change: Change;
  /** In words, for those who take it back: "pencil". */
  readonly label: string;
}

export class History {
  private readonly done: Edit[] = [];
  private readonly undone: Edit[] = [];

  constructor(private now: Level) {}

  /** As edited so far. */
  get level(): Level {
    return this.now;
  }

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** @param joins whether an edit before of the same label becomes one with it, as letters become a word
   *  @returns false where nothing changed */
  commit(level: Level, label: string, joins = false): boolean {
    const change = difference(this.now, level);
    if (!change) return false;
    const last = this.done.at(-1);
    if (joins && last?.label === label && this.undone.length === 0) {
      this.done.pop();
      const whole = difference(applyChange(this.now, last.change, "before"), level);
      if (whole) this.done.push({ change: whole, label });
    } else {
      this.done.push({ change, label });
    }
    this.undone.length = 0;
    this.now = level;
    return true;
  }

  /** @returns the label of the edit that was taken back, null where there is none */
  undo(): string | null {
    return this.move(this.done, this.undone, "before");
  }

  redo(): string | null {
    return this.move(this.undone, this.done, "after");
  }

  private move(from: Edit[], to: Edit[], side: "before" | "after"): string | null {
    const edit = from.pop();
    if (!edit) return null;
    this.now = applyChange(this.now, edit.change, side);
    to.push(edit);
    return edit.label;
  }
}
