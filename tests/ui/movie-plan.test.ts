// How an episode becomes a moving picture.
import { describe, expect, it } from "vitest";
import { type MovieWish, planMovie } from "../../src/ui/movie/plan.ts";

const WISH: MovieWish = { kind: "gif", height: 26, width: 26, boards: 2, from: 0, to: 80, speed: 5 };

describe("a plan", () => {
  it("shows every step of a short episode, as large as may be", () => {
    const { steps, side, height, width, delay } = planMovie(WISH);
    expect(steps).toEqual(Array.from({ length: 81 }, (_, step) => step));
    expect({ side, height, width, delay }).toEqual({ side: 16, height: 430, width: 860, delay: 200 });
  });

  it("shows a part, both ends included", () => {
    const { steps } = planMovie({ ...WISH, from: 7, to: 10 });
    expect(steps).toEqual([7, 8, 9, 10]);
    expect(planMovie({ ...WISH, from: 7, to: 7 }).steps).toEqual([7]);
  });

  it("leaves out steps that nobody would see, and keeps the speed", () => {
    const { steps, delay } = planMovie({ ...WISH, to: 101, speed: 100 });
    expect(steps.slice(0, 3)).toEqual([0, 2, 4]);
    expect(steps.at(-1)).toBe(101);
    expect(delay).toBe(20);
  });

  it.each<Partial<MovieWish>>([
    { to: 1000 },
    { to: 10_000, height: 100, width: 100 },
    { height: 1024, width: 1024, to: 1000 },
    { kind: "video", to: 1000 },
    { kind: "video", height: 1024, width: 1024, to: 10_000 },
    { height: 3, width: 3, boards: 1, to: 0 },
  ])("stays within what can be made and sent: %o", (change) => {
    const wish = { ...WISH, ...change };
    const { steps, side, height, width } = planMovie(wish);
    expect(side).toBeGreaterThanOrEqual(1);
    expect(Math.max(height, width)).toBeLessThanOrEqual(Math.max(1920, 2 * wish.width + 28));
    expect([height % 2, width % 2]).toEqual([0, 0]);
    const most = wish.kind === "gif" ? 80e6 : 400e6;
    expect(steps.length <= 2 || steps.length * height * width <= most).toBe(true);
    expect(steps[0]).toBe(wish.from);
    expect(steps.at(-1)).toBe(wish.to);
  });
});
