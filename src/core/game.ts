// A game in progress: the boards, the agents, and what their work is worth.
import type { Key } from "../base/random.ts";
import { executeAction } from "./actions.ts";
import type { Board, Position } from "./board.ts";
import { CellWorld } from "./cell-world.ts";
import { AGENT, CELL, EXIT, ORIENTATION_MASK, ORIENTATION_SHIFT, RED } from "./cells.ts";
import type { Level, PointsTable } from "./level.ts";
import type { BitBoard } from "./planes.ts";
import { availablePoints, DEFAULT_POINTS_TABLE, pointsOf, reachableColumns } from "./points.ts";
import type { World, WorldMaker } from "./world.ts";

/** What changes in the course of a game; all else follows from level and key. Boards are cells, row-major. */
export interface GameState {
  readonly board: Uint16Array;
  readonly goals: Uint16Array;
  readonly agents: readonly Readonly<Position>[];
  readonly step: number;
  readonly minPerformance: number;
  readonly counts: Int32Array;
}

/** The rules of SafeLife 1.2.2 on one level. */
export class Game {
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

  private world: World;
  private readonly tables: readonly PointsTable[];
  /** By agent: what the counts are worth now and at load, and the most that can be earned. */
  private readonly counted: Float64Array;
  private readonly initial: Float64Array;
  private readonly possible: Float64Array;

  /** @param world the level's boards, which belong to the game; plain unless given */
  constructor(
    readonly level: Level,
    readonly key: Key,
    world: World = new CellWorld(level, key),
  ) {
    this.world = world;
    this.agents = level.agents.map(({ row, col }) => ({ row, col }));
    this.minPerformance = level.minPerformance;
    this.tables = level.agents.map((_, i) => level.pointsTables?.[i] ?? DEFAULT_POINTS_TABLE);

    if (level.orientation !== null) {
      for (const agent of this.agents) {
        const index = this.indexOf(agent);
        const facing = level.orientation << ORIENTATION_SHIFT;
        world.setCell(index, (world.cell(index) & ~ORIENTATION_MASK) | facing);
      }
    }
    const exits: number[] = [];
    level.board.cells.forEach((cell, index) => {
      if (cell & EXIT && !(cell & AGENT)) exits.push(index);
    });
    this.exits = exits;
    world.count(this.counts);
    this.initialCounts = this.counts.slice();
    this.reachable = reachableColumns(level.board);
    this.counted = Float64Array.from(this.tables, (table) => pointsOf(table, this.counts));
    this.initial = this.counted.slice();
    this.possible = Float64Array.from(this.tables, (table) =>
      availablePoints(table, this.counts, this.reachable),
    );
    this.updateExits();
  }

  /** The boards as they are, in two forms; only to look at. What is not a copy changes with the next turn. */
  get board(): Board {
    return this.world.board;
  }

  get goals(): Board {
    return this.world.goals;
  }

  get boardBits(): BitBoard {
    return this.world.boardBits;
  }

  get goalBits(): BitBoard {
    return this.world.goalBits;
  }

  private indexOf({ row, col }: Position): number {
    return row * this.world.width + col;
  }

  /** The cell at the agent's listed position. */
  private cellOf(agent: number): number {
    return this.world.cell(this.indexOf(this.agents[agent]));
  }

  /** Agents act one after another on the live board. @param actions one of 0 … 8 per agent */
  act(actions: ArrayLike<number>): void {
    for (let i = 0; i < this.agents.length; i++) executeAction(this.world, this.agents[i], actions[i]);
  }

  /** One life step of board and goals. */
  advance(): void {
    this.world.advance(this.step++);
    // The original never refreshes the counts of its game-of-life variant.
    if (this.level.rules === "game-of-life") return;
    this.world.count(this.counts);
    this.weighCounts();
  }

  private weighCounts(): void {
    for (let i = 0; i < this.tables.length; i++) this.counted[i] = pointsOf(this.tables[i], this.counts);
  }

  /** Opens or closes the exits for what has been earned, and lets the agents know. */
  updateExits(): void {
    const { world } = this;
    let anyCanExit = false;
    for (let i = 0; i < this.agents.length; i++) {
      const index = this.indexOf(this.agents[i]);
      const canExit = this.canExit(i);
      const cell = world.cell(index);
      world.setCell(index, canExit ? cell | EXIT : cell & ~EXIT);
      anyCanExit ||= canExit;
    }
    const exit = anyCanExit ? CELL.exit | RED : CELL.exit;
    for (let i = 0; i < this.exits.length; i++) world.setCell(this.exits[i], exit);
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
    return this.counted[agent] + (this.hasExited(agent) ? 1 : 0);
  }

  /** Points gained since load. */
  earned(agent: number): number {
    return this.points(agent) - this.initial[agent];
  }

  /** The most that can be earned, without the point for leaving. */
  available(agent: number): number {
    return this.possible[agent];
  }

  /** What must be earned before this agent may leave. */
  required(agent: number): number {
    return requiredPoints(this.minPerformance, this.available(agent));
  }

  /** Copies, which belong to the caller. */
  state(): GameState {
    return {
      board: this.world.board.cells.slice(),
      goals: this.world.goals.cells.slice(),
      agents: this.agents.map((agent) => ({ ...agent })),
      step: this.step,
      minPerformance: this.minPerformance,
      counts: this.counts.slice(),
    };
  }

  /** Goes on where a game of the same level and key was when it gave `state`.
   *  @param createWorld makes the boards, as for the constructor */
  restore(state: GameState, createWorld: WorldMaker): void {
    const { height, width } = this.level.board;
    const board = { height, width, cells: state.board };
    const goals = { height, width, cells: state.goals };
    this.world = createWorld({ ...this.level, board, goals }, this.key);
    this.agents.forEach((agent, i) => {
      Object.assign(agent, state.agents[i]);
    });
    this.step = state.step;
    this.minPerformance = state.minPerformance;
    this.counts.set(state.counts);
    this.weighCounts();
  }

  /** An independent copy, for undo and for what-if. */
  clone(): Game {
    const copy = new Game(this.level, this.key);
    copy.world = this.world.clone();
    copy.agents.forEach((agent, i) => {
      Object.assign(agent, this.agents[i]);
    });
    copy.step = this.step;
    copy.minPerformance = this.minPerformance;
    copy.counts.set(this.counts);
    copy.weighCounts();
    return copy;
  }
}

/** What must be earned where so many points are available. */
export const requiredPoints = (minPerformance: number, available: number): number =>
  Math.max(0, Math.ceil(minPerformance * available));
