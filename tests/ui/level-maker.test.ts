// Levels out of a thread that may hang, fail or be left.
import { describe, expect, it, vi } from "vitest";
import type { Series } from "../../src/procgen/series.ts";
import { LevelMaker, OutOfTime } from "../../src/ui/levels/maker.ts";
import type { WorkerClient } from "../../src/workers/client.ts";
import type { GeneratorApi, MadeLevel } from "../../src/workers/generator-api.ts";

const series = { seed: 1, name: "x" } as Series;
const forever = new AbortController().signal;

/** Threads whose answers the test gives; the numbers of those that were ended. */
function threads() {
  const answers: { resolve(level: MadeLevel): void; reject(reason: Error): void }[] = [];
  const ended: number[] = [];
  let opened = 0;
  const open = (): WorkerClient<GeneratorApi> => {
    const number = opened++;
    let fail: (reason: Error) => void = () => {};
    const failure = new Promise<never>((_, reject) => {
      fail = reject;
    });
    failure.catch(() => {});
    return {
      call: () => {
        const answer = new Promise<MadeLevel>((resolve, reject) => answers.push({ resolve, reject }));
        return Promise.race([answer, failure]) as never;
      },
      dispose() {
        ended.push(number);
        fail(new Error("ended"));
      },
    };
  };
  return { open, answers, ended, opened: () => opened };
}

const made = { milliseconds: 3 } as MadeLevel;

describe("LevelMaker", () => {
  it("makes one level after the other in one thread", async () => {
    const { open, answers, opened } = threads();
    const maker = new LevelMaker(open);
    const [first, second] = [maker.make(series, 0, forever), maker.make(series, 1, forever)];
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers[0].resolve(made);
    expect(await first).toBe(made);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1].resolve(made);
    await second;
    expect(opened()).toBe(1);
  });

  it("ends a thread that does not answer, and starts another", async () => {
    const { open, answers, ended } = threads();
    const maker = new LevelMaker(open, 200);
    await expect(maker.make(series, 4, forever)).rejects.toThrow(/^Level 5 was not done after 0.2 s/);
    await expect(maker.make(series, 4, forever)).rejects.toBeInstanceOf(OutOfTime);
    expect(ended).toEqual([0, 1]);
    const next = maker.make(series, 4, forever);
    await vi.waitFor(() => expect(answers).toHaveLength(3));
    answers[2].resolve(made);
    expect(await next).toBe(made);
  });

  it("leaves at once, and keeps the thread if that is soon free", async () => {
    const { open, answers, ended, opened } = threads();
    const maker = new LevelMaker(open);
    const leaving = new AbortController();
    const left = maker.make(series, 0, leaving.signal);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    leaving.abort(new Error("left"));
    await expect(left).rejects.toThrow("left");
    const next = maker.make(series, 0, forever);
    answers[0].resolve(made);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    answers[1].resolve(made);
    await next;
    expect([opened(), ended]).toEqual([1, []]);
  });

  it("ends a thread that is left and goes on", async () => {
    const { open, answers, ended } = threads();
    const maker = new LevelMaker(open);
    const leaving = new AbortController();
    const left = maker.make(series, 0, leaving.signal);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    leaving.abort();
    await expect(left).rejects.toThrow();
    const next = maker.make(series, 0, forever);
    await vi.waitFor(() => expect(answers).toHaveLength(2), 2000);
    answers[1].resolve(made);
    expect(await next).toBe(made);
    expect(ended).toEqual([0]);
  });

  it("passes on why a level cannot be made", async () => {
    const { open, answers } = threads();
    const maker = new LevelMaker(open);
    const failing = maker.make(series, 0, forever);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers[0].reject(new Error("A pattern of period 2 cannot follow one of 3."));
    await expect(failing).rejects.toThrow("A pattern of period 2 cannot follow one of 3.");
  });
});
