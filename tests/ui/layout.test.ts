// Where boards stand on a screen, and what of it is looked at.
import { describe, expect, it } from "vitest";
import { layOut, moved, showing, WHOLE, zoomed } from "../../src/ui/render/layout.ts";

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

  it("leaves a board where it is while a larger one beside it makes way for a smaller", () => {
    const [before, after] = [board(14), board(9)].map((other) =>
      layOut([board(10), other], SCREEN, WHOLE, board(14)),
    );
    expect(after[0]).toEqual(before[0]);
    const [middleBefore, middleAfter] = [before[1], after[1]].map(
      ({ x, side, width }) => 2 * x + side * width,
    );
    expect(Math.abs(middleAfter - middleBefore)).toBeLessThanOrEqual(1);
    expect(layOut([board(10), board(9)], SCREEN)[0].side).toBeGreaterThan(before[0].side);
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

  it("has any cell in sight, and three around it where there is room, and stays when they are", () => {
    for (const factor of [1, 1.5, 4, 16]) {
      for (let cell = 0; cell < 400; cell++) {
        const at = { row: Math.floor(cell / 20), col: cell % 20 };
        const from = moved({ factor, x: -300, y: -200 }, 0, 0, SCREEN);
        const zoom = showing(from, layOut([board(20)], SCREEN, from)[0], at, SCREEN);
        const [place] = layOut([board(20)], SCREEN, zoom);
        for (const [start, index, full] of [
          [place.x, at.col, SCREEN.width],
          [place.y, at.row, SCREEN.height],
        ]) {
          const around = Math.min(3, (full / place.side - 1) / 2);
          // A pixel for what is rounded.
          expect(start + Math.max(0, index - around) * place.side).toBeGreaterThanOrEqual(-1);
          expect(start + Math.min(20, index + 1 + around) * place.side).toBeLessThanOrEqual(full + 1);
        }
        const again = showing(zoom, place, at, SCREEN);
        expect(Math.hypot(again.x - zoom.x, again.y - zoom.y)).toBeLessThan(1.5);
      }
    }
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
