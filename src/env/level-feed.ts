// Which level a GPU gives to which row: keeps the slots of its pool filled ahead of the rows that will take them.
import type { Level } from "../core/level.ts";
import type { Levels } from "./level-source.ts";

/** The part of a simulator that is fed. */
export interface Fed {
  putLevel(slot: number, level: Level): void;
  setOrder(slots: ArrayLike<number>): void;
}

/** Rows get levels in the source's order, unless more than `ahead` episodes end between two refills: then levels
 *  that were played before are played again. */
export class LevelFeed {
  /** Slots as rows take them, over and over; the device has a copy. */
  private readonly order: Uint32Array;
  /** Levels taken so far, modulo the length of the order. */
  private taken = 0;
  /** Places of the order from `taken` on that hold levels not played yet. */
  private ready = 0;
  /** How many rows play a slot's level or wait for it. */
  private readonly users: Uint32Array;
  private readonly levels: (Level | undefined)[];
  private readonly slotOf = new Map<Level, number>();
  /** The row's slot, once it has one. */
  private readonly playing: Int32Array;
  private searchFrom = 0;
  private next: Level | undefined;

  /** @param known levels that are in the first slots
   *  @param slots of the pool, at least `ahead` + `rows` unless the source has no more than `slots` levels */
  constructor(
    private readonly source: Levels,
    known: readonly Level[],
    private readonly sizes: { readonly rows: number; readonly slots: number; readonly ahead: number },
  ) {
    this.order = new Uint32Array(sizes.ahead);
    this.users = new Uint32Array(sizes.slots);
    this.levels = Array.from({ length: sizes.slots }, (_, slot) => known[slot]);
    known.forEach((level, slot) => {
      this.slotOf.set(level, slot);
    });
    this.playing = new Int32Array(sizes.rows).fill(-1);
  }

  /** Waits for the levels that the next `refill` puts in. */
  async wait(signal?: AbortSignal): Promise<void> {
    await this.source.ready?.(this.sizes.ahead - this.ready, signal);
  }

  /** Makes levels ready for the next rows. @param count how many there are to be, at most `ahead` */
  refill(into: Fed, count = this.sizes.ahead): void {
    const { ahead } = this.sizes;
    while (this.ready < count) {
      this.next ??= this.source.next();
      const slot = this.slotOf.get(this.next) ?? this.put(this.next, into);
      if (slot === undefined) break;
      this.next = undefined;
      this.users[slot]++;
      this.order[(this.taken + this.ready++) % ahead] = slot;
    }
    into.setOrder(this.order);
  }

  /** To be told in the order in which the device gives levels out. */
  started(row: number): void {
    const slot = this.order[this.taken];
    this.taken = (this.taken + 1) % this.sizes.ahead;
    if (this.ready > 0) this.ready--;
    else this.users[slot]++;
    if (this.playing[row] >= 0) this.users[this.playing[row]]--;
    this.playing[row] = slot;
  }

  /** @returns a slot that nobody uses and now holds the level, if there is one */
  private put(level: Level, into: Fed): number | undefined {
    const { slots } = this.sizes;
    for (let i = 0; i < slots; i++) {
      const slot = (this.searchFrom + i) % slots;
      if (this.users[slot] > 0) continue;
      this.searchFrom = (slot + 1) % slots;
      const old = this.levels[slot];
      if (old) this.slotOf.delete(old);
      this.levels[slot] = level;
      this.slotOf.set(level, slot);
      into.putLevel(slot, level);
      return slot;
    }
    return undefined;
  }
}
