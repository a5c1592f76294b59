// What is seen of a training under way.
import { expect, it } from "vitest";
import { createBoard } from "../../src/core/board.ts";
import { LiveRun } from "../../src/ui/train/live.ts";

it("keeps room for the largest board so far, until another training begins", () => {
  const live = new LiveRun();
  const show = (...sizes: readonly (readonly [height: number, width: number])[]) => {
    const boards = sizes.map(([height, width]) => createBoard(height, width));
    live.watcher.onFrames(boards.map((board) => ({ board, goals: board })));
  };
  show([5, 9], [7, 3]);
  const room = live.room.value;
  expect(room).toEqual({ height: 7, width: 9 });
  show([5, 3], [4, 9]);
  expect(live.room.value).toBe(room);
  live.begin({ curve: live.curve.value, changes: [], totalSteps: 1 });
  show([5, 3]);
  expect(live.room.value).toEqual({ height: 5, width: 3 });
});
