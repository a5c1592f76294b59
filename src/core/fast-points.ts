// Points on bit planes: equal to `countCells`.
import { ALIVE, BLUE, DESTRUCTIBLE, FROZEN, GREEN, PULLABLE, PUSHABLE, RED } from "./cells.ts";
import { type BitBoard, cellsOfColor, countOnes, firstColor, lowestBit } from "./planes.ts";
import { CELL_COLUMNS, EMPTY_COLUMN } from "./points.ts";

/** Number of cells by `[goal colour, cell column]`, into `counts` (72 entries). Fixtures are not counted. */
export function countBits(board: BitBoard, goals: BitBoard, counts: Int32Array): void {
  const { planes, planeWords, wordsPerRow, columns } = board;
  const goalPlanes = goals.planes;
  const alive = lowestBit(ALIVE) * planeWords;
  const frozen = lowestBit(FROZEN) * planeWords;
  const destructible = lowestBit(DESTRUCTIBLE) * planeWords;
  const pushable = lowestBit(PUSHABLE) * planeWords;
  const pullable = lowestBit(PULLABLE) * planeWords;
  const red = lowestBit(RED) * planeWords;
  const green = lowestBit(GREEN) * planeWords;
  const blue = lowestBit(BLUE) * planeWords;
  counts.fill(0);
  for (let i = 0; i < wordsPerRow; i++) {
    const { mask } = columns[i];
    for (let word = i; word < planeWords; word += wordsPerRow) {
      const [r, g, b] = [planes[red + word], planes[green + word], planes[blue + word]];
      const [goalR, goalG, goalB] = [
        goalPlanes[red + word],
        goalPlanes[green + word],
        goalPlanes[blue + word],
      ];
      let left =
        mask &
        (~planes[frozen + word] |
          planes[destructible + word] |
          planes[pushable + word] |
          planes[pullable + word]);
      // All cells of a goal colour at once, then of these all live cells of a colour; few occur in a row.
      while (left !== 0) {
        const goalColor = firstColor(left, goalR, goalG, goalB);
        const onGoal = left & cellsOfColor(goalColor, goalR, goalG, goalB);
        left ^= onGoal;
        let live = onGoal & planes[alive + word];
        const first = goalColor * CELL_COLUMNS;
        counts[first + EMPTY_COLUMN] += countOnes(onGoal ^ live);
        while (live !== 0) {
          const color = firstColor(live, r, g, b);
          const same = live & cellsOfColor(color, r, g, b);
          live ^= same;
          counts[first + color] += countOnes(same);
        }
      }
    }
  }
}
