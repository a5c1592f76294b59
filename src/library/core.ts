/**
 * The rules of SafeLife 1.2.2: cells, boards, the life step, what agents do, points and exits, and keys for all that is
 * random. No dependencies.
 *
 * @module core
 */
export { bits, integer, type Key, keyFromSeed, permutation, split, uniform } from "../base/random.ts";
export { ACTION_COUNT } from "../core/actions.ts";
export { type Board, copyBoard, createBoard, type Position, sameCells } from "../core/board.ts";
export * from "../core/cells.ts";
export { Game, type GameState } from "../core/game.ts";
export type { Level, Orientation, PointsTable } from "../core/level.ts";
export { advanceBoard, type LifeOptions } from "../core/life.ts";
export { fastestWorld } from "../core/plane-world.ts";
export { DEFAULT_POINTS_TABLE } from "../core/points.ts";
export { type Replay, resimulate } from "../core/replay.ts";
export type { BoardChange, ExitBonus, MovementBonus, RewardTerm } from "../core/reward-terms.ts";
