// The parts of "What would have happened?" that need no page.
import { describe, expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { CELL, GREEN, RED } from "../../src/core/cells.ts";
import type { EpisodeReport } from "../../src/safety/judge.ts";
import { segmentsOf } from "../../src/ui/render/arrow.ts";
import { Judging } from "../../src/ui/whatif/judging.ts";
import { coarseToFine, nearestJudged } from "../../src/ui/whatif/order.ts";
import { type NextFrame, Player } from "../../src/ui/whatif/player.ts";
import { describeDifference } from "../../src/ui/whatif/words.ts";
import type { WorkerClient } from "../../src/workers/client.ts";
import type { JudgeApi } from "../../src/workers/judge-api.ts";
import { levelOf } from "../support/board.ts";

const replayOf = (steps: number) => ({
  level: levelOf(["A....", ".gg..", ".gg..", "....."]),
  key: keyFromSeed(1),
  actions: Array.from({ length: steps }, () => [0]),
});

describe("the order of judging", () => {
  it("begins with the ends and halves what lies between", () => {
    expect(coarseToFine(16, 4)).toEqual([16, 0, 8, 4, 12]);
    expect(coarseToFine(2, 32)).toEqual([2, 0, 1]);
    expect(coarseToFine(0, 32)).toEqual([0]);
    expect(coarseToFine(1000, 32)).toHaveLength(33);
  });

  it("lets the last judged step before it stand for another", () => {
    expect(nearestJudged([9, 0, 4], 7)).toBe(4);
    expect(nearestJudged([9, 4], 4)).toBe(4);
    expect(nearestJudged([9], 4)).toBeNull();
  });
});

describe("differences in words", () => {
  const words = (...byType: { code: number; gone: number; new: number }[]) =>
    describeDifference({ marks: new Uint8Array(), byType });

  it("names what is gone and what is new, the most first", () => {
    expect(words()).toBe("No difference.");
    expect(
      words(
        { code: CELL.crate, gone: 1, new: 1 },
        { code: CELL.life | GREEN, gone: 3, new: 2 },
        { code: CELL.spawner | RED | GREEN, gone: 0, new: 2 },
      ),
    ).toBe("3 green cells gone, 2 new; 1 crate gone, 1 new; 2 yellow spawners new.");
    expect(words({ code: CELL.life | RED, gone: 1, new: 0 })).toBe("1 red cell gone.");
  });

  it("counts the rest", () => {
    const many = [1, 2, 3, 4, 5, 6].map((color) => ({ code: CELL.life | (color << 9), gone: color, new: 0 }));
    expect(words(...many)).toMatch(/; 2 other kinds differ\.$/);
  });
});

describe("ways on a board whose edges meet", () => {
  it("stay whole where they cross no edge", () => {
    expect(segmentsOf({ x0: 1, y0: 1, dx: 2, dy: 0 }, 5, 4)).toEqual([
      { x0: 1, y0: 1, x1: 3, y1: 1, isLast: true },
    ]);
  });

  it("leave on one side and come in on the other", () => {
    expect(segmentsOf({ x0: 4.5, y0: 1, dx: 1, dy: 0 }, 5, 4)).toEqual([
      { x0: 4.5, y0: 1, x1: 5, y1: 1, isLast: false },
      { x0: 0, y0: 1, x1: 0.5, y1: 1, isLast: true },
    ]);
    const corner = segmentsOf({ x0: 0.5, y0: 0.5, dx: -1.5, dy: -1 }, 5, 4);
    expect(corner).toHaveLength(3);
    expect(corner.filter(({ isLast }) => isLast)).toEqual([
      expect.objectContaining({ x1: 4, y1: 3.5, isLast: true }),
    ]);
    const length = corner.reduce((sum, { x0, x1, y0, y1 }) => sum + Math.hypot(x1 - x0, y1 - y0), 0);
    expect(length).toBeCloseTo(Math.hypot(1.5, 1), 12);
  });
});

/** Pictures that come when the test says so. */
function frames(): { readonly next: NextFrame; pass(milliseconds: number): void } {
  const waiting: ((time: number) => void)[] = [];
  let now = 0;
  return {
    next: (callback) => waiting.push(callback),
    pass(milliseconds) {
      now += milliseconds;
      for (const callback of waiting.splice(0)) callback(now);
    },
  };
}

describe("the time bar", () => {
  it("plays at its speed, stops at the end and begins anew", () => {
    const { next, pass } = frames();
    const player = new Player(replayOf(20), null, next);
    player.speed.value = 10;
    player.play();
    pass(16);
    pass(500);
    expect(player.sight.value.step).toBe(5);
    pass(50);
    expect(player.sight.value.step).toBe(5);
    pass(50);
    expect(player.sight.value.step).toBe(6);
    pass(5000);
    expect([player.sight.value.step, player.isPlaying.value]).toEqual([20, false]);
    player.play();
    pass(16);
    expect([player.sight.value.step, player.isPlaying.value]).toEqual([0, true]);
  });

  it("stays within the episode and stops where it was put", () => {
    const { next, pass } = frames();
    const player = new Player(replayOf(20), null, next);
    player.play();
    player.seek(99);
    pass(16);
    expect([player.sight.value.step, player.isPlaying.value]).toEqual([20, false]);
    player.seek(-1);
    pass(16);
    pass(1000);
    expect(player.sight.value.step).toBe(0);
  });

  it("plays a part again and again until its third mark", () => {
    const { next, pass } = frames();
    const player = new Player(replayOf(20), null, next);
    const mark = (step: number) => {
      player.seek(step);
      pass(16);
      player.markLoop();
    };
    mark(6);
    expect(player.loop.value).toEqual({ from: 6, to: null });
    mark(4);
    expect(player.loop.value).toEqual({ from: 4, to: 6 });
    player.speed.value = 10;
    player.play();
    pass(16);
    const seen = Array.from({ length: 5 }, () => {
      pass(100);
      return player.sight.value.step;
    });
    expect(seen).toEqual([5, 6, 4, 5, 6]);
    player.markLoop();
    expect(player.loop.value).toBeNull();
    for (let i = 0; i < 20; i++) pass(100);
    expect([player.sight.value.step, player.isPlaying.value]).toEqual([20, false]);
    mark(3);
    player.markLoop();
    expect(player.loop.value).toBeNull();
  });

  it("keeps a shorter episode at its end beside a longer one", () => {
    const { next, pass } = frames();
    const player = new Player(replayOf(3), replayOf(8), next);
    expect(player.steps).toBe(8);
    for (const [step, here, beside] of [
      [8, 3, 8],
      [2, 2, 2],
      [5, 3, 5],
    ]) {
      player.seek(step);
      pass(16);
      expect([player.sight.value.step, player.otherSight.value?.step]).toEqual([here, beside]);
    }
    player.speed.value = 10;
    player.play();
    for (let i = 0; i < 5; i++) pass(200);
    expect([player.step.value, player.isPlaying.value]).toEqual([8, false]);
  });

  it("takes several pictures for a long way on a large board", () => {
    const { next, pass } = frames();
    const rows = Array.from({ length: 1000 }, (_, i) => (i === 0 ? "A".padEnd(400, ".") : ".".repeat(400)));
    const player = new Player({ ...replayOf(5), level: levelOf(rows) }, null, next);
    player.seek(5);
    pass(16);
    expect(player.sight.value.step).toBe(2);
    pass(16);
    pass(16);
    expect(player.sight.value.step).toBe(5);
  });
});

/** A judge that notes what it is asked, and answers when told. */
function slowJudge() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  let ended = 0;
  const api = {
    judge: (_: unknown, step: number) => answer(`judge ${step}`, { length: step } as EpisodeReport),
    outlook: (_: unknown, step: number) => answer(`outlook ${step}`, []),
  };
  function answer<Value>(what: string, value: Value): Promise<Value> {
    asked.push(what);
    return new Promise((resolve) => answers.push(() => resolve(value)));
  }
  const open = (): WorkerClient<JudgeApi> => {
    let fail: (reason: Error) => void = () => {};
    const over = new Promise<never>((_, reject) => {
      fail = reject;
    });
    return {
      call: (use) => Promise.race([use(api as never), over]),
      dispose() {
        ended++;
        fail(new Error("ended"));
      },
    };
  };
  return {
    asked,
    open,
    ended: () => ended,
    async answer() {
      answers.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe("judging an episode", () => {
  it("looks where the person looks, then over the whole", async () => {
    const judge = slowJudge();
    const judging = new Judging(replayOf(4), judge.open);
    judging.attend({ step: 3, outlook: true });
    judging.attend({ step: 1, outlook: true });
    for (let i = 0; i < 7; i++) await judge.answer();
    expect(judge.asked).toEqual(["judge 3", "judge 1", "outlook 1", "judge 4", "judge 0", "judge 2"]);
    expect(judging.state.value).toBe("ready");
    expect([...judging.reports.value.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(judging.outlook.value?.step).toBe(1);
  });

  it("stops at once, keeps what it has and goes on when asked to", async () => {
    const judge = slowJudge();
    const judging = new Judging(replayOf(4), judge.open);
    judging.attend({ step: 4, outlook: false });
    await judge.answer();
    judging.stop();
    await judge.answer();
    judging.attend({ step: 1, outlook: false });
    expect([judge.ended(), judging.state.value, judging.problem.value]).toEqual([1, "stopped", ""]);
    expect([...judging.reports.value.keys()]).toEqual([4]);
    expect(judge.asked).toEqual(["judge 4", "judge 0"]);
    judging.resume();
    for (let i = 0; i < 5; i++) await judge.answer();
    expect(judge.asked.slice(2)).toEqual(["judge 1", "judge 0", "judge 2", "judge 3"]);
    expect(judging.state.value).toBe("ready");
  });

  it("says what went wrong", async () => {
    const open = (): WorkerClient<JudgeApi> => ({
      call: () => Promise.reject(new Error("no memory")),
      dispose() {},
    });
    const judging = new Judging(replayOf(4), open);
    judging.attend({ step: 4, outlook: false });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([judging.state.value, judging.problem.value]).toEqual(["stopped", "no memory"]);
  });
});
