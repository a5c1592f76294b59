// Whether agents can get to an exit.
import { AGENT, DESTRUCTIBLE, EXIT } from "../core/cells.ts";
import type { Level } from "../core/level.ts";
import { BLOCK, Torus } from "./torus.ts";

/** True where every agent has a way to an exit over cells that are empty, that it can destroy, or where another
 *  agent stands now. */
export function isExitReachable({ board, agents }: Level): boolean {
  const { cells, width } = board;
  const { blocks } = new Torus(board.height, width);
  return agents.every(({ row, col }) => {
    const reached = new Uint8Array(cells.length);
    const next = [row * width + col];
    reached[next[0]] = 1;
    while (next.length > 0) {
      const cell = next.pop() as number;
      for (let side = 1; side < BLOCK; side += 2) {
        const near = blocks[BLOCK * cell + side];
        if (reached[near]) continue;
        reached[near] = 1;
        if (cells[near] & EXIT) return true;
        if (cells[near] === 0 || cells[near] & (DESTRUCTIBLE | AGENT)) next.push(near);
      }
    }
    return false;
  });
}
