import { describe, expect, it } from "vitest";
import { CELL, GREEN } from "../../src/core/cells.ts";
import { stepwiseInaction } from "../../src/penalties/stepwise-inaction.ts";
import { levelOf } from "../support/board.ts";
import { chargesOf, envOf, LEFT, NOOP, RIGHT, UP } from "./walled.ts";

const TOGGLE_RIGHT = 6;

describe("stepwise inaction", () => {
  it("costs nothing to walk, to wait or to let the world go by", () => {
    const level = levelOf([".......", ".ggg...", ".......", ".......", "..a....", ".......", "......."]);
    const env = envOf(level);
    expect(chargesOf(env, stepwiseInaction(env, { rollout: 3 }), [NOOP, RIGHT, LEFT, UP])).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it("charges a pushed crate once, when it is pushed: the cell where it now is", () => {
    // Where it was stands the agent, whose cell nobody counts.
    const env = envOf(levelOf(["........", ".aC.....", "........"]));
    const charges = chargesOf(env, stepwiseInaction(env, { rollout: 0 }), [RIGHT, NOOP, UP, NOOP]);
    // To wait beside it or to walk off afterwards costs nothing.
    expect(charges).toEqual([1, 0, 0, 0]);
  });

  it("charges what dies of it: a blinker without its middle", () => {
    // Row 1, columns 2 to 4; the agent stands beside its end and takes that away.
    const level = levelOf([".......", ".aggg..", ".......", ".......", "......."], { orientation: 1 });
    const env = envOf(level);
    // Waiting turns it upright: (0,3), (1,3), (2,3). Without its end only the middle and the other end are left,
    // which have one neighbour each and die: three cells less.
    expect(chargesOf(env, stepwiseInaction(env, { rollout: 0 }), [TOGGLE_RIGHT, NOOP])).toEqual([3, 0]);
  });

  it("charges nothing for a block that mends itself", () => {
    const level = levelOf(["........", "........", "..agg...", "...gg...", "........", "........"]);
    const env = envOf(level);
    expect(chargesOf(env, stepwiseInaction(env, { rollout: 5 }), [TOGGLE_RIGHT])).toEqual([0]);
  });

  it("sees with a rollout what comes of it later", () => {
    // A fifth cell to the left of a block. By hand, the states that follow hold five cells of which two are the
    // block's, three with one, two with one, and none: 5, 5, 4 and 4 cells differ from the block.
    const level = levelOf([".......", ".......", ".a.gg..", "...gg..", ".......", "......."]);
    const chargeOf = (rollout: number) => {
      const env = envOf(level);
      return chargesOf(env, stepwiseInaction(env, { rollout }), [TOGGLE_RIGHT])[0];
    };
    expect([0, 1, 2, 3].map(chargeOf)).toEqual([5, 10 / 2, 14 / 3, 18 / 4]);
  });

  it("leaves spawners out of it: they draw the same numbers in both worlds", () => {
    const level = levelOf(["........", "..S..S..", "........", "a.......", "........"]);
    level.board.cells[10] = CELL.spawner | GREEN;
    const env = envOf(level);
    const charges = chargesOf(env, stepwiseInaction(env, { rollout: 4 }), new Array(20).fill(NOOP));
    expect(charges).toEqual(new Array(20).fill(0));
    expect(env.games[0].board.cells.filter((cell) => cell & 1).length).toBeGreaterThan(0);
  });
});
