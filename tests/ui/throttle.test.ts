// Announcements come at a pace at which one can listen, and the last always comes.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttled } from "../../src/ui/throttle.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

const recorder = () => {
  const heard: (readonly [at: number, value: number])[] = [];
  const start = performance.now();
  return { heard, ...throttled((value: number) => heard.push([performance.now() - start, value])) };
};

it("passes on the first at once, one in each second of a burst, and the last", () => {
  const { heard, offer } = recorder();
  for (let step = 0; step < 25; step++) {
    offer(step, 1000);
    vi.advanceTimersByTime(100);
  }
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([
    [0, 0],
    [1000, 9],
    [2000, 19],
    [3000, 24],
  ]);
});

it("waits for nothing after a rest, and drops what waits when it is stopped", () => {
  const { heard, offer, stop } = recorder();
  offer(1, 1000);
  vi.advanceTimersByTime(1500);
  offer(2, 1000);
  offer(3, 1000);
  stop();
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([
    [0, 1],
    [1500, 2],
  ]);
});
