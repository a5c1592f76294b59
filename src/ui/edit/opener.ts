// Which level is edited: addresses, files and drafts to the document, and edits to a draft.
import { effect, signal } from "@preact/signals";
import { excerpt, messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import { idOfLevel, type LevelLibrary } from "../library.ts";
import { missing } from "../missing-levels.ts";
import { go, note, type Route, route } from "../route.ts";
import { type Saying, Spoken, spoken } from "../words/spoken.ts";
import { translated, words } from "../words/words.ts";
import { blankLevel } from "./blank.ts";
import type { LevelDocument } from "./document.ts";
import type { DraftKeeper } from "./draft-keeper.ts";

/** Of addresses: `#/edit/draft:ID` is a level that is kept here, `#/edit/new` an empty one. */
const DRAFT = "draft:";
const NEW = "new";

/** A level of a set, and the others there. */
export interface LevelSource {
  readonly setId: string;
  readonly index: number;
  readonly levels: readonly Level[];
}

export class Opener {
  /** Why the last address or file could not be opened. */
  readonly failure = new Spoken();
  /** Where the level came from, if it was a set. */
  readonly source = signal<LevelSource | null>(null);
  /** The address that is open, and the one that is wanted; null before the first. */
  private opened: string | null = null;
  private wanted: string | null = null;

  constructor(
    private readonly document: LevelDocument,
    private readonly keeper: DraftKeeper,
    private readonly library: LevelLibrary,
    private readonly say: (what: Saying) => void,
  ) {
    effect(() => {
      const level = document.level.value;
      if (!document.canUndo.value && !document.canRedo.value) return;
      this.opened = DRAFT + keeper.keep(level);
      this.noteAddress();
    });
  }

  /** Opens what the address names; one that names nothing leaves open what is, or opens what was edited last. What
   *  is open stays so until the other is there. */
  async follow({ path: [name, number = "1"] }: Pick<Route, "path">): Promise<void> {
    const address = name === undefined ? (this.opened ?? "") : addressOf(name, number);
    const isUnderWay = address === this.wanted;
    this.wanted = address;
    if (isUnderWay || (address === this.opened && address !== "")) return;
    try {
      await this.openAddress(name, number, () => this.wanted !== address);
    } catch (error) {
      if (this.wanted !== address) return;
      if (this.opened === null) await this.openLast(() => false);
      else this.noteAddress();
      this.failure.value = messageOf(error);
    } finally {
      if (this.wanted === address) this.wanted = null;
    }
  }

  create(): void {
    this.goTo([NEW]);
  }

  /** Opens a file of levels, and of them the first. */
  async openFile(file: File): Promise<void> {
    try {
      const set = await this.library.open(file);
      if (set) this.goTo([set.id, "1"]);
    } catch (error) {
      this.failure.value = messageOf(error);
    }
  }

  /** Also where it is open already: then it is opened anew. */
  goTo(path: readonly string[]): void {
    this.opened = null;
    go({ page: "edit", path });
    void this.follow({ path });
  }

  private async openAddress(name: string | undefined, number: string, isStale: () => boolean): Promise<void> {
    if (name === undefined) return this.openLast(isStale);
    if (name === NEW) return this.open(blankLevel(), NEW);
    if (name.startsWith(DRAFT)) return this.openDraft(name.slice(DRAFT.length), isStale);
    const set = this.library.find(name);
    if (!set) throw new Error(spoken(missing(name)));
    this.say((w) => w.edit.said.loading(translated(set.title)));
    const levels = await set.load();
    if (isStale()) return;
    const index = Math.min(levels.length, Math.max(1, Math.floor(Number(number)) || 1)) - 1;
    // What was sent to another page and comes back goes on being edited.
    const comesBack = this.opened?.startsWith(DRAFT) && idOfLevel(this.document.level.value) === name;
    if (comesBack) this.noteAddress();
    else this.open(levels[index], addressOf(name, String(index + 1)));
    if (String(index + 1) !== number) {
      const { length } = levels;
      this.failure.value = (w) =>
        w.play.said.noSuchLevel(translated(set.title), excerpt(number), length, index + 1);
      this.noteAddress();
    }
    this.source.value = { setId: name, index, levels };
  }

  private async openLast(isStale: () => boolean): Promise<void> {
    const newest = await this.keeper.newest();
    if (isStale()) return;
    if (newest) await this.openDraft(newest.id, isStale);
    else this.open(blankLevel(), NEW);
  }

  private async openDraft(id: string, isStale: () => boolean): Promise<void> {
    const draft = await this.keeper.find(id);
    if (!draft) throw new Error(words.peek().edit.draftIsGone);
    const claim = await this.keeper.claim(id);
    if (isStale()) return claim?.release();
    this.open(draft.level, DRAFT + id);
    if (claim) this.keeper.adopt(claim);
    else this.say((w) => w.edit.said.openElsewhere);
    this.noteAddress();
  }

  private open(level: Level, address: string): void {
    this.keeper.leave();
    this.source.value = null;
    this.failure.value = "";
    this.opened = address;
    this.document.open(level);
    this.say((w) => w.edit.said.opened(translated(level.name)));
  }

  private noteAddress(): void {
    if (this.opened === null || route.peek().page !== "edit") return;
    note({ page: "edit", path: this.opened.split("/") });
  }
}

const addressOf = (name: string, number: string): string =>
  name.startsWith(DRAFT) || name === NEW ? name : `${name}/${number}`;
