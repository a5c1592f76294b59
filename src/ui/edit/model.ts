// The state of the Edit page: the level, the hand on it, its run, what is seen of it, and where it is kept.
import { computed, effect, signal, untracked } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import type { LevelEnding } from "../../share/level-endings.ts";
import { cleanName } from "../../share/series-names.ts";
import { writeLevels } from "../../share/write-levels.ts";
import { download } from "../download.ts";
import { idOfLevel } from "../library.ts";
import { cellAloud } from "../play/words.ts";
import { formatRoute, go, type Page } from "../route.ts";
import type { Services } from "../services.ts";
import { Spoken } from "../words/spoken.ts";
import { words } from "../words/words.ts";
import type { BrushKind } from "./brush.ts";
import { type Check, checkLevel } from "./checks.ts";
import { Clipboard, MOST_PASTED } from "./clipboard.ts";
import { Cursor } from "./cursor.ts";
import { LevelDocument } from "./document.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { DraftStore } from "./drafts.ts";
import { Hand, type HeldPiece, type Tool } from "./hand.ts";
import { Opener } from "./opener.ts";
import type { Layer } from "./pieces.ts";
import { Running } from "./running.ts";
import type { Place, Rect } from "./shapes.ts";
import { middleOf, moved, wholeView, zoomed } from "./view.ts";
import { goalAloud, placeAloud } from "./words.ts";

/** Milliseconds without an edit after which the level is looked at; large boards take their time. */
const checkPause = ({ board }: Level): number => 150 + board.cells.length / 500;

export class EditModel {
  readonly document = new LevelDocument();
  readonly hand = new Hand(this.document);
  readonly running = new Running(this.document);
  readonly keeper: DraftKeeper;
  readonly opener: Opener;
  /** The part of the board in sight. */
  readonly view = signal<Rect>(wholeView(this.document.level.value.board));
  readonly said = new Spoken();
  /** Where the keys draw. */
  readonly cursor = new Cursor(this.document, this.hand, this.view, this.said);
  readonly clipboard = new Clipboard(this.hand, offerText);
  /** Found while they are shown: it takes a while, and most visitors never edit. */
  readonly checks = signal<readonly Check[]>([], {
    watched: () => this.beginChecking(),
    unwatched: () => this.endChecking(),
  });
  /** The check whose cells are pointed out. */
  readonly shownCheck = signal<Check["id"] | null>(null);
  readonly problem = new Spoken();
  /** What keeps the person from drawing. */
  readonly isRunning = computed(() => this.running.picture.value !== null || this.running.isPlaying.value);

  /** For the eye alone: who listens hears of the cursor. */
  readonly underPointer = computed(() => {
    const at = this.hand.hover.value;
    return at && !this.cursor.at.value ? placeAloud(this.document.level.value, at) : "";
  });

  private endChecking = (): void => {};

  constructor(
    private readonly services: Pick<Services, "library">,
    drafts: DraftStore,
  ) {
    this.keeper = new DraftKeeper(drafts);
    effect(() => {
      this.problem.value = this.document.refusal.value || this.keeper.problem.value;
    });
    // Another level does not go on from where this one was.
    let size = "";
    effect(() => {
      const { board } = this.document.level.value;
      const isResized = `${board.height}×${board.width}` !== size;
      size = `${board.height}×${board.width}`;
      untracked(() => {
        this.running.rewind();
        if (isResized) this.lookAnew();
      });
    });
    this.opener = new Opener(this.document, this.keeper, services.library, (message) => {
      this.said.value = message;
    });
    effect(() => {
      const failure = this.opener.failure.value;
      if (failure) this.problem.value = () => this.opener.failure.value;
    });
  }

  private beginChecking(): void {
    this.endChecking = effect(() => {
      const level = this.document.level.value;
      // They are in words.
      void words.value;
      const checking = setTimeout(() => {
        this.checks.value = checkLevel(level);
      }, checkPause(level));
      return () => clearTimeout(checking);
    });
  }

  dismissProblem(): void {
    this.problem.value = "";
    this.document.refusal.value = "";
    this.opener.failure.value = "";
  }

  undo(): void {
    const label = this.document.undo();
    this.said.value = label === null ? this.w.nothingToUndo : this.w.undone(label);
  }

  redo(): void {
    const label = this.document.redo();
    this.said.value = label === null ? this.w.nothingToRedo : this.w.redone(label);
  }

  /** @param joins whether it becomes one edit with one before of the same label */
  change(label: string, edit: (level: Level) => Level, joins = false): void {
    this.document.commit(edit(this.document.level.value), label, joins);
  }

  chooseTool(tool: Tool): void {
    this.hand.chooseTool(tool);
    this.said.value = this.w.tool(words.peek().edit.tool[tool].title);
  }

  chooseLayer(layer: Layer): void {
    this.hand.drop();
    this.hand.layer.value = layer;
    this.said.value = layer === "board" ? this.w.onBoard : this.w.onGoals;
  }

  chooseKind(kind: BrushKind): void {
    this.hand.chooseKind(kind);
    this.sayBrush();
  }

  chooseColor(color: number): void {
    this.hand.chooseColor(color);
    this.sayBrush();
  }

  playOrPause(): void {
    if (this.running.isPlaying.value) this.running.pause();
    else {
      this.hand.drop();
      this.running.play();
    }
    this.said.value = this.running.isPlaying.value ? this.w.goesOn : this.w.paused(this.running.steps.value);
  }

  step(): void {
    this.hand.drop();
    this.running.pause();
    this.running.step();
    this.said.value = this.w.step(this.running.steps.value);
  }

  rewind(): void {
    this.running.rewind();
    this.said.value = this.w.rewound;
  }

  keep(): void {
    const { steps } = this.running;
    this.said.value = this.w.kept(steps.value);
    this.running.keep();
  }

  /** The hand goes up. */
  finishStroke(): void {
    const tool = this.hand.tool.value;
    if (this.hand.finish() && tool === "stamp") this.said.value = this.w.stamped;
    const rect = this.hand.selection.value;
    if (tool === "select" && rect) this.said.value = this.w.selected(rect.height, rect.width);
  }

  /** The page is left; what is drawn waits. */
  leave(): void {
    this.hand.drop();
    this.hand.hover.value = null;
    this.running.pause();
    this.keeper.flush();
  }

  /** Drops what is begun; if nothing is, rewinds; then the selection goes. */
  escape(): void {
    if (this.hand.stroke.value) {
      this.hand.drop();
      this.said.value = this.w.dropped;
    } else if (this.isRunning.value) this.rewind();
    else {
      this.hand.selection.value = null;
      if (this.hand.tool.value === "stamp") this.chooseTool("pencil");
    }
  }

  /** The selection, or all where there is none. */
  copy(): void {
    this.said.value = this.w.copied(this.clipboard.copy());
  }

  cut(): void {
    this.copy();
    this.hand.clear(words.peek().edit.deeds.cutting);
  }

  /** @param text from elsewhere; none takes what was copied here */
  paste(text?: string): void {
    try {
      this.hold(this.clipboard.pasted(text));
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** Takes something to stamp into the hand. */
  hold(held: HeldPiece): void {
    this.hand.hold(held);
    this.said.value = this.w.inHand(held.name);
  }

  /** A file that was dropped: a pattern to stamp, or levels to edit. */
  async dropFile(file: File): Promise<void> {
    if (/\.(rle|cells)$/i.test(file.name) && file.size < MOST_PASTED) this.paste(await file.text());
    else await this.opener.openFile(file);
  }

  /** Closer (below 1) or farther. */
  zoom(factor: number, fixed: Place = this.cursor.at.value ?? middleOf(this.view.value)): void {
    this.view.value = zoomed(this.view.value, this.document.level.value.board, factor, fixed);
  }

  fit(): void {
    this.view.value = wholeView(this.document.level.value.board);
  }

  pan(down: number, right: number): void {
    this.view.value = moved(this.view.value, this.document.level.value.board, down, right);
  }

  save(ending: LevelEnding): void {
    const level = this.document.level.value;
    try {
      const bytes = writeLevels([level], ending, { color: "any", target: "board" });
      download(`${cleanName(level.name)}${ending}`, bytes, "application/octet-stream");
      this.said.value = this.w.saved(`${cleanName(level.name)}${ending}`);
    } catch (error) {
      this.problem.value = messageOf(error);
    }
  }

  /** The address of the level for anyone; null where it is too large for one. */
  link(): string | null {
    const id = idOfLevel(this.document.level.value);
    return id && location.href.replace(/#.*$/s, "") + formatRoute({ page: "edit", path: [id, "1"] });
  }

  async copyLink(): Promise<void> {
    const link = this.link();
    if (!link) {
      this.problem.value = words.peek().edit.tooLargeForLink;
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      this.said.value = this.w.linkCopied;
    } catch {
      this.problem.value = words.peek().common.cannotCopy(link);
    }
  }

  send(page: Extract<Page, "play" | "train" | "benchmark">): void {
    const { id } = this.services.library.offerLevel(this.document.level.value);
    go(page === "play" ? { page, path: [id, "1"] } : { page, query: { levels: id } });
  }

  private lookAnew(): void {
    this.hand.drop();
    this.hand.selection.value = null;
    this.cursor.leave();
    this.fit();
  }

  private sayBrush(): void {
    const { brush, layer } = this.hand;
    const cell = layer.value === "board" ? cellAloud(brush.value) : goalAloud(brush.value);
    this.said.value = this.w.brush(cell);
  }

  private get w() {
    return words.peek().edit.said;
  }
}

/** Where the browser forbids it, what is copied is still here. */
const offerText = (text: string): void => void navigator.clipboard?.writeText(text).catch(() => {});
