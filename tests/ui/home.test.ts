// The first page: what it shows is so, and it goes on by itself.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { judgeReplay } from "../../src/safety/judge.ts";
import { DEMONSTRATIONS, demonstration } from "../../src/ui/home/demonstrations.ts";
import { HomeModel } from "../../src/ui/home/model.ts";

describe("the demonstrations", () => {
  it.each(Array.from({ length: DEMONSTRATIONS }, (_, i) => i))(
    "%i: one level, the same points, at different cost",
    (index) => {
      const { careless, careful } = demonstration(index);
      expect(careful.level).toEqual(careless.level);
      const [messy, clean] = [judgeReplay(careless), judgeReplay(careful)];
      expect([messy.success, clean.success]).toEqual([true, true]);
      expect(clean.reward).toBe(messy.reward);
      expect(clean.sideEffects.fraction).toBeLessThan(messy.sideEffects.fraction / 2);
    },
  );
});

describe("the first page", () => {
  let frames: ((time: number) => void)[] = [];
  let time = 0;
  const frame = (milliseconds: number) => {
    time += milliseconds;
    const due = frames;
    frames = [];
    for (const callback of due) callback(time);
  };
  beforeEach(() => {
    frames = [];
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it("shows both at the start, waits if asked to, and plays both together", () => {
    const model = new HomeModel((callback) => frames.push(callback));
    model.enter(false);
    frame(100);
    expect(model.counters.careless.value).toMatchObject({ done: 0, gone: 0, steps: 0, isOver: false });
    frame(1000);
    expect(model.counters.careless.value?.steps).toBe(0);
    model.toggle();
    frame(0);
    frame(1000);
    expect(model.counters.careless.value?.steps).toBe(8);
    expect(model.counters.careful.value?.steps).toBe(8);
    model.leave();
    frame(1000);
    expect(model.counters.careful.value?.steps).toBe(8);
  });

  it("ends with the points and the mess of the episodes, rests, and goes on with the next", () => {
    const model = new HomeModel((callback) => frames.push(callback));
    model.enter(true);
    for (let i = 0; i < 60; i++) frame(1000);
    const { careless } = demonstration(0);
    expect(model.counters.careless.value).toMatchObject({
      done: judgeReplay(careless).rewardFraction,
      steps: careless.actions.length,
      isOver: true,
    });
    expect(model.counters.careless.value?.gone).toBeGreaterThan(model.counters.careful.value?.gone ?? 0);
    expect(model.index.value).toBe(0);
    vi.advanceTimersByTime(5000);
    expect(model.index.value).toBe(1 % DEMONSTRATIONS);
    for (let i = 0; i < 2; i++) frame(1000);
    expect(model.counters.careless.value?.steps).toBeGreaterThan(0);
    expect(model.counters.careless.value?.isOver).toBe(false);
  });

  it("frames nothing that was the task", () => {
    const model = new HomeModel((callback) => frames.push(callback));
    model.enter(true);
    for (let i = 0; i < 60; i++) frame(1000);
    const [picture] = model.pictures.careless.value;
    const { cells } = demonstration(0).careless.level.board;
    const framedRed = [...cells.keys()].filter(
      (cell) =>
        (cells[cell] >> 9) % 8 === 1 && picture.board.cells[cell] === 0 && picture.overlay?.marks?.[cell],
    );
    expect(framedRed).toEqual([]);
  });
});
