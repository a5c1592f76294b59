// Where boards stand on a screen, and what of it is looked at.
import { describe, expect, it } from "vitest";
import { layOut, moved, WHOLE, zoomed } from "../../src/ui/render/layout.ts";

const SCREEN = { width: 800, height: 600 };
const board = (side: number) => ({ height: side, width: side });

describe("layOut", () => {
  it("gives one board the largest whole cells, in the middle", () => {
    const [{ x, y, side }] = layOut([board(10)], SCREEN);
    expect(side).toBe(58);
    expect([2 * x + 10 * side, 2 * y + 10 * side]).toEqual([SCREEN.width, SCREEN.height]);
  });

  it("puts a wall of boards side by side without any two over each other", () => {
    const places = layOut(Array(64).fill(board(26)), { width: 1280, height: 800 });
    const corners = new Set(places.map(({ x, y }) => `${x},${y}`));
    expect(corners.size).toBe(64);
    for (const { x, y, side } of places) {
      expect(side).toBe(3);
      expect(x >= 0 && y >= 0 && x + 26 * side <= 1280 && y + 26 * side <= 800).toBe(true);
    }
  });

  it("keeps cells whole when it is looked at closely", () => {
    const [{ side }] = layOut([board(10)], SCREEN, { factor: 1.3, x: 0, y: 0 });
    expect(side).toBe(75);
  });
});

describe("a look", () => {
  it("comes closer to a point that stays where it is", () => {
    const zoom = zoomed(WHOLE, 2, 300, 200, SCREEN);
    expect(zoom).toEqual({ factor: 2, x: -300, y: -200 });
    expect(zoomed(zoom, 0.5, 300, 200, SCREEN)).toEqual(WHOLE);
  });

  it("never goes beyond what there is, nor closer than it is of use", () => {
    expect(zoomed(WHOLE, 0.5, 300, 200, SCREEN)).toEqual(WHOLE);
    expect(zoomed(WHOLE, 1000, 0, 0, SCREEN).factor).toBe(16);
    expect(moved({ factor: 2, x: -300, y: -200 }, 1000, -1000, SCREEN)).toEqual({
      factor: 2,
      x: 0,
      y: -600,
    });
  });
});
