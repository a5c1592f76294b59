// Drawing with keys: a cursor that the hand follows, and what it comes to in words.
import { batch, type Signal, signal } from "@preact/signals";
import type { Spoken } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import type { LevelDocument } from "./document.ts";
import type { Hand } from "./hand.ts";
import { indexAt, type Place, placeOf, type Rect, rectBetween } from "./shapes.ts";
import { middleOf, showing } from "./view.ts";
import { placeAloud } from "./words.ts";

export class Cursor {
  /** Null until keys are used. */
  readonly at = signal<Place | null>(null);
  /** Where a selection by keys began. */
  private anchor: Place | null = null;

  constructor(
    private readonly document: LevelDocument,
    private readonly hand: Hand,
    private readonly view: Signal<Rect>,
    private readonly said: Pick<Spoken, "value">,
  ) {}

  leave(): void {
    this.at.value = null;
    this.anchor = null;
  }

  move(down: number, right: number): void {
    this.anchor = null;
    this.goTo(down, right);
    this.describe();
  }

  /** Draws from here to there with the pencil, else extends the selection. */
  trace(down: number, right: number): void {
    const { hand } = this;
    const from = this.place();
    if (hand.tool.value === "pencil") {
      hand.start(from);
      this.goTo(down, right);
      hand.finish(true);
      this.describe();
      return;
    }
    if (hand.tool.value !== "select") hand.chooseTool("select");
    this.anchor ??= from;
    this.goTo(down, right);
    const rect = rectBetween(this.anchor, this.place(), this.document.level.value.board);
    hand.selection.value = rect;
    this.said.value = words.peek().edit.said.selected(rect.height, rect.width);
  }

  /** Uses the tool here; shapes begin with one use and end with the next. */
  use(): void {
    const { hand } = this;
    const at = this.place();
    const tool = hand.tool.value;
    if (hand.stroke.value) {
      const changed = hand.finish();
      this.settle();
      this.say(changed ? words.peek().edit.said.done : "");
      return;
    }
    hand.start(at);
    if (tool === "line" || tool === "rectangle" || tool === "select") {
      this.say(words.peek().edit.said.begins(words.peek().edit.tool[tool].title));
      return;
    }
    hand.finish();
    this.say(tool === "pick" ? words.peek().edit.said.taken : "");
  }

  /** What is under the cursor. */
  describe(): void {
    this.say("");
  }

  private say(before: string): void {
    this.said.value = `${before} ${placeAloud(this.document.level.value, this.place())}`.trim();
  }

  /** The cursor's place; it begins in the middle of what is in sight. */
  private place(): Place {
    const { board } = this.document.level.value;
    this.at.value ??= placeOf(board, indexAt(board, middleOf(this.view.value)));
    return this.at.value;
  }

  private goTo(down: number, right: number): void {
    const { row, col } = this.place();
    const { board } = this.document.level.value;
    const to = { row: row + down, col: col + right };
    batch(() => {
      // A shape goes on beyond the edge; a cursor at rest comes out on the other side.
      this.at.value = this.hand.stroke.value || this.anchor ? to : placeOf(board, indexAt(board, to));
      this.view.value = showing(this.view.value, board, to);
      this.hand.move(to);
    });
    if (!this.anchor && !this.hand.stroke.value) this.settle();
  }

  private settle(): void {
    const { board } = this.document.level.value;
    this.at.value = placeOf(board, indexAt(board, this.place()));
  }
}
