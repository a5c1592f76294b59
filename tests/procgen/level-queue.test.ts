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

/** Answers after some turns of the event loop, or never. */
function maker(kind: number | "never"): LevelThread & { asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    async make({ parameters, seed, name }, index) {
      asked.push(index);
      if (kind === "never") return new Promise(() => {});
      for (let turn = 0; turn < kind; turn++) await new Promise((resolve) => setImmediate(resolve));
      return levelOfSeries(parameters, seed, index, name);
    },
    dispose() {},
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("a queue of levels", () => {
  it.each([
    ["nobody", []],
    ["one thread", [maker(1)]],
    ["three of different speed", [maker(0), maker(5), maker(2)]],
    ["threads of which one never answers", [maker("never"), maker(1)]],
  ])("gives the levels of the series in order with %s to help", async (_, makers) => {
    const queue = new LevelQueue({ series, from: 3, makers, ahead: 4, now: () => 0 });
    for (const level of expected) {
      expect(queue.next()).toEqual(level);
      await turn();
    }
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

  it("is ready when so many levels are there, and counts the time until then", async () => {
    let clock = 0;
    const queue = new LevelQueue({ series, from: 3, makers: [maker(2)], ahead: 1, now: () => clock });
    let isReady = false;
    const ready = queue.ready(3).then(() => {
      isReady = true;
    });
    await turn();
    expect(isReady).toBe(false);
    clock = 7;
    await ready;
    expect(queue.waitedMs).toBe(7);
    clock = 100;
    await queue.ready(3);
    expect([queue.next(), queue.next(), queue.next()]).toEqual(expected.slice(0, 3));
    expect(queue.waitedMs).toBe(7);
  });

  it("is left at once while a level takes for ever", async () => {
    const queue = new LevelQueue({ series, from: 0, makers: [maker("never")], ahead: 2, now: () => 0 });
    const leaving = new AbortController();
    const ready = queue.ready(1, leaving.signal);
    leaving.abort(new Error("left"));
    await expect(ready).rejects.toThrow("left");
    await expect(queue.ready(0, leaving.signal)).rejects.toThrow("left");
  });

  it.each([
    ["nobody", []],
    ["a thread", [maker(0)]],
  ])("says what is wrong with parameters that cannot be followed, with %s to help", async (_, makers) => {
    const wrong = { ...series, parameters: { ...series.parameters, agents: ["nobody"] } };
    const queue = new LevelQueue({ series: wrong, from: 0, makers, ahead: 1, now: () => 0 });
    await queue.ready(1);
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
