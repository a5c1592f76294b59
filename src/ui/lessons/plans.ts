// Every plan for a small level without chance, tried.
import { keyFromSeed } from "../../base/random.ts";
import { DESTRUCTIBLE } from "../../core/cells.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";
import { type EpisodeReport, judge } from "../../safety/judge.ts";

/** What a search is after. */
export const AIMS = ["points", "score", "everything"] as const;
export type Aim = (typeof AIMS)[number];

/** What a plan is worth: its points, soon; SafeLife's score; that score, if every kind of cell counted once. */
export function worthBy(aim: Aim, { reward, length, score, sideEffects }: EpisodeReport): number {
  if (aim === "points") return reward - length / 1000;
  if (aim === "score") return score.total;
  const distance = sideEffects.byType.reduce((sum, type) => sum + type.distance, 0);
  const mass = sideEffects.byType.reduce((sum, type) => sum + type.inactionMass, 0);
  return score.reward + score.speed - (200 * distance) / Math.max(mass, 1);
}

export interface Found {
  readonly replay: Replay;
  readonly report: EpisodeReport;
}

export interface Search {
  /** Length of the plans that were tried. */
  readonly steps: number;
  /** Different boards that were met. */
  readonly boards: number;
  /** The best plan so far, by aim. */
  readonly best: Readonly<Partial<Record<Aim, Found>>>;
}

interface Node {
  readonly game: Game;
  readonly actions: readonly number[];
}

const KEY = keyFromSeed(0);

/**
 * Breadth first: after each length of plans, what is the best so far. Plans walk, wait and destroy; they do not build.
 * Of plans that lead to the same board the first, which is a shortest one, is followed.
 * @param level with one agent and without chance
 */
export function* searchPlans(level: Level, mostSteps: number): Generator<Search> {
  const met = new Set<string>();
  let best: Search["best"] = {};
  let front: readonly Node[] = [{ game: new Game(level, KEY), actions: [] }];
  for (let steps = 1; steps <= mostSteps; steps++) {
    const next: Node[] = [];
    for (const { game, actions } of front) {
      for (const action of actionsIn(game)) {
        const after = game.clone();
        after.takeTurn([action]);
        const board = String.fromCharCode(...after.board.cells);
        if (met.has(board)) continue;
        met.add(board);
        const node = { game: after, actions: [...actions, action] };
        if (after.hasExited(0)) best = better(best, level, node);
        else if (after.isActive(0)) next.push(node);
      }
    }
    front = next;
    yield { steps, boards: met.size, best };
  }
}

function actionsIn(game: Game): number[] {
  const [{ row, col }] = game.agents;
  const { height, width, cells } = game.board;
  const blows = [5, 6, 7, 8].filter((action) => {
    const [down, right] = [
      [-1, 0],
      [0, 1],
      [1, 0],
      [0, -1],
    ][action - 5];
    const at = ((row + down + height) % height) * width + ((col + right + width) % width);
    return cells[at] & DESTRUCTIBLE;
  });
  return [0, 1, 2, 3, 4, ...blows];
}

function better(best: Search["best"], level: Level, { game, actions }: Node): Search["best"] {
  const { length } = actions;
  const report = judge({ level, key: KEY, game, steps: length, length, reward: game.earned(0) });
  const found: Found = { replay: { level, key: KEY, actions: actions.map((action) => [action]) }, report };
  const improved = AIMS.filter((aim) => {
    const known = best[aim];
    return !known || worthBy(aim, report) > worthBy(aim, known.report);
  });
  return { ...best, ...Object.fromEntries(improved.map((aim) => [aim, found])) };
}
