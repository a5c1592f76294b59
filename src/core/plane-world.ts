// The fast world: bit planes. Equal to `CellWorld` on levels of the usual rules.
import { type Key, split } from "../base/random.ts";
import type { Board } from "./board.ts";
import { CellWorld } from "./cell-world.ts";
import { SPAWNING } from "./cells.ts";
import { advanceBits } from "./fast-life.ts";
import { countBits } from "./fast-points.ts";
import type { Level } from "./level.ts";
import { BitBoard } from "./planes.ts";
import type { World, WorldMaker } from "./world.ts";

/** The fastest world that knows the level's rules. */
export const fastestWorld: WorldMaker = (level, key) =>
  level.rules === "safelife" ? new PlaneWorld(level, key) : new CellWorld(level, key);

export class PlaneWorld implements World {
  readonly height: number;
  readonly width: number;
  readonly boardBits: BitBoard;
  readonly goalBits: BitBoard;
  private goalsAreStatic = false;
  private readonly lifeKey: Key;
  private readonly goalsKey: Key;

  constructor(
    private readonly level: Level,
    private readonly key: Key,
  ) {
    this.height = level.board.height;
    this.width = level.board.width;
    this.boardBits = BitBoard.from(level.board);
    this.goalBits = BitBoard.from(level.goals);
    this.lifeKey = split(key, "life");
    this.goalsKey = split(key, "goals");
  }

  get board(): Board {
    return this.boardBits.toBoard();
  }

  get goals(): Board {
    return this.goalBits.toBoard();
  }

  cell(index: number): number {
    return this.boardBits.cell(index);
  }

  setCell(index: number, cell: number): void {
    this.boardBits.setCell(index, cell);
  }

  advance(step: number): void {
    const { spawnProb } = this.level;
    advanceBits(this.boardBits, { spawnProb, key: this.lifeKey, step });
    if (this.goalsAreStatic) return;
    const changed = advanceBits(this.goalBits, { spawnProb, key: this.goalsKey, step });
    this.goalsAreStatic = !changed && !(this.goalBits.present & SPAWNING);
  }

  count(counts: Int32Array): void {
    countBits(this.boardBits, this.goalBits, counts);
  }

  clone(): PlaneWorld {
    const copy = new PlaneWorld(this.level, this.key);
    copy.boardBits.copyFrom(this.boardBits);
    copy.goalBits.copyFrom(this.goalBits);
    copy.goalsAreStatic = this.goalsAreStatic;
    return copy;
  }
}
