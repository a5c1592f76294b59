// The plain world: boards of cells. The reference for `PlaneWorld`, and all there is for the game-of-life variant.
import { type Key, split } from "../base/random.ts";
import { type Board, copyBoard, createBoard, sameCells } from "./board.ts";
import { SPAWNING } from "./cells.ts";
import { advanceGameOfLife } from "./game-of-life.ts";
import type { Level } from "./level.ts";
import { advanceBoard } from "./life.ts";
import { BitBoard } from "./planes.ts";
import { countCells } from "./points.ts";
import type { World } from "./world.ts";

export class CellWorld implements World {
  readonly height: number;
  readonly width: number;
  board: Board;
  goals: Board;
  private nextBoard: Board;
  private nextGoals: Board;
  private goalsAreStatic = false;
  private readonly lifeKey: Key;
  private readonly goalsKey: Key;

  constructor(
    private readonly level: Level,
    private readonly key: Key,
  ) {
    const { height, width } = level.board;
    this.height = height;
    this.width = width;
    this.board = copyBoard(level.board);
    this.goals = copyBoard(level.goals);
    this.nextBoard = createBoard(height, width);
    this.nextGoals = createBoard(height, width);
    this.lifeKey = split(key, "life");
    this.goalsKey = split(key, "goals");
  }

  get boardBits(): BitBoard {
    return BitBoard.from(this.board);
  }

  get goalBits(): BitBoard {
    return BitBoard.from(this.goals);
  }

  cell(index: number): number {
    return this.board.cells[index];
  }

  setCell(index: number, cell: number): void {
    this.board.cells[index] = cell;
  }

  advance(step: number): void {
    const { spawnProb, rules } = this.level;
    const life = { spawnProb, key: this.lifeKey, step };
    if (rules === "game-of-life") advanceGameOfLife(this.board, this.nextBoard, life);
    else advanceBoard(this.board, this.nextBoard, life);
    [this.board, this.nextBoard] = [this.nextBoard, this.board];
    // In the game-of-life variant goals stand still.
    if (this.goalsAreStatic || rules === "game-of-life") return;
    advanceBoard(this.goals, this.nextGoals, { spawnProb, key: this.goalsKey, step });
    [this.goals, this.nextGoals] = [this.nextGoals, this.goals];
    this.goalsAreStatic =
      sameCells(this.goals.cells, this.nextGoals.cells) && !this.goals.cells.some((cell) => cell & SPAWNING);
  }

  count(counts: Int32Array): void {
    countCells(this.board, this.goals, counts);
  }

  clone(): CellWorld {
    const copy = new CellWorld(this.level, this.key);
    copy.board.cells.set(this.board.cells);
    copy.goals.cells.set(this.goals.cells);
    copy.goalsAreStatic = this.goalsAreStatic;
    return copy;
  }
}
