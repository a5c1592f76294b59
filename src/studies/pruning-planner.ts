// A player made of search, who knows the rules: it tries on copies of the game what comes of removing a cell or two, does
// what is worth most, and leaves once nothing is worth its price. Agents that can learn from games but cannot search
// imitate it.
import { indexAt } from "../core/actions.ts";
import { type Board, copyBoard, type Position } from "../core/board.ts";
import { ALIVE, CELL, COLOR_MASK, DESTRUCTIBLE, EXIT, RED } from "../core/cells.ts";
import type { Game } from "../core/game.ts";
import { fastestWorld } from "../core/plane-world.ts";
import { CELL_COLUMNS, DEFAULT_POINTS_TABLE, GOAL_COLORS, pointsOf } from "../core/points.ts";

export interface PlannerSettings {
  /** Points that it would give for every cell, but for removed red, that comes to differ from the start of the level. */
  readonly charge: number;
  /** Steps for which a board is left to itself before it is judged. */
  readonly ahead: number;
  /** Points that a step costs. */
  readonly step: number;
  /** How far, in steps, a second cell may be from where the first was removed, and how many first ones are gone on from. */
  readonly reach: number;
  readonly breadth: number;
}

export const PLANNER: PlannerSettings = { charge: 2, ahead: 30, step: 0.005, reach: 4, breadth: 8 };

/** Below this a charge counts for nothing. */
const FREE = 0.05;

interface Plan {
  readonly actions: readonly number[];
  readonly gain: number;
}

const STAY: Plan = { actions: [], gain: 0 };

/** Plays the first agent of one game. */
export class PruningPlanner {
  private readonly initial: Uint16Array;
  /** What it gives for a cell by now. */
  private charge: number;

  constructor(
    private readonly game: Game,
    private readonly settings: PlannerSettings = PLANNER,
  ) {
    this.initial = game.level.board.cells;
    this.charge = settings.charge;
  }

  /** What it would do from here: the way to some cell and its removal, or a step towards the exit. Where it may not leave
   *  yet and nothing is worth its price it gives more for it, from then on. Empty where there is nothing to be done. */
  next(): readonly number[] {
    for (; this.charge > FREE; this.charge /= 2) {
      const { actions } = this.best();
      if (actions.length > 0) return actions;
      if (this.game.canExit(0)) return waysTo(this.game, isExit)[0]?.slice(0, 1) ?? [];
    }
    return [];
  }

  private best(): Plan {
    const { breadth, reach } = this.settings;
    const now = this.worth(this.game);
    const tried = (game: Game, way: readonly number[], before: readonly number[] = []) => {
      const after = played(game, way);
      const actions = [...before, ...way];
      return { after, actions, gain: this.worth(after) - now - this.settings.step * actions.length };
    };
    const singles = waysTo(this.game, isPrunable)
      .map((way) => tried(this.game, way))
      .sort((a, b) => b.gain - a.gain || a.actions.length - b.actions.length);
    const pairs = singles
      .slice(0, breadth)
      .filter(({ after }) => after.isActive(0))
      .flatMap(({ after, actions }) =>
        waysTo(after, isPrunable)
          .filter((way) => way.length <= reach + 1)
          .map((way) => tried(after, way, actions)),
      );
    return [...singles, ...pairs].reduce<Plan>((a, b) => (b.gain > a.gain ? b : a), STAY);
  }

  /** Points, less the charges, of what comes of the board without the agent. */
  private worth({ level, key, board, goals, agents, step }: Game): number {
    const left = copyBoard(board);
    left.cells[indexOf(board, agents[0])] = CELL.empty;
    const world = fastestWorld({ ...level, board: left, goals }, key);
    for (let i = 0; i < this.settings.ahead; i++) world.advance(step + i);
    const counts = new Int32Array(GOAL_COLORS * CELL_COLUMNS);
    world.count(counts);
    const { cells } = world.board;
    const changed = cells.reduce((sum, cell, i) => sum + Number(isChanged(this.initial[i], cell)), 0);
    return pointsOf(level.pointsTables?.[0] ?? DEFAULT_POINTS_TABLE, counts) - this.charge * changed;
  }
}

const isPrunable = (cell: number): boolean =>
  (cell & (ALIVE | DESTRUCTIBLE | COLOR_MASK)) === (ALIVE | DESTRUCTIBLE | RED);
const isExit = (cell: number): boolean => (cell & EXIT) !== 0;

/** Of another life than before, and not just without its red. */
function isChanged(before: number, after: number): boolean {
  const [was, is] = [before, after].map((cell) => (cell & ALIVE ? cell & COLOR_MASK : NOTHING));
  return was !== is && !(was === RED && is === NOTHING);
}

/** No colour. */
const NOTHING = -1;

const indexOf = ({ width }: Pick<Board, "width">, { row, col }: Position): number => row * width + col;

/** The shortest way to each cell that is wanted: steps over empty ground and, last, what is done to it: exits are walked
 *  into, other cells removed. */
function waysTo({ board, agents }: Game, isWanted: (cell: number) => boolean): readonly number[][] {
  const start = indexOf(board, agents[0]);
  const cameFrom = new Map<number, { readonly from: number; readonly direction: number }>();
  const ways: number[][] = [];
  const found = new Set<number>([start]);
  const queue = [start];
  const wayTo = (index: number): number[] => {
    const way: number[] = [];
    for (let at = cameFrom.get(index); at; at = cameFrom.get(at.from)) way.push(MOVE + at.direction);
    return way.reverse();
  };
  for (const from of queue) {
    const position = { row: Math.floor(from / board.width), col: from % board.width };
    for (const direction of DIRECTIONS) {
      const index = indexAt(board, position, direction, 1);
      if (found.has(index)) continue;
      const cell = board.cells[index];
      if (isWanted(cell)) ways.push([...wayTo(from), (isExit(cell) ? MOVE : TOGGLE) + direction]);
      else if (cell === CELL.empty) {
        cameFrom.set(index, { from, direction });
        queue.push(index);
      } else continue;
      found.add(index);
    }
  }
  return ways;
}

const DIRECTIONS = [0, 1, 2, 3] as const;
/** The first action of a kind: the others go by direction. */
const MOVE = 1;
const TOGGLE = 5;

function played(game: Game, actions: readonly number[]): Game {
  const copy = game.clone();
  for (const action of actions) copy.takeTurn([action]);
  return copy;
}
