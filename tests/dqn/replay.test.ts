import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { DEFAULT_DQN } from "../../src/dqn/config.ts";
import { GOES_ON, Replay, TERMINATED, TRUNCATED } from "../../src/dqn/replay.ts";

const WINDOWS = { ...DEFAULT_DQN, multiStep: 3, gamma: 0.5 };

/** Keeps steps of one row whose observation is their number; rewards are powers of ten. */
function replayOf(ends: readonly number[], capacity = 100): Replay {
  const replay = new Replay(1, 1, capacity);
  for (const [step, end] of ends.entries()) {
    replay.add({
      observations: Uint32Array.of(step),
      actions: Uint8Array.of(step % 9),
      rewards: Float32Array.of(10 ** (step % 5)),
      ends: Uint8Array.of(end),
    });
  }
  return replay;
}

/** What is drawn, by the number of the first step. */
function drawn(replay: Replay, count: number, windows = WINDOWS) {
  const { observations, actions, returns, discounts, nextObservations } = replay.sample(
    count,
    windows,
    keyFromSeed(1),
  );
  return new Map(
    [...observations].map((step, i) => {
      expect(actions[i]).toBe(step % 9);
      return [step, { sum: returns[i], discount: discounts[i], next: nextObservations[i] }];
    }),
  );
}

const running = (count: number) => new Array<number>(count).fill(GOES_ON);

describe("a window", () => {
  it("adds up three rewards and leaves the rest to the state behind them", () => {
    const found = drawn(replayOf(running(40)), 18);
    expect(found.size).toBe(18);
    for (const [step, { sum, discount, next }] of found) {
      const reward = (later: number) => 10 ** ((step + later) % 5);
      expect(sum).toBe(reward(0) + 0.5 * reward(1) + 0.25 * reward(2));
      expect([discount, next]).toEqual([0.125, step + 3]);
    }
  });

  /** Steps 1, 2, 3, … of 10 with an end at step 4, each in turn drawn from the same steps over and over. */
  const around = (end: number, windows = WINDOWS) => {
    const steps = running(10);
    steps[4] = end;
    const found = new Map<number, { sum: number; discount: number; next: number }>();
    const replay = replayOf(steps);
    for (let seed = 0; seed < 100; seed++) {
      const { observations, returns, discounts, nextObservations } = replay.sample(
        3,
        windows,
        keyFromSeed(seed),
      );
      for (const [i, step] of observations.entries())
        found.set(step, { sum: returns[i], discount: discounts[i], next: nextObservations[i] });
    }
    return found;
  };

  it("ends where the world ended the episode", () => {
    const found = around(TERMINATED);
    expect([...found.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    // Rewards: 1, 10, 100, 1000, 10,000, then again.
    expect(found.get(1)).toEqual({ sum: 10 + 50 + 250, discount: 0.125, next: 4 });
    expect(found.get(2)).toMatchObject({ sum: 100 + 500 + 2500, discount: 0 });
    expect(found.get(3)).toMatchObject({ sum: 1000 + 5000, discount: 0 });
    expect(found.get(4)).toMatchObject({ sum: 10_000, discount: 0 });
    expect(found.get(5)).toEqual({ sum: 1 + 5 + 25, discount: 0.125, next: 8 });
  });

  it("of SafeLife 1.2 expects nothing of the state before the last step either", () => {
    const exact = around(TERMINATED);
    const early = around(TERMINATED, { ...WINDOWS, multiStepEnd: "oneEarly" });
    expect(early.get(1)).toEqual({ sum: 310, discount: 0, next: 4 });
    exact.delete(1);
    early.delete(1);
    expect(early).toEqual(exact);
  });

  it("stops before the step that the clock cut off, whose outcome was not kept", () => {
    const found = around(TRUNCATED);
    expect([...found.keys()].sort()).toEqual([0, 1, 2, 3, 5, 6]);
    expect(found.get(2)).toEqual({ sum: 100 + 500, discount: 0.25, next: 4 });
    expect(found.get(3)).toEqual({ sum: 1000, discount: 0.5, next: 4 });
  });

  it("takes the clock's end for one of the world where told to", () => {
    const terminates = { ...WINDOWS, timeLimit: "terminates" } as const;
    expect(around(TRUNCATED, terminates)).toEqual(around(TERMINATED, terminates));
  });
});

describe("the replay", () => {
  it("forgets the oldest steps", () => {
    const replay = replayOf(running(57), 20);
    expect(replay.size).toBe(20);
    const seen = new Set<number>();
    for (let seed = 0; seed < 100; seed++) {
      for (const step of replay.sample(8, WINDOWS, keyFromSeed(seed)).observations) seen.add(step);
    }
    expect([...seen].sort()).toEqual(Array.from({ length: 17 }, (_, i) => 37 + i));
  });

  it("draws every step equally often, never twice at once", () => {
    const replay = replayOf(running(13));
    const counts = new Uint32Array(10);
    for (let seed = 0; seed < 2000; seed++) {
      const { observations } = replay.sample(5, WINDOWS, keyFromSeed(seed));
      expect(new Set(observations).size).toBe(5);
      for (const step of observations) counts[step]++;
    }
    // Mean 1000, deviation 22.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });

  it("keeps rows apart", () => {
    const replay = new Replay(2, 1, 41);
    for (let step = 0; step < 30; step++) {
      replay.add({
        observations: Uint32Array.of(step, 100 + step),
        actions: Uint8Array.of(1, 2),
        rewards: Float32Array.of(1, 2),
        ends: Uint8Array.of(GOES_ON, TERMINATED),
      });
    }
    expect(replay.size).toBe(40);
    const sample = replay.sample(16, WINDOWS, keyFromSeed(2));
    for (const [i, step] of sample.observations.entries()) {
      const isSecond = step >= 100;
      expect(sample.actions[i]).toBe(isSecond ? 2 : 1);
      expect(sample.returns[i]).toBe(isSecond ? 2 : 1.75);
      expect(sample.discounts[i]).toBe(isSecond ? 0 : 0.125);
      if (!isSecond) expect(sample.nextObservations[i]).toBe(step + 3);
    }
    expect(new Set([...sample.actions])).toEqual(new Set([1, 2]));
  });

  it.each([13, 57])("goes on alike from its state after %i steps", (count) => {
    const replay = replayOf(running(count), 20);
    const again = new Replay(1, 1, 20);
    again.restore(structuredClone(replay.state()));
    expect(again.state()).toEqual(replay.state());
    expect(again.sample(5, WINDOWS, keyFromSeed(3))).toEqual(replay.sample(5, WINDOWS, keyFromSeed(3)));
  });

  it("refuses a state of another size, and to draw more than there is", () => {
    expect(() => new Replay(1, 1, 30).restore(replayOf(running(25), 20).state())).toThrow(/do not fit/);
    const replay = replayOf([...running(3), TRUNCATED, ...running(6)]);
    expect(replay.sample(6, WINDOWS, keyFromSeed(0)).observations.toSorted()).toEqual(
      Uint32Array.of(0, 1, 2, 4, 5, 6),
    );
    expect(() => replay.sample(7, WINDOWS, keyFromSeed(0))).toThrow("10 steps are too few to draw 7 from.");
    expect(() => replayOf(running(3)).sample(1, WINDOWS, keyFromSeed(0))).toThrow(/too few/);
  });
});
