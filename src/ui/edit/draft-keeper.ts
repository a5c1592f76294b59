// Keeps the level that is being edited, without being asked to.
import { signal } from "@preact/signals";
import { messageOf } from "../../base/check.ts";
import type { Level } from "../../core/level.ts";
import { words } from "../words/words.ts";
import type { Draft, DraftStore } from "./drafts.ts";

/** Milliseconds without an edit after which the level is stored. */
const PAUSE = 400;

/** Of a draft: no other tab edits it. */
export interface Claim {
  readonly id: string;
  readonly release: () => void;
}

export class DraftKeeper {
  readonly problem = signal("");
  private id: string | null = null;
  private release: () => void = () => {};
  private waiting: Level | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly store: DraftStore) {
    store.refresh().catch((error: unknown) => this.fail(error));
    // The page may not come back from where it goes.
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("pagehide", () => this.flush());
  }

  /** Stores the level after a pause, as a new draft unless it is one already.
   *  @returns the draft's id */
  keep(level: Level): string {
    this.id ??= this.begin();
    this.waiting = level;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
    return this.id;
  }

  /** Stores what waits, now. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.waiting || !this.id) return;
    const draft = { id: this.id, level: this.waiting, savedAt: Date.now() };
    this.waiting = null;
    this.store.save(draft).then(
      () => {
        this.problem.value = "";
      },
      (error: unknown) => this.fail(error),
    );
  }

  /** The next level that is kept is another draft. */
  leave(): void {
    this.flush();
    this.id = null;
    this.release();
    this.release = () => {};
  }

  /** @returns null where another tab has the draft open */
  async claim(id: string): Promise<Claim | null> {
    const release = await this.store.claim(id);
    return release && { id, release };
  }

  /** Edits go on in this draft. */
  adopt({ id, release }: Claim): void {
    this.release = release;
    this.id = id;
  }

  async newest(): Promise<Draft | undefined> {
    return (await this.all())[0];
  }

  async find(id: string): Promise<Draft | undefined> {
    return (await this.all()).find((draft) => draft.id === id);
  }

  async remove(id: string): Promise<void> {
    if (id === this.id) this.forget();
    try {
      await this.store.remove(id);
    } catch (error) {
      this.fail(error);
    }
  }

  /** What is being edited is stored anew with its next edit. */
  private forget(): void {
    clearTimeout(this.timer);
    this.waiting = null;
    this.id = null;
  }

  private begin(): string {
    const id = crypto.getRandomValues(new Uint32Array(2)).join("-");
    void this.claim(id).then((claim) => {
      if (this.id === id) this.release = claim?.release ?? this.release;
      else claim?.release();
    });
    return id;
  }

  /** Without storage there are no drafts. */
  private async all(): Promise<readonly Draft[]> {
    try {
      await this.store.refresh();
    } catch (error) {
      this.fail(error);
    }
    return this.store.drafts.value;
  }

  private fail(error: unknown): void {
    this.problem.value = words.peek().edit.notKept(messageOf(error).replace(/\.$/, ""));
  }
}
