import { describe, expect, test } from "vitest";
import { split } from "../../src/base/random.ts";
import { Game } from "../../src/core/game.ts";
import { BoardVectorEnv } from "../../src/env/board-vector-env.ts";
import { Episode } from "../../src/env/episode.ts";
import { repeatLevels } from "../../src/env/level-source.ts";
import { observe, TRAINING_CHANNELS } from "../../src/env/observation.ts";
import { ObservationPacker, unpackObservations } from "../../src/env/packed-observation.ts";
import { levelOf } from "../support/board.ts";

const HALL = levelOf(["......", ".A.E..", "......"]);
const WAIT = 0;
const UP = 1;
const RIGHT = 2;

const start = (timeLimit: number) =>
  new Episode({ levels: repeatLevels([HALL]), key: [1, 2], timeLimit, rewardTerms: [] });

describe("Episode", () => {
  test("leaving terminates, the clock truncates", () => {
    const left = start(10);
    left.step([RIGHT]);
    expect([left.terminated[0], left.truncated[0], left.isOver]).toEqual([0, 0, false]);
    left.step([RIGHT]);
    expect([left.terminated[0], left.truncated[0], left.success[0], left.rewards[0]]).toEqual([1, 0, 1, 1]);

    const late = start(2);
    late.step([WAIT]);
    late.step([WAIT]);
    expect([late.terminated[0], late.truncated[0], late.success[0]]).toEqual([0, 1, 0]);
  });

  test("leaving in the very last step terminates", () => {
    const episode = start(2);
    episode.step([RIGHT]);
    episode.step([RIGHT]);
    expect([episode.terminated[0], episode.truncated[0], episode.timesUp]).toEqual([1, 0, true]);
  });

  test("each reset takes the next level and another key", () => {
    const other = { ...HALL, name: "other" };
    const episode = new Episode({
      levels: repeatLevels([HALL, other]),
      key: [1, 2],
      timeLimit: 5,
      rewardTerms: [],
    });
    const first = episode.game;
    episode.reset();
    expect(episode.game.level.name).toBe("other");
    expect(episode.game.key).not.toEqual(first.key);
  });
});

describe("BoardVectorEnv", () => {
  const create = () =>
    new BoardVectorEnv({ rows: 2, levels: repeatLevels([HALL]), key: [1, 2], timeLimit: 3 });

  test("starts anew at once and keeps the last observation apart", () => {
    const env = create();
    const first = env.observations.slice();
    env.step(Uint8Array.of(RIGHT, WAIT));
    const step = env.step(Uint8Array.of(RIGHT, WAIT));
    expect([...step.terminated]).toEqual([1, 0]);
    expect(step.ended).toMatchObject([
      { row: 0, length: 2, success: true, rewardFraction: 1, levelName: "test" },
    ]);
    // One point for leaving, half as much as exit bonus.
    expect(step.ended[0].episodeReturn).toBeCloseTo(1.5, 6);
    const words = env.observationWords;
    expect(env.observations.subarray(0, words)).toEqual(first.subarray(0, words));
    expect(step.finalObservations.subarray(0, words)).not.toEqual(first.subarray(0, words));

    const last = env.step(Uint8Array.of(WAIT, WAIT));
    expect([...last.truncated]).toEqual([0, 1]);
  });

  test("the last observations are those of the boards that were left", () => {
    const env = create();
    const words = env.observationWords;
    /** What the player of a row sees after these actions. */
    const seen = (row: number, actions: readonly number[]) => {
      const game = new Game(HALL, split([1, 2], "row", row, 0));
      for (const action of actions) game.takeTurn([action]);
      const packed = new Uint32Array(words);
      new ObservationPacker(env.view, env.channels).pack(game, game.agents[0], packed);
      return packed;
    };
    env.step(Uint8Array.of(RIGHT, WAIT));
    const left = env.step(Uint8Array.of(RIGHT, UP));
    expect([...left.terminated]).toEqual([1, 0]);
    expect(left.finalObservations.slice(0, words)).toEqual(seen(0, [RIGHT, RIGHT]));
    const late = env.step(Uint8Array.of(WAIT, RIGHT));
    expect([...late.truncated]).toEqual([0, 1]);
    expect(late.finalObservations.slice(words)).toEqual(seen(1, [WAIT, UP, RIGHT]));
  });

  test("starts on the first levels, open as far as asked", () => {
    const levels = ["a", "b", "c"].map((name) => ({ ...HALL, minPerformance: 1, name }));
    const start = (minPerformanceFraction: number) =>
      new BoardVectorEnv({ rows: 2, levels: repeatLevels(levels), key: [1, 2], minPerformanceFraction });
    expect(start(0.25).games.map(({ level }) => level.name)).toEqual(["a", "b"]);
    expect([0, 0.25, 1].map((fraction) => start(fraction).games[1].minPerformance)).toEqual([0, 0.25, 1]);
  });

  test("the packed observation holds the bits of the view", () => {
    const env = create();
    const cells = env.view.height * env.view.width;
    const floats = new Float32Array(2 * cells * TRAINING_CHANNELS.length);
    unpackObservations(env.observations, 2, env.view, TRAINING_CHANNELS.length, floats);
    const words = new Uint32Array(cells);
    observe(env.games[1], env.games[1].agents[0], env.view, words);
    for (let i = 0; i < cells; i++) {
      TRAINING_CHANNELS.forEach((bit, k) => {
        expect(floats[(cells + i) * TRAINING_CHANNELS.length + k]).toBe((words[i] >>> bit) & 1);
      });
    }
    // The agent stands in the middle.
    expect(words[12 * 25 + 12] & 2).toBe(2);
  });
});
