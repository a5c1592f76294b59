import { describe, expect, it } from "vitest";
import type { BoardEpisodeEnd } from "../../src/env/board-vector-env.ts";
import { PenalizedEnv, type Penalty, perGame } from "../../src/penalties/penalized-env.ts";
import type { VectorEnv } from "../../src/ppo/types.ts";
import { levelOf } from "../support/board.ts";
import { envOf, NOOP, RIGHT } from "./walled.ts";

const corridor = levelOf(["######", "#A..E#", "######"]);

/** Charges 1, 2, 3 … to the first row and nothing to the others. */
const counting = (): Penalty => {
  let steps = 0;
  return {
    reset: () => {
      steps = 0;
    },
    beforeStep() {},
    afterStep(charges) {
      charges.fill(0);
      charges[0] = ++steps;
    },
  };
};

describe("PenalizedEnv", () => {
  it("is an env to the learner, and takes the charges off rewards and returns", () => {
    const inner = envOf(corridor, { rows: 2 });
    const env: VectorEnv<BoardEpisodeEnd> = new PenalizedEnv(inner, counting(), () => 0.5);
    expect(env.observations).toBe(inner.observations);
    const go = Uint8Array.of(RIGHT, RIGHT);
    expect([...env.step(go).rewards]).toEqual([-0.5, 0]);
    expect([...env.step(go).rewards]).toEqual([-1, 0]);
    const { rewards, ended } = env.step(go);
    expect([...rewards]).toEqual([1 - 1.5, 1]);
    expect(ended.map(({ row, episodeReturn, success }) => [row, episodeReturn, success])).toEqual([
      [0, 1 - 3, true],
      [1, 1, true],
    ]);
    env.reset();
    expect(env.step(go).rewards[0]).toBe(-0.5);
  });

  it("weighs charges by a schedule of steps", () => {
    const env = new PenalizedEnv(envOf(corridor, { rows: 2 }), counting(), (steps) => steps, 6);
    const wait = Uint8Array.of(NOOP, NOOP);
    expect([1, 2, 3].map(() => env.step(wait).rewards[0])).toEqual([-6, -8 * 2, -10 * 3]);
  });

  it("can be wrapped again", () => {
    const env = new PenalizedEnv(
      new PenalizedEnv(envOf(corridor), counting(), () => 1),
      counting(),
      () => 10,
    );
    expect(env.step(Uint8Array.of(NOOP)).rewards[0]).toBe(-11);
  });
});

describe("perGame", () => {
  it("follows each game from start to end, its last state included", () => {
    const env = envOf(corridor);
    const seen: string[] = [];
    const penalty = perGame(env, (game) => {
      const number = seen.filter((line) => line === "start").length;
      seen.push("start");
      return {
        beforeStep: (action) => seen.push(`${number}: ${action}`),
        charge: () => seen.push(`${number}: ${game.step} ${game.hasExited(0)}`),
      };
    });
    for (let i = 0; i < 4; i++) {
      penalty.beforeStep(Uint8Array.of(RIGHT));
      env.step(Uint8Array.of(RIGHT));
      penalty.afterStep(new Float64Array(1));
    }
    expect(seen.join(", ")).toBe(
      "start, 0: 2, 0: 1 false, 0: 2, 0: 2 false, 0: 2, 0: 3 true, start, 1: 2, 1: 1 false",
    );
  });
});
