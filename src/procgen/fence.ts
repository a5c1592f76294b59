// A fence keeps life that grows in an area from getting out of it.
import type { RandomStream } from "../base/random-stream.ts";
import { BLOCK, type Mask, type Torus } from "./torus.ts";

/** As few cells of the area's edge as needed, or a few more: without them no outside cell has three neighbours in the
 *  area, so none is born (SafeLife 1.2.2, `build_fence`). The caller owns the result. */
export function buildFence(torus: Torus, area: Mask, draws: RandomStream): Mask {
  const { blocks, size } = torus;
  const inside = torus.count(area);
  const fence = new Uint8Array(size);
  // Cells of the area that an outside cell sees, less the fenced ones; inside cells never count.
  const seen = new Int8Array(size);
  const edge: number[] = [];
  for (let cell = 0; cell < size; cell++) {
    if (!area[cell]) seen[cell] = inside[cell];
    else if (inside[cell] < BLOCK) edge.push(cell);
  }
  const most = (cell: number): number => {
    let max = seen[cell];
    for (let i = 0; i < BLOCK; i++) max = Math.max(max, seen[blocks[BLOCK * cell + i]]);
    return max;
  };
  const add = (cell: number, difference: number): void => {
    for (let i = 0; i < BLOCK; i++) seen[blocks[BLOCK * cell + i]] += difference;
  };
  draws.shuffle(edge);
  for (const cell of edge) {
    if (most(cell) < 3) continue;
    add(cell, -1);
    fence[cell] = 1;
  }
  const fenced = edge.filter((cell) => fence[cell]);
  draws.shuffle(fenced);
  for (const cell of fenced) {
    if (most(cell) >= 2) continue;
    add(cell, 1);
    fence[cell] = 0;
  }
  return fence;
}
