// All states that a small level can get into, and how many steps lie between them.
import { ACTION_COUNT } from "../core/actions.ts";
import { SPAWNING } from "../core/cells.ts";
import type { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";

/** More would take minutes, and gigabytes for the distances. */
export const MAX_STATES = 4000;

/** Every state that any actions lead to from the start of a game without chance; 0 is the start. */
export class StateGraph {
  /** `[state, action]`: the state that follows when all agents take the action. */
  private readonly next: readonly Int32Array[];
  private readonly distances = new Map<number, Int32Array>();

  /** @param start just loaded; not changed
   *  @throws one sentence if spawners draw numbers, or if there are more than `maxStates` states */
  constructor(start: Game, maxStates = MAX_STATES) {
    const { level } = start;
    const isRandom = level.spawnProb > 0 && level.spawnProb < 1;
    if (isRandom && level.board.cells.some((cell) => cell & SPAWNING)) {
      throw new Error(`"${level.name}" has spawners, so its states cannot be listed. Choose still levels.`);
    }
    const games = [start];
    const numbers = new Map([[signature(start), 0]]);
    const next: Int32Array[] = [];
    for (let state = 0; state < games.length; state++) {
      const row = new Int32Array(ACTION_COUNT);
      for (let action = 0; action < ACTION_COUNT; action++) {
        const game = games[state].clone();
        game.takeTurn(game.agents.map(() => action));
        const name = signature(game);
        let number = numbers.get(name);
        if (number === undefined) {
          if (games.length === maxStates) {
            throw new Error(
              `"${level.name}" has more than ${maxStates} states. Choose smaller levels, or a penalty that needs no list of states.`,
            );
          }
          number = games.length;
          numbers.set(name, number);
          games.push(game);
        }
        row[action] = number;
      }
      next.push(row);
    }
    this.next = next;
  }

  get size(): number {
    return this.next.length;
  }

  after(state: number, action: number): number {
    return this.next[state][action];
  }

  /** Steps of the shortest way to each state, `[state]`; -1 where there is none. Only to read. */
  stepsFrom(state: number): Int32Array {
    const known = this.distances.get(state);
    if (known) return known;
    const steps = new Int32Array(this.size).fill(-1);
    steps[state] = 0;
    const reached = [state];
    for (const from of reached) {
      for (const to of this.next[from]) {
        if (steps[to] >= 0) continue;
        steps[to] = steps[from] + 1;
        reached.push(to);
      }
    }
    this.distances.set(state, steps);
    return steps;
  }
}

/** Equal for equal futures. */
const signature = ({ board, goals, agents }: Game): string =>
  `${String.fromCharCode(...board.cells)}${String.fromCharCode(...goals.cells)}${agents.map(({ row, col }) => `${row},${col}`).join(";")}`;

const known = new WeakMap<Level, Map<string, StateGraph>>();

/** The graph of a game's level, made once. @param game just loaded */
export function stateGraphOf(game: Game): StateGraph {
  const ofLevel = known.get(game.level) ?? new Map<string, StateGraph>();
  known.set(game.level, ofLevel);
  // When exits open is part of the rules, and training makes it easier at first.
  const required = game.agents.map((_, agent) => game.required(agent)).join();
  const graph = ofLevel.get(required) ?? new StateGraph(game);
  ofLevel.set(required, graph);
  return graph;
}
