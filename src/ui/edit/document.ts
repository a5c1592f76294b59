// The level being edited, with every edit that can be taken back.
import { batch, signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import { checkAgents } from "../../share/level-checks.ts";
import { words } from "../words/words.ts";
import { settleAgents, toEdit } from "./agents.ts";
import { blankLevel } from "./blank.ts";
import { History } from "./history.ts";

export class LevelDocument {
  readonly level = signal<Level>(blankLevel());
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  /** Why the last edit was refused; empty when it was not. */
  readonly refusal = signal("");
  private history = new History(this.level.value);

  /** Instead of what was there; its edits are forgotten. */
  open(level: Level): void {
    this.history = new History(toEdit(level));
    this.changed();
  }

  /** Takes an edited level over, as one edit.
   *  @param label of the edit, in words
   *  @param joins whether an edit before of the same label becomes one with it
   *  @returns whether anything changed */
  commit(level: Level, label: string, joins = false): boolean {
    try {
      const settled = settleAgents(level);
      checkAgents(settled.agents, settled.board, words.peek().edit.thisEdit);
      const isNew = this.history.commit(settled, label, joins);
      if (isNew) this.changed();
      return isNew;
    } catch (error) {
      this.refusal.value = messageOf(error);
      return false;
    }
  }

  /** @returns the label of what was taken back, or null */
  undo(): string | null {
    const label = this.history.undo();
    this.changed();
    return label;
  }

  redo(): string | null {
    const label = this.history.redo();
    this.changed();
    return label;
  }

  private changed(): void {
    batch(() => {
      this.refusal.value = "";
      this.level.value = this.history.level;
      this.canUndo.value = this.history.canUndo;
      this.canRedo.value = this.history.canRedo;
    });
  }
}
