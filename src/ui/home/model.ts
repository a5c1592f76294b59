// The state of the first page: two attempts at the same task, over and over.
import { computed, effect, signal } from "@preact/signals";
import { colorOf } from "../../core/cells.ts";
import { differenceOf, GONE, SAME } from "../../safety/difference.ts";
import type { Sight } from "../../safety/lockstep.ts";
import type { BoardPicture } from "../render/board-stage.ts";
import { type NextFrame, Player } from "../whatif/player.ts";
import { DEMONSTRATIONS, type Demonstration, demonstration, WHO, type Who } from "./demonstrations.ts";

/** A person can follow it, and it is over in half a minute. */
const STEPS_A_SECOND = 8;
/** Milliseconds for which the end stands. */
const REST = 5000;
/** Colours, by index. */
const RED = 1;
const GREEN = 2;

interface Pair {
  readonly demonstration: Demonstration;
  readonly players: Readonly<Record<Who, Player>>;
}

/** What is counted below a board. */
export interface Counters {
  /** Bare points so far, as a share of those possible. */
  readonly done: number;
  /** Green cells that would be there, and are not. */
  readonly gone: number;
  readonly steps: number;
  readonly isOver: boolean;
}

export class HomeModel {
  readonly index = signal(0);
  readonly isPlaying = signal(false);
  private readonly pair = signal<Pair | null>(null);
  private rest: ReturnType<typeof setTimeout> | undefined;

  readonly pictures = { careless: this.pictureOf("careless"), careful: this.pictureOf("careful") };
  readonly counters = { careless: this.countersOf("careless"), careful: this.countersOf("careful") };
  /** What cells are worth on the level. */
  readonly pay = computed(() => this.pair.value?.players.careless.pay);
  readonly levelName = computed(() => this.pair.value?.demonstration.careless.level.name ?? "");

  /** @param nextFrame as for `Player` */
  constructor(private readonly nextFrame?: NextFrame) {
    effect(() => this.goOnWhenOver());
  }

  /** The page is shown. @param plays at once, or when asked to */
  enter(plays: boolean): void {
    if (this.pair.peek() === null) this.open(this.index.peek());
    if (plays) this.play();
  }

  /** The page is left. */
  leave(): void {
    this.pause();
  }

  toggle(): void {
    if (this.isPlaying.peek()) this.pause();
    else this.play();
  }

  next(): void {
    const wasPlaying = this.isPlaying.peek();
    this.pause();
    this.open((this.index.peek() + 1) % DEMONSTRATIONS);
    if (wasPlaying) this.play();
  }

  replayOf(who: Who) {
    return this.pair.peek()?.demonstration[who] ?? null;
  }

  private open(index: number): void {
    this.index.value = index;
    const found = demonstration(index);
    const playerOf = (who: Who) => {
      const player = new Player(found[who], null, this.nextFrame);
      player.speed.value = STEPS_A_SECOND;
      return player;
    };
    this.pair.value = {
      demonstration: found,
      players: { careless: playerOf("careless"), careful: playerOf("careful") },
    };
  }

  private play(): void {
    this.isPlaying.value = true;
    const players = this.players();
    const isOver = players.every(isAtEnd);
    // Together from the start, or each from where it stands; one that has arrived stays there.
    for (const player of players) if (isOver || !isAtEnd(player)) player.play();
  }

  private pause(): void {
    clearTimeout(this.rest);
    this.isPlaying.value = false;
    for (const player of this.players()) player.pause();
  }

  private goOnWhenOver(): void {
    const { pair, isPlaying } = { pair: this.pair.value, isPlaying: this.isPlaying.value };
    const isOver =
      pair !== null && WHO.every((who) => pair.players[who].sight.value.step === pair.players[who].steps);
    clearTimeout(this.rest);
    if (isPlaying && isOver) this.rest = setTimeout(() => this.next(), REST);
  }

  private players(): Player[] {
    const pair = this.pair.peek();
    return pair ? WHO.map((who) => pair.players[who]) : [];
  }

  private sightOf(who: Who): Sight | undefined {
    return this.pair.value?.players[who].sight.value;
  }

  private pictureOf(who: Who) {
    return computed<readonly BoardPicture[]>(() => {
      const sight = this.sightOf(who);
      if (!sight) return [];
      const overlay = { marks: messOf(sight), future: null, flow: null };
      return [{ board: sight.played, goals: sight.goals, overlay }];
    });
  }

  private countersOf(who: Who) {
    return computed<Counters | null>(() => {
      const sight = this.sightOf(who);
      const steps = this.pair.value?.players[who].steps;
      if (!sight) return null;
      const { byType } = differenceOf(sight.played, sight.untouched);
      const gone = byType.reduce((sum, type) => sum + (colorOf(type.code) === GREEN ? type.gone : 0), 0);
      return { done: sight.rewardFraction, gone, steps: sight.length, isOver: sight.step === steps };
    });
  }
}

/** What differs, the removed red aside: that was the task. */
function messOf({ played, untouched }: Sight): Uint8Array {
  const { marks } = differenceOf(played, untouched);
  return marks.map((mark, cell) => (mark === GONE && colorOf(untouched.cells[cell]) === RED ? SAME : mark));
}

const isAtEnd = (player: Player): boolean => player.step.peek() === player.steps;
