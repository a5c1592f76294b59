import { describe, expect, it } from "vitest";
import { fromHalf, toHalf } from "../../src/base/half.ts";

const ALL = Array.from({ length: 2 ** 16 }, (_, half) => half);
const isNumber = (half: number) => !Number.isNaN(fromHalf(half));

describe("half precision", () => {
  it.each([
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0400, 2 ** -14],
    [0x0001, 2 ** -24],
    [0x3555, 0.333251953125],
    [0x7c00, Number.POSITIVE_INFINITY],
    [0x8000, -0],
  ])("%i is %d", (half, value) => {
    expect(fromHalf(half)).toBe(value);
    expect(toHalf(value)).toBe(half);
  });

  it("gives every half back, and no number for no number", () => {
    expect(ALL.filter(isNumber).filter((half) => toHalf(fromHalf(half)) !== half)).toEqual([]);
    expect(fromHalf(toHalf(Number.NaN))).toBeNaN();
  });

  it("takes the nearest, and of two that are as near the even one", () => {
    const finite = ALL.filter((half) => half < 0x7bff);
    for (const half of finite) {
      const [low, high] = [fromHalf(half), fromHalf(half + 1)];
      const middle = (low + high) / 2;
      const even = half % 2 === 0 ? half : half + 1;
      if (toHalf(middle) !== even) expect.fail(`${middle} became ${toHalf(middle)}`);
      const nudge = (high - low) / 2 ** 10;
      if (toHalf(middle - nudge) !== half || toHalf(middle + nudge) !== half + 1)
        expect.fail(`near ${middle}`);
    }
  });

  it("is infinite from 65,520 on", () => {
    expect(toHalf(65519.99)).toBe(0x7bff);
    expect(toHalf(65520)).toBe(0x7c00);
    expect(toHalf(-1e30)).toBe(0xfc00);
  });
});
