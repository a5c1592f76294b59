// Ratings are told from duels, with intervals that shrink.
import { describe, expect, it } from "vitest";
import { keyFromSeed, uniform } from "../../src/base/random.ts";
import { type Duel, ratingsOf } from "../../src/base/ratings.ts";

const key = keyFromSeed(1);
/** Duels between three whose odds are 1 : 3 : 9. */
const duels = (count: number): readonly Duel[] =>
  Array.from({ length: count }, (_, i) => {
    const names = ["a", "b", "c"];
    const [first, second] = [i % 3, (i + 1 + (i % 2)) % 3];
    const odds = 3 ** (first - second);
    return {
      first: names[first],
      second: names[second],
      score: uniform(key, i) < odds / (1 + odds) ? 1 : 0,
    };
  });

describe("ratings", () => {
  it("are the odds that the duels were drawn with", () => {
    const ratings = ratingsOf(duels(3000));
    expect(ratings.map(({ name }) => name)).toEqual(["c", "b", "a"]);
    const step = 400 * Math.log10(3);
    expect(Math.abs(ratings[0].rating - ratings[1].rating - step)).toBeLessThan(30);
    expect(Math.abs(ratings[1].rating - ratings[2].rating - step)).toBeLessThan(30);
    expect(ratings.reduce((sum, { rating }) => sum + rating, 0) / 3).toBeCloseTo(1000, 6);
    expect(ratings.reduce((sum, { duels: own }) => sum + own, 0)).toBe(6000);
  });

  it("have intervals that shrink with the root of the duels", () => {
    const [few, many] = [75, 1200].map((count) => ratingsOf(duels(count))[1].margin);
    expect(few / many).toBeGreaterThan(3);
    expect(few / many).toBeLessThan(5);
  });

  it("stay finite for who always wins, and are equal for who ties", () => {
    const [best] = ratingsOf([{ first: "a", second: "b", score: 1 }]);
    expect(best.name).toBe("a");
    expect(best.rating).toBeLessThan(1300);
    expect(best.margin).toBeGreaterThan(150);
    const tied = ratingsOf([{ first: "a", second: "b", score: 0.5 }]);
    expect(tied[0].rating).toBeCloseTo(1000, 9);
    expect(ratingsOf([])).toEqual([]);
  });
});
