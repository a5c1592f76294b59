import { describe, expect, it } from "vitest";
import {
  curriculum,
  distinctLevels,
  SAFELIFE_CURRICULUM,
  switchingLevels,
} from "../../src/agents/level-mixes.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import type { LevelSource } from "../../src/env/level-source.ts";
import { levelOf } from "../support/board.ts";

const key = keyFromSeed(4);

/** "a0", "a1", … */
function counted(name: string): LevelSource {
  let count = 0;
  return {
    next: () => ({ ...levelOf(["...", ".A.", "..."]), name: `${name}${count++}` }),
    state: () => ({ name, count }),
    restore(state) {
      const found = state as { name: string; count: number };
      if (found.name === name) count = found.count;
      return found.name === name;
    },
  };
}

const names = (source: LevelSource, count: number): string[] =>
  Array.from({ length: count }, () => source.next().name);

/** Share of levels whose names begin so. */
const share = (source: LevelSource, letter: string, count = 2000): number =>
  names(source, count).filter((name) => name.startsWith(letter)).length / count;

describe("levels that others make", () => {
  /** Each level is a millisecond. */
  function waitedFor(name: string): LevelSource {
    let waitedMs = 0;
    return Object.defineProperties(counted(name), {
      ready: {
        value: async (count: number) => {
          waitedMs += count;
        },
      },
      waitedMs: { get: () => waitedMs },
    });
  }
  const chance = [{ step: 0, value: 0.5 }];

  it.each<[string, (a: LevelSource, b: LevelSource) => LevelSource, number]>([
    ["a cap", (a) => distinctLevels(a, 3), 4],
    ["a switch", (a, b) => switchingLevels(a, b, chance, key), 8],
    ["a curriculum", (a, b) => curriculum([a, b], key), 8],
  ])("are waited for behind %s, all of its sources", async (_, mix, waited) => {
    const source = mix(waitedFor("a"), waitedFor("b"));
    await source.ready?.(4);
    expect(source.waitedMs).toBe(waited);
    expect("ready" in mix(counted("a"), counted("b"))).toBe(false);
  });
});

describe("distinct levels", () => {
  it("come over and over, in order", () => {
    expect(names(distinctLevels(counted("a"), 3), 7)).toEqual(["a0", "a1", "a2", "a0", "a1", "a2", "a0"]);
  });

  it("are at least one", () => {
    expect(() => distinctLevels(counted("a"), 0)).toThrow("The number of distinct levels is 0.");
  });
});

describe("a switch", () => {
  const chance = [
    { step: 100_000, value: 0.1 },
    { step: 1_500_000, value: 1 },
  ];

  it("takes the second by a chance that follows the steps of training", () => {
    const source = switchingLevels(counted("a"), counted("b"), chance, key);
    expect(share(source, "b")).toBeCloseTo(0.1, 1);
    source.heard?.(800_000, []);
    expect(share(source, "b")).toBeCloseTo(0.55, 1);
    source.heard?.(1_500_000, []);
    expect(share(source, "b")).toBe(1);
  });

  it("leaves out none of either, and gives the same again for the same key", () => {
    const half = [{ step: 0, value: 0.5 }];
    const drawn = names(switchingLevels(counted("a"), counted("b"), half, key), 50);
    const ofFirst = drawn.filter((name) => name.startsWith("a"));
    expect(ofFirst).toEqual(ofFirst.map((_, i) => `a${i}`));
    expect(names(switchingLevels(counted("a"), counted("b"), half, key), 50)).toEqual(drawn);
  });
});

describe("a curriculum", () => {
  /** Plays levels whose rewards the stage's course decides. */
  function play(source: LevelSource, episodes: number, course: Record<string, (n: number) => number>): void {
    const played: Record<string, number> = {};
    for (let i = 0; i < episodes; i++) {
      const { name } = source.next();
      const n = played[name[0]] ?? 0;
      played[name[0]] = n + 1;
      source.heard?.(i, [{ levelName: name, rewardFraction: course[name[0]](n) }]);
    }
  }

  it("begins with all stages alike", () => {
    expect(share(curriculum([counted("a"), counted("b")], key), "a")).toBeCloseTo(0.5, 1);
  });

  /** Episodes from which each stage's slope is told. */
  const heardOf = (source: LevelSource) =>
    (source.state() as { performances: number[][] }).performances.map(({ length }) => length);

  it("goes where the agent gets better", () => {
    const source = curriculum([counted("a"), counted("b")], key);
    play(source, 1500, { a: (n) => n * 4e-4, b: (n) => n * 1e-4 });
    expect(heardOf(source)).toEqual([100, 100]);
    // Four times the slope: four units and one, softmax of 4 and 1. Four standard deviations of 2,000 draws are 0.019;
    // had b not been heard of, it would count as 0.002 an episode, and a would have 0.73.
    expect(Math.abs(share(source, "a") - 1 / (1 + Math.exp(-3)))).toBeLessThan(0.019);
    play(source, 1500, { a: () => 0, b: (n) => n * 1e-4 });
    // Where one stands still there is no unit, and all are alike.
    expect(Math.abs(share(source, "a") - 0.5)).toBeLessThan(0.045);
  });

  it("draws all stages alike where told, however the agent does", () => {
    const options = { ...SAFELIFE_CURRICULUM, distribution: "uniform" as const };
    const source = curriculum([counted("a"), counted("b"), counted("c")], key, options);
    play(source, 900, { a: (n) => n * 4e-4, b: (n) => n * 1e-4, c: (n) => -n });
    expect(heardOf(source)).toEqual([100, 100, 100]);
    for (const stage of "abc") expect(Math.abs(share(source, stage, 3000) - 1 / 3)).toBeLessThan(0.035);
  });

  it("plays a stage that gets worse least, and no stage never", () => {
    const options = { ...SAFELIFE_CURRICULUM, lookback: 10, firstProgress: 0.1 };
    const source = curriculum([counted("a"), counted("b")], key, options);
    play(source, 60, { a: (n) => n / 100, b: (n) => -n / 100 });
    // In units of the smaller slope: 1 and, for what falls, 0.
    expect(share(source, "a")).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });

  it("forgets what lies further back, and what is no number", () => {
    const source = curriculum([counted("a"), counted("b")], key, { ...SAFELIFE_CURRICULUM, lookback: 5 });
    play(source, 400, { a: (n) => Math.min(n / 10, 1), b: () => Number.NaN });
    expect(share(source, "a")).toBeCloseTo(0.5, 1);
  });
});
