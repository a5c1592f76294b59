// Blind duels of the agents before and after on levels never seen: who is on which side is told once one has chosen.
import { computed, signal } from "@preact/signals";
import { integer, keyFromSeed, split } from "../../../base/random.ts";
import { type Duel, ratingsOf } from "../../../base/ratings.ts";
import type { Level } from "../../../core/level.ts";
import { parseReplayLink } from "../../../share/replay-link.ts";
import { Player } from "../../whatif/player.ts";
import type { BoardImproveModel } from "./improve.ts";

/** Names of the agents, left and right. */
type Sides = readonly ["before", "after"] | readonly ["after", "before"];

export class BoardDuels {
  /** Of the duel that was judged last: now it may be known. */
  readonly last = signal<Sides | null>(null);
  readonly index = computed(() => this.run.value?.duels.length ?? 0);
  private readonly levels = computed(() => this.run.value?.compared?.levels ?? null);
  private readonly number = computed(() => this.run.value?.number ?? 0);
  /** Null where all levels were judged, or there are none. */
  readonly shown = computed(() => {
    const level = this.levels.value?.[this.index.value];
    if (!level) return null;
    const sides = sidesOf(this.number.value, this.index.value);
    const [left, right] = sides.map((name) => replayOf(level[name].link));
    return { sides, player: new Player(left, right) };
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
    shown.player.pause();
    this.last.value = shown.sides;
    await this.improve.change({ duels: [...run.duels, { first, second, score }] });
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
