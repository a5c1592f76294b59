// Levels as the GPU keeps them: one buffer that begins with what changes little, then slots of a level each.
import { keyFromSeed } from "../base/random.ts";
import { SPAWNING } from "../core/cells.ts";
import { Game, requiredPoints } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../core/points.ts";
import { movementReward, type RewardTerm } from "../core/reward-terms.ts";
import { planeWords, toPlanes, wordsPerRow } from "./planes.ts";
import { type Layout, levelLayout, POINTS_TABLE_WORDS, type Shape, whyNot } from "./shape.ts";
import { spawningDraws } from "./spawning.ts";

/** The word at the start of the buffer, which is 0 for good. */
const ALWAYS_ZERO = 0;

/** A level in its slot. */
interface Entry {
  readonly level: Level;
  /** By agent: the most that can be earned, without the point for leaving. */
  readonly available: readonly number[];
}

/** What the buffer on the device holds; whoever changes it here hands `words` over. */
export class LevelPool {
  readonly words: Uint32Array;
  /** WGSL constants: where things are in `words`. */
  readonly constants: string;
  private readonly layout: Layout;
  private readonly firstWeight: number;
  private readonly firstInOrder: number;
  private readonly firstLevel: number;
  private readonly entries: Entry[] = [];

  /** @param slots levels that there is room for
   *  @param fraction factor on the levels' share of points that opens the exit */
  constructor(
    levels: readonly Level[],
    slots: number,
    private readonly shape: Shape,
    private fraction: number,
  ) {
    this.layout = levelLayout(shape);
    const header: number[] = [0];
    const constants = [`const ALWAYS_ZERO = ${ALWAYS_ZERO}u;`];
    shape.terms.forEach((term, n) => {
      if (term.kind !== "movementBonus") return;
      constants.push(`const MOVEMENT_${n} = ${header.length}u;`);
      for (const word of movementTable(term, shape)) header.push(word);
    });
    this.firstWeight = header.length;
    this.firstInOrder = this.firstWeight + shape.terms.length;
    this.firstLevel = this.firstInOrder + shape.ahead;
    this.words = new Uint32Array(this.firstLevel + slots * this.layout.words);
    this.words.set(header);
    constants.push(
      `const WEIGHTS = ${this.firstWeight}u;`,
      `const ORDER = ${this.firstInOrder}u;`,
      `const FIRST_LEVEL = ${this.firstLevel}u;`,
      `const LEVEL_WORDS = ${this.layout.words}u;`,
    );
    this.constants = constants.join("\n");
    this.setWeights(shape.terms);
    this.setOrder(Array.from({ length: shape.ahead }, (_, i) => i % levels.length));
    levels.forEach((level, slot) => {
      this.put(slot, level);
    });
  }

  /** The part of `words` before the levels. */
  get header(): Uint32Array {
    return this.words.subarray(0, this.firstLevel);
  }

  /** Slot of the level whose record begins at this word, as the field LEVEL of a board's state says. */
  slotAt(word: number): number {
    return (word - this.firstLevel) / this.layout.words;
  }

  /** A word of a level's record by its field and, where each has one, agent. */
  word(slot: number, field: string, agent = 0): number {
    return this.words[this.start(slot) + this.layout.at(field) + agent];
  }

  level(slot: number): Level {
    return this.entries[slot].level;
  }

  /** The most points that the first agent can earn, the point for leaving included; at least 1. */
  possible(slot: number): number {
    return Math.max(1, (this.entries[slot].available[0] ?? 0) + 1);
  }

  /** Puts a level into a slot. @returns where `words` changed. Throws if the level does not fit. */
  put(slot: number, level: Level): { readonly start: number; readonly words: Uint32Array } {
    const problem = whyNot(level, this.shape);
    if (problem) throw new Error(problem);
    // Loading does not depend on the key.
    const game = new Game(level, keyFromSeed(0));
    const start = this.start(slot);
    const words = this.words.subarray(start, start + this.layout.words);
    words.fill(0);
    writeLevel(level, game, this.layout, words);
    this.entries[slot] = { level, available: level.agents.map((_, i) => game.available(i)) };
    this.writeRequired(slot);
    return { start, words };
  }

  /** Takes effect as episodes start. @returns whether anything changed */
  setMinPerformanceFraction(fraction: number): boolean {
    if (fraction === this.fraction) return false;
    this.fraction = fraction;
    for (const slot of this.entries.keys()) this.writeRequired(slot);
    return true;
  }

  /** Bonuses and coefficients of other terms alike but for these; take effect as episodes start. */
  setWeights(terms: readonly RewardTerm[]): void {
    const weights = Float32Array.from(terms, weightOf);
    this.words.set(new Uint32Array(weights.buffer), this.firstWeight);
  }

  /** Slots as boards take them. */
  setOrder(slots: ArrayLike<number>): void {
    this.words.set(slots, this.firstInOrder);
  }

  private writeRequired(slot: number): void {
    const { level, available } = this.entries[slot];
    const at = this.start(slot) + this.layout.at("START_REQUIRED");
    available.forEach((points, i) => {
      const required = requiredPoints(level.minPerformance * this.fraction, points);
      this.words[at + i] = Math.min(required, 2 ** 31 - 1);
    });
  }

  private start(slot: number): number {
    return this.firstLevel + slot * this.layout.words;
  }
}

/** What a schedule may change of a term while boards are played; the rest of it is compiled into shaders. */
const weightOf = (term: RewardTerm): number => {
  if (term.kind === "movementBonus") return 0;
  return term.kind === "exitBonus" ? term.bonus : term.coefficient;
};

/** Whether two lists of terms differ in their weights only. */
export function sameButWeights(a: readonly RewardTerm[], b: readonly RewardTerm[]): boolean {
  const bare = (terms: readonly RewardTerm[]) =>
    JSON.stringify(
      terms.map((term) => {
        if (term.kind === "movementBonus") return term;
        return term.kind === "exitBonus" ? { ...term, bonus: 0 } : { ...term, coefficient: 0 };
      }),
    );
  return bare(a) === bare(b);
}

/** Bits of the float32 that a movement bonus adds, by distance. */
function movementTable(term: RewardTerm & { kind: "movementBonus" }, { height, width }: Shape): Uint32Array {
  const rewards = Float32Array.from({ length: height + width + term.period }, (_, distance) =>
    movementReward(term, distance),
  );
  return new Uint32Array(rewards.buffer);
}

function writeLevel(level: Level, game: Game, layout: Layout, out: Uint32Array): void {
  const points = level.agents.map((_, i) => game.points(i));
  const put = (field: string, ...values: readonly number[]) => out.set(values, layout.at(field));
  const { height, width } = game.board;
  const { spawns, last } = spawningDraws(level.spawnProb);
  put("AGENT_COUNT", level.agents.length);
  put("EXIT_COUNT", game.exits.length);
  put("SPAWNS", spawns ? 1 : 0);
  put("LAST_SPAWNING_DRAW", last);
  put("GOALS_SPAWN", game.goals.cells.some((cell) => cell & SPAWNING) ? 1 : 0);
  put("START_POSITION", ...game.agents.map(({ row, col }) => row * width + col));
  put("START_POINTS", ...points);
  put("INITIAL_POINTS", ...level.agents.map((_, i) => points[i] - game.earned(i)));
  writeTables(level, layout, out);
  put("EXITS", ...game.exits);
  for (const exit of game.exits) {
    const col = exit % width;
    const word = Math.floor(exit / width) * wordsPerRow(width) + (col >> 5);
    out[layout.at("EXIT_ROWS") + word] |= 1 << (col & 31);
  }
  const cells = layout.at("LEVEL_CELLS");
  const each = planeWords(height, width);
  toPlanes(game.board, out.subarray(cells, cells + each));
  toPlanes(game.goals, out.subarray(cells + each, cells + 2 * each));
}

/** Agents with equal tables share one, so that shaders see at once that they earn alike. */
function writeTables({ agents, pointsTables }: Level, layout: Layout, out: Uint32Array): void {
  const starts = new Map<string, number>();
  agents.forEach((_, i) => {
    const table = pointsTables?.[i] ?? DEFAULT_POINTS_TABLE;
    const start = starts.get(table.join()) ?? layout.at("TABLES") + starts.size * POINTS_TABLE_WORDS;
    starts.set(table.join(), start);
    out.set(table, start);
    out[layout.at("TABLE") + i] = start;
  });
}
