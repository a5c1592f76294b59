// Blind duels of the agents before and after on levels never seen: who is on which side is told once one has chosen.
import { computed, signal } from "@preact/signals";
import { integer, keyFromSeed, split } from "../../../base/random.ts";
import { type Duel, ratingsOf } from "../../../base/ratings.ts";
import type { Level } from "../../../core/level.ts";
import { changedBy } from "../../../safety/difference.ts";
import { parseReplayLink } from "../../../share/replay-link.ts";
import { Player } from "../../whatif/player.ts";
import type { BoardImproveModel } from "./improve.ts";

/** Names of the agents, left and right. */
type Sides = readonly ["before", "after"] | readonly ["after", "before"];

export class BoardDuels {
  private readonly judged = signal<{ readonly duel: Duel; readonly sides: Sides } | null>(null);
  /** Of the duel that was judged last, and can be again: now it may be known. */
  readonly last = computed(() => {
    const { duel, sides = null } = this.judged.value ?? {};
    return duel && this.run.value?.duels.at(-1) === duel ? sides : null;
  });
  readonly index = computed(() => this.run.value?.duels.length ?? 0);
  private readonly levels = computed(() => this.run.value?.compared?.levels ?? null);
  private readonly number = computed(() => this.run.value?.number ?? 0);
  /** Null where all levels were judged, or there are none. */
  readonly shown = computed(() => {
    const level = this.levels.value?.[this.index.value];
    if (!level) return null;
    const sides = sidesOf(this.number.value, this.index.value);
    const replays = sides.map((name) => replayOf(level[name].link));
    return { sides, ends: replays.map(changedBy), player: new Player(replays[0], replays[1]) };
  });
  readonly ratings = computed(() => ratingsOf(this.run.value?.duels ?? []));

  constructor(private readonly improve: BoardImproveModel) {}

  private get run() {
    return this.improve.run;
  }

  /** @param score of the left one */
  async judge(score: Duel["score"]): Promise<void> {
    const shown = this.shown.peek();
    const run = this.run.peek();
    if (!shown || !run) return;
    const [first, second] = shown.sides;
    const duel: Duel = { first, second, score };
    shown.player.pause();
    this.judged.value = { duel, sides: shown.sides };
    await this.improve.change({ duels: [...run.duels, duel] });
  }

  /** Takes the last judgement back, and asks again. */
  async undo(): Promise<void> {
    const run = this.run.peek();
    if (!run || this.last.peek() === null) return;
    this.shown.peek()?.player.pause();
    await this.improve.change({ duels: run.duels.slice(0, -1) });
  }
}

/** A function of run and level. */
const sidesOf = (run: number, index: number): Sides =>
  integer(split(keyFromSeed(run), "sides"), index, 2) === 0 ? ["before", "after"] : ["after", "before"];

function replayOf(link: string) {
  const { level, key, actions } = parseReplayLink(link);
  // Links of a comparison hold their levels.
  return { level: level as Level, key, actions };
}
