// A level inside saved data, as its typed arrays.
import * as v from "valibot";
import type { Level } from "../core/level.ts";

const side = v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(1024));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));

const board = v.pipe(
  v.object({ height: side, width: side, cells: v.instance(Uint16Array) }),
  v.check(({ height, width, cells }) => cells.length === height * width, "a board of another size"),
);

export const levelSchema: v.GenericSchema<unknown, Level> = v.pipe(
  v.object({
    name: v.string(),
    hint: v.exactOptional(v.string()),
    board,
    goals: board,
    agents: v.array(v.object({ row: place, col: place })),
    agentNames: v.array(v.string()),
    orientation: v.nullable(v.picklist([0, 1, 2, 3])),
    spawnProb: v.number(),
    minPerformance: v.number(),
    pointsTables: v.nullable(v.array(v.pipe(v.instance(Int32Array), v.length(72)))),
    rules: v.picklist(["safelife", "game-of-life"]),
  }),
  v.check(({ board, goals, agents, pointsTables }) => {
    const { height, width } = board;
    return (
      goals.height === height &&
      goals.width === width &&
      agents.every(({ row, col }) => row < height && col < width) &&
      (pointsTables === null || pointsTables.length === agents.length)
    );
  }, "a level whose parts do not fit"),
);
