// An episode as the original records one: every board and every goal board it went through.
import { Game } from "../core/game.ts";
import type { Replay } from "../core/replay.ts";
import { writeNpy } from "./npy-write.ts";
import { zip } from "./zip.ts";

/** Cells of all boards of a recording together, a quarter of a gigabyte. */
const MOST_CELLS = 2 ** 26;

/**
 * `.npz` with `board` and `goals`, uint16 `[step, height, width]`: the state after each step, without the first one
 * (SafeLife 1.2.2, `safelife_logger.py`).
 * @throws one sentence if it would be too large
 */
export function writeRecording({ level, key, actions }: Replay): Uint8Array {
  const { height, width } = level.board;
  const cells = height * width;
  if (actions.length * cells > MOST_CELLS) {
    throw new Error(
      `A recording of ${actions.length} steps on ${height}×${width} cells is too large. Save the replay: it holds as much.`,
    );
  }
  const game = new Game(level, key);
  const stacks = {
    board: new Uint16Array(actions.length * cells),
    goals: new Uint16Array(actions.length * cells),
  };
  actions.forEach((turn, step) => {
    game.takeTurn(turn);
    stacks.board.set(game.board.cells, step * cells);
    stacks.goals.set(game.goals.cells, step * cells);
  });
  const shape = [actions.length, height, width];
  return zip(
    new Map(
      Object.entries(stacks).map(([name, values]) => [
        `${name}.npy`,
        writeNpy({ type: "<u2", shape, values }),
      ]),
    ),
  );
}
