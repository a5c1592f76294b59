// official_levels_index: every official level as loaded, and after 100 steps without actions.
import { hash16 } from "../../src/base/hash.ts";
import { type Board, copyBoard, createBoard } from "../../src/core/board.ts";
import { SPAWNING } from "../../src/core/cells.ts";
import { advanceBits } from "../../src/core/fast-life.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { advanceBoard } from "../../src/core/life.ts";
import { BitBoard } from "../../src/core/planes.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import {
  checkEach,
  differentHash,
  differentList,
  differentNumber,
  firstDifference,
  type Runner,
} from "./record.ts";

interface IndexedLevel {
  readonly file: string;
  /** In an archive. */
  readonly index: number | null;
  readonly name: string;
  readonly class: string | null;
  readonly h: number;
  readonly w: number;
  readonly agents: number;
  readonly agent_locs: readonly (readonly [number, number])[];
  readonly orientation: number | null;
  readonly spawn_prob: number;
  readonly min_performance: number;
  readonly has_points_table: boolean;
  readonly required_points: readonly number[];
  readonly initial_available_points: readonly number[];
  readonly current_points: readonly number[];
  readonly can_exit: readonly number[];
  readonly n_exits: number;
  readonly spawners_on_board: boolean;
  readonly spawners_in_goals: boolean;
  readonly stored_board_hash: number;
  readonly board_hash: number;
  readonly goals_hash: number;
  readonly stored_board_hash_after100: number | null;
  readonly board_hash_after100: number | null;
  readonly goals_hash_after100: number | null;
}

export const officialLevelsIndex: Runner = (golden, { officialFile }) => {
  const files = new Map<string, readonly Level[]>();
  const levelsOf = (file: string): readonly Level[] => {
    const levels = files.get(file) ?? readLevels(officialFile(file), file);
    files.set(file, levels);
    return levels;
  };
  return checkEach(
    (golden as { levels: readonly IndexedLevel[] }).levels,
    ({ file, index }) => (index === null ? file : `${file}[${index}]`),
    (record) => {
      const level = levelsOf(record.file)[record.index ?? 0];
      return level ? firstDifference(compareLevel(level, record)) : "the file has no such level";
    },
  );
};

function* compareLevel(level: Level, record: IndexedLevel): Iterable<string | null> {
  const { board, goals } = level;
  yield sameText("name", level.name, record.name.replace(/\.npz$/, ""));
  yield sameText("rules", level.rules, record.class === "GameOfLife" ? "game-of-life" : "safelife");
  yield differentList("size", [board.height, board.width], [record.h, record.w]);
  yield differentNumber("agents", level.agents.length, record.agents);
  yield differentList(
    "agent_locs",
    level.agents.flatMap(({ row, col }) => [row, col]),
    record.agent_locs.flat(),
  );
  yield sameText("orientation", String(level.orientation), String(record.orientation));
  yield differentNumber("spawn_prob", level.spawnProb, record.spawn_prob);
  yield differentNumber("min_performance", level.minPerformance, record.min_performance);
  yield sameText("has_points_table", String(level.pointsTables !== null), String(record.has_points_table));
  yield differentHash("stored board", board.cells, record.stored_board_hash);
  yield sameText("spawners_on_board", String(hasSpawner(board)), String(record.spawners_on_board));
  yield sameText("spawners_in_goals", String(hasSpawner(goals)), String(record.spawners_in_goals));

  const game = new Game(level, [0, 0]);
  const perAgent = <T>(of: (agent: number) => T): T[] => level.agents.map((_, agent) => of(agent));
  yield differentHash("board", game.board.cells, record.board_hash);
  yield differentHash("goals", game.goals.cells, record.goals_hash);
  yield differentNumber("exits", game.exits.length, record.n_exits);
  yield differentList(
    "required_points",
    perAgent((i) => game.required(i)),
    record.required_points,
  );
  yield differentList(
    "initial_available_points",
    perAgent((i) => game.available(i)),
    record.initial_available_points,
  );
  yield differentList(
    "current_points",
    perAgent((i) => game.points(i)),
    record.current_points,
  );
  yield differentList(
    "can_exit",
    perAgent((i) => game.canExit(i)),
    record.can_exit,
  );
  yield differentAfter100("stored board", board, record.stored_board_hash_after100);
  yield differentAfter100("board", game.board, record.board_hash_after100);
  yield differentAfter100("goals", goals, record.goals_hash_after100);
}

const hasSpawner = ({ cells }: Board) => cells.some((cell) => cell & SPAWNING);

const sameText = (what: string, actual: string, expected: string): string | null =>
  actual === expected ? null : `${what}: ${actual}, expected ${expected}`;

/** Always by the usual rules, whatever the level's class. Null: not recorded, there are spawners. */
function differentAfter100(what: string, start: Board, expected: number | null): string | null {
  if (expected === null) return null;
  let board = copyBoard(start);
  let next = createBoard(board.height, board.width);
  const bits = BitBoard.from(start);
  for (let step = 0; step < 100; step++) {
    const life = { spawnProb: 0, key: [0, 0], step } as const;
    advanceBoard(board, next, life);
    [board, next] = [next, board];
    advanceBits(bits, life);
  }
  return (
    differentNumber(`hash of ${what} after 100 steps`, hash16(board.cells), expected) ??
    differentNumber(`hash of ${what} after 100 fast steps`, hash16(bits.toBoard().cells), expected)
  );
}
