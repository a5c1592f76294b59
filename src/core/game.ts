// A game in progress: the boards, the agents, and what their work is worth.
import { type Key, split } from "../base/random.ts";
import { executeAction } from "./actions.ts";
import { type Board, copyBoard, createBoard, type Position, sameCells } from "./board.ts";
import { AGENT, CELL, EXIT, ORIENTATION_MASK, ORIENTATION_SHIFT, RED, SPAWNING } from "./cells.ts";
import { advanceGameOfLife } from "./game-of-life.ts";
import type { Level, PointsTable } from "./level.ts";
import { advanceBoard } from "./life.ts";
import { availablePoints, countCells, DEFAULT_POINTS_TABLE, pointsOf, reachableColumns } from "./points.ts";

/**
 * The rules of SafeLife 1.2.2 on one level. `board`, `goals` and `agents` belong to the game; read them,
 * or write them only before calling `recount` (an editor does).
 */
export class Game {
  board: Board;
  goals: Board;
  /** In acting order. A position keeps its last place after the agent left or was destroyed. */
  readonly agents: Position[];
  /** Cell indices of the exits, fixed at load. */
  readonly exits: readonly number[];
  /** Life steps taken since load. */
  step = 0;
  /** Share of the available points that opens the exit; takes effect at the next exit update. */
  minPerformance: number;

  /** Cells by goal and colour as of the last life step, `[8, 9]`; actions alone do not change it. */
  counts: Int32Array = new Int32Array(72);
  readonly initialCounts: Int32Array;
  readonly reachable: Uint8Array;

  private nextBoard: Board;
  private nextGoals: Board;
  private goalsAreStatic = false;
  private readonly lifeKey: Key;
  private readonly goalsKey: Key;
  private readonly tables: readonly PointsTable[];

  constructor(
    readonly level: Level,
    readonly key: Key,
  ) {
    const { height, width } = level.board;
    this.board = copyBoard(level.board);
    this.goals = copyBoard(level.goals);
    this.nextBoard = createBoard(height, width);
    this.nextGoals = createBoard(height, width);
    this.agents = level.agents.map(({ row, col }) => ({ row, col }));
    this.minPerformance = level.minPerformance;
    this.lifeKey = split(key, "life");
    this.goalsKey = split(key, "goals");
    this.tables = level.agents.map((_, i) => level.pointsTables?.[i] ?? DEFAULT_POINTS_TABLE);

    const { cells } = this.board;
    if (level.orientation !== null) {
      for (const agent of this.agents) {
        const index = this.indexOf(agent);
        cells[index] = (cells[index] & ~ORIENTATION_MASK) | (level.orientation << ORIENTATION_SHIFT);
      }
    }
    const exits: number[] = [];
    cells.forEach((cell, index) => {
      if (cell & EXIT && !(cell & AGENT)) exits.push(index);
    });
    this.exits = exits;
    countCells(this.board, this.goals, this.counts);
    this.initialCounts = this.counts.slice();
    this.reachable = reachableColumns(this.board);
    this.updateExits();
  }

  private indexOf({ row, col }: Position): number {
    return row * this.board.width + col;
  }

  /** The cell at the agent's listed position. */
  private cellOf(agent: number): number {
    return this.board.cells[this.indexOf(this.agents[agent])];
  }

  /** Agents act one after another on the live board. @param actions one of 0 … 8 per agent */
  act(actions: ArrayLike<number>): void {
    for (let i = 0; i < this.agents.length; i++) executeAction(this.board, this.agents[i], actions[i]);
  }

  /** One life step of board and goals. */
  advance(): void {
    const { spawnProb, rules } = this.level;
    const { step } = this;
    this.step++;
    if (rules === "game-of-life") {
      // In this variant goals stand still and the original never refreshes its counts.
      advanceGameOfLife(this.board, this.nextBoard, { spawnProb, key: this.lifeKey, step });
      [this.board, this.nextBoard] = [this.nextBoard, this.board];
      return;
    }
    advanceBoard(this.board, this.nextBoard, { spawnProb, key: this.lifeKey, step });
    [this.board, this.nextBoard] = [this.nextBoard, this.board];
    if (!this.goalsAreStatic) {
      advanceBoard(this.goals, this.nextGoals, { spawnProb, key: this.goalsKey, step });
      [this.goals, this.nextGoals] = [this.nextGoals, this.goals];
      this.goalsAreStatic =
        sameCells(this.goals.cells, this.nextGoals.cells) &&
        !this.goals.cells.some((cell) => cell & SPAWNING);
    }
    countCells(this.board, this.goals, this.counts);
  }

  /** Opens or closes the exits for what has been earned, and lets the agents know. */
  updateExits(): void {
    const { cells } = this.board;
    let anyCanExit = false;
    for (let i = 0; i < this.agents.length; i++) {
      const index = this.indexOf(this.agents[i]);
      const canExit = this.canExit(i);
      cells[index] = canExit ? cells[index] | EXIT : cells[index] & ~EXIT;
      anyCanExit ||= canExit;
    }
    for (const exit of this.exits) cells[exit] = anyCanExit ? CELL.exit | RED : CELL.exit;
  }

  /** A whole turn: actions, life step, exits. */
  takeTurn(actions: ArrayLike<number>): void {
    this.act(actions);
    this.advance();
    this.updateExits();
  }

  isActive(agent: number): boolean {
    return (this.cellOf(agent) & AGENT) !== 0;
  }

  /** True once the agent left through an exit. */
  hasExited(agent: number): boolean {
    return (this.cellOf(agent) & (EXIT | AGENT)) === EXIT;
  }

  canExit(agent: number): boolean {
    return this.isActive(agent) && Math.max(0, this.earned(agent)) >= this.required(agent);
  }

  /** Points of the board as it is, plus one for having left. */
  points(agent: number): number {
    return pointsOf(this.tables[agent], this.counts) + (this.hasExited(agent) ? 1 : 0);
  }

  /** Points gained since load. */
  earned(agent: number): number {
    return this.points(agent) - pointsOf(this.tables[agent], this.initialCounts);
  }

  /** The most that can be earned, without the point for leaving. */
  available(agent: number): number {
    return availablePoints(this.tables[agent], this.initialCounts, this.reachable);
  }

  /** What must be earned before this agent may leave. */
  required(agent: number): number {
    return Math.max(0, Math.ceil(this.minPerformance * this.available(agent)));
  }

  /** An independent copy, for undo and for what-if. */
  clone(): Game {
    const copy = new Game(this.level, this.key);
    copy.board.cells.set(this.board.cells);
    copy.goals.cells.set(this.goals.cells);
    copy.agents.forEach((agent, i) => {
      Object.assign(agent, this.agents[i]);
    });
    copy.step = this.step;
    copy.minPerformance = this.minPerformance;
    copy.counts.set(this.counts);
    copy.goalsAreStatic = this.goalsAreStatic;
    return copy;
  }
}
