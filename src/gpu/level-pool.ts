// Levels as the GPU keeps them: one buffer with tables of points and movement, and a record for each level.
import { keyFromSeed } from "../base/random.ts";
import { SPAWNING } from "../core/cells.ts";
import { Game } from "../core/game.ts";
import type { Level, PointsTable } from "../core/level.ts";
import { DEFAULT_POINTS_TABLE } from "../core/points.ts";
import { movementReward, type RewardTerm } from "../core/reward-terms.ts";
import { planeWords, toPlanes, wordsPerRow } from "./planes.ts";
import { type Layout, levelLayout, type Shape } from "./shape.ts";
import { spawningDraws } from "./spawning.ts";

/** The word at the start of the buffer, which is 0 for good. */
const ALWAYS_ZERO = 0;

export interface LevelPool {
  readonly words: Uint32Array;
  /** WGSL constants: where things are in `words`. */
  readonly constants: string;
  /** Index of the level whose record begins at this word, as the field LEVEL of a board's state says. */
  levelAt(word: number): number;
  /** A word of a level's record by its field and, where each has one, agent. */
  word(level: number, field: string, agent?: number): number;
}

/** @param minPerformanceFraction factor on the levels' share of points that opens the exit */
export function buildLevelPool(
  levels: readonly Level[],
  shape: Shape,
  minPerformanceFraction: number,
): LevelPool {
  const layout = levelLayout(shape);
  const parts: number[] = [0];
  const constants = [`const ALWAYS_ZERO = ${ALWAYS_ZERO}u;`];
  shape.terms.forEach((term, n) => {
    if (term.kind !== "movementBonus") return;
    constants.push(`const MOVEMENT_${n} = ${parts.length}u;`);
    for (const word of movementTable(term, shape)) parts.push(word);
  });
  const tables = new Map<string, number>();
  const tableStart = (table: PointsTable): number => {
    const name = table.join();
    const start = tables.get(name) ?? parts.length;
    if (!tables.has(name)) parts.push(...table);
    tables.set(name, start);
    return start;
  };
  const starts = levels.map(({ agents, pointsTables }) =>
    agents.map((_, i) => tableStart(pointsTables?.[i] ?? DEFAULT_POINTS_TABLE)),
  );
  const firstLevel = parts.length;
  const words = new Uint32Array(firstLevel + levels.length * layout.words);
  words.set(parts);
  levels.forEach((level, i) => {
    const at = firstLevel + i * layout.words;
    writeLevel(level, starts[i], minPerformanceFraction, layout, words.subarray(at, at + layout.words));
  });
  constants.push(`const FIRST_LEVEL = ${firstLevel}u;`, `const LEVEL_WORDS = ${layout.words}u;`);
  return {
    words,
    constants: constants.join("\n"),
    levelAt: (word) => (word - firstLevel) / layout.words,
    word: (level, field, agent = 0) => words[firstLevel + level * layout.words + layout.at(field) + agent],
  };
}

/** Bits of the float32 that a movement bonus adds, by distance. */
function movementTable(term: RewardTerm & { kind: "movementBonus" }, { height, width }: Shape): Uint32Array {
  const rewards = Float32Array.from({ length: height + width + term.period }, (_, distance) =>
    movementReward(term, distance),
  );
  return new Uint32Array(rewards.buffer);
}

function writeLevel(
  level: Level,
  tables: readonly number[],
  minPerformanceFraction: number,
  layout: Layout,
  out: Uint32Array,
): void {
  // Loading does not depend on the key.
  const game = new Game(level, keyFromSeed(0));
  const points = level.agents.map((_, i) => game.points(i));
  game.minPerformance *= minPerformanceFraction;
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
  put("START_REQUIRED", ...level.agents.map((_, i) => Math.min(game.required(i), 2 ** 31 - 1)));
  put("TABLE", ...tables);
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
