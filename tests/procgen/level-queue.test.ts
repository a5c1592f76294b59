// Levels made ahead: the same ones, in the same order, whatever the threads do.
import { afterAll, describe, expect, it } from "vitest";
import { openLevelThreads } from "../../src/cli/level-threads.ts";
import type { Level } from "../../src/core/level.ts";
import { LevelQueue, type LevelThread } from "../../src/procgen/level-queue.ts";
import { levelOfSeries, type Series } from "../../src/procgen/series.ts";
import { officialParameters } from "./official.ts";

const series: Series = { parameters: officialParameters["prune-still"], seed: 5, name: "prune-still" };
const levelAt = (index: number): Level => levelOfSeries(series.parameters, series.seed, index, series.name);
const expected = Array.from({ length: 12 }, (_, i) => levelAt(i + 3));

/** Answers after some turns of the event loop, or never, or with a failure. */
function maker(kind: number | "never" | "fails"): LevelThread & { asked: number[]; ended: boolean } {
  const asked: number[] = [];
  return {
    asked,
    ended: false,
    async make(_, index) {
      asked.push(index);
      if (kind === "never") return new Promise(() => {});
      if (kind === "fails") throw new Error("out of order");
      for (let turn = 0; turn < kind; turn++) await new Promise((resolve) => setImmediate(resolve));
      return levelAt(index);
    },
    dispose() {
      this.ended = true;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a queue of levels", () => {
  it.each([
    ["nobody", []],
    ["one thread", [maker(1)]],
    ["three of different speed", [maker(0), maker(5), maker(2)]],
    ["threads of which one never answers and one fails", [maker("never"), maker("fails"), maker(1)]],
  ])("gives the levels of the series in order with %s to help", async (_, makers) => {
    const queue = new LevelQueue({ series, from: 3, makers, ahead: 4, now: () => 0 });
    for (const level of expected) {
      expect(queue.next()).toEqual(level);
      await turn();
    }
    queue.dispose();
    expect(makers.every(({ ended }) => ended)).toBe(true);
  });

  it("asks for as many as wanted ahead, and for none twice", async () => {
    const only = maker(0);
    const queue = new LevelQueue({ series, from: 0, makers: [only], ahead: 3, now: () => 0 });
    expect(only.asked).toEqual([0, 1, 2]);
    await turn();
    queue.next();
    queue.next();
    expect(only.asked).toEqual([0, 1, 2, 3, 4]);
  });

  it("says how long its levels kept the player waiting: not at all where they were ready", async () => {
    let clock = 0;
    const now = () => (clock += 10);
    const queue = new LevelQueue({ series, from: 0, makers: [maker(0)], ahead: 2, now });
    queue.next();
    expect(queue.waitedMs).toBe(10);
    for (let i = 0; i < 5; i++) await turn();
    queue.next();
    expect(queue.waitedMs).toBe(10);
  });

  it("says what is wrong with parameters that cannot be followed", () => {
    const wrong = { ...series, parameters: { ...series.parameters, agents: ["nobody"] } };
    const queue = new LevelQueue({
      series: wrong,
      from: 0,
      makers: [maker("fails")],
      ahead: 1,
      now: () => 0,
    });
    expect(() => queue.next()).toThrow("nobody");
  });
});

describe("threads under Node", { timeout: 60_000 }, () => {
  const makers = openLevelThreads(2);
  afterAll(() => {
    for (const { dispose } of makers) dispose();
  });

  it("make the levels that this thread makes", async () => {
    const made = await Promise.all([3, 4, 5].map((index, i) => makers[i % 2].make(series, index)));
    expect(made).toEqual(expected.slice(0, 3));
  });

  it("answer with the sentence of a mistake", async () => {
    const wrong = { ...series, parameters: { ...series.parameters, agents: ["nobody"] } };
    await expect(makers[0].make(wrong, 0)).rejects.toThrow("nobody");
  });
});
