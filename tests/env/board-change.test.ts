// What a charge for changes of the board comes to, on boards worked out by hand.
import { describe, expect, test } from "vitest";
import type { BoardChange } from "../../src/core/reward-terms.ts";
import { Episode, type EpisodeState } from "../../src/env/episode.ts";
import { whyNotOnGpu } from "../../src/env/gpu-vector-env.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { levelOf } from "../support/board.ts";

const WAIT = 0;
const LEFT = 4;
const TOGGLE_RIGHT = 6;

/** A block at the agent's right hand: of which three cells are left, they grow into four again. */
const BLOCK = ["........", "..Agg...", "...gg...", "........", "........", "........"];

function charges(rows: string[], actions: readonly number[], term: Partial<BoardChange>): number[] {
  const episode = start(rows, term);
  return actions.map((action) => {
    episode.step([action]);
    return -episode.rewards[0] + 0;
  });
}

const start = (rows: string[], term: Partial<BoardChange>, state?: EpisodeState) =>
  new Episode(
    {
      levels: repeatLevels([levelOf(rows)]),
      key: [1, 2],
      timeLimit: 100,
      rewardTerms: [
        { kind: "boardChange", coefficient: 1, baseline: "starting-state", rewardCells: "charge", ...term },
      ],
    },
    state,
  );

describe("a charge for changes of the board", () => {
  test("as things are, a cell is charged for and the agent's turn, and walking away when the block is whole again", () => {
    expect(charges(BLOCK, [TOGGLE_RIGHT, LEFT], {})).toEqual([1 + 1, 2 - 2]);
  });

  test("looking ahead, what grows again and where the agent stands are free", () => {
    expect(charges(BLOCK, [TOGGLE_RIGHT, LEFT], { rollout: 10 })).toEqual([0, 0]);
  });

  test("looking ahead, all that comes of an action is charged at once", () => {
    const hive = ["........", "..A.gg..", "...g..g.", "....gg..", "........", "........"];
    expect(charges(hive, [WAIT, LEFT, LEFT], { rollout: 10 })).toEqual([0, 0, 0]);
    // Of a bar of three two cells are left, which die.
    const bar = ["..........", "..Ag......", "...g......", "...g......", "..........", ".........."];
    expect(charges(bar, [TOGGLE_RIGHT, LEFT, LEFT, WAIT], { rollout: 10 })).toEqual([3, 0, 0, 0]);
  });

  test("an inaction baseline is rolled out like the board played", () => {
    const blinker = ["........", ".....g..", ".....g..", "A....g..", "........", "........"];
    for (const rollout of [1, 2, 7]) {
      expect(charges(blinker, [WAIT, WAIT, WAIT], { baseline: "inaction", rollout })).toEqual([0, 0, 0]);
    }
  });

  test("goes on from a saved state", () => {
    const term = { rollout: 3, baseline: "inaction" } as const;
    const whole = start(BLOCK, term);
    whole.step([TOGGLE_RIGHT]);
    const goesOn = start(BLOCK, term, whole.state());
    for (const episode of [whole, goesOn]) episode.step([LEFT]);
    expect(goesOn.rewards).toEqual(whole.rewards);
  });

  test("is for processors where it looks ahead", () => {
    const levels = repeatLevels([levelOf(BLOCK)]);
    const term: BoardChange = {
      kind: "boardChange",
      coefficient: 1,
      baseline: "inaction",
      rewardCells: "ignore",
    };
    const where = { levels, rolloutSteps: 8, timeLimit: 100 };
    expect(whyNotOnGpu({ ...where, rewardTerms: [term] })).toBeUndefined();
    expect(whyNotOnGpu({ ...where, rewardTerms: [{ ...term, rollout: 1 }] })).toMatch(/looks ahead/);
  });
});
