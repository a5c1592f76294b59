import { expect, test } from "vitest";
import { exp } from "../../src/base/exact-math.ts";
import { expAll } from "../../src/base/exp-all.ts";
import { keyFromSeed, uniform } from "../../src/base/random.ts";

test("exponentials of many numbers are those of each, to the bit", () => {
  const edges = [0, -0, 1e-300, 709.7, 710, 1e9, -744.5, -745.2, -746, -1e9, 0.5 * Math.LN2, -1.5 * Math.LN2];
  const values = Float64Array.of(
    ...[...edges, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN],
    ...Array.from({ length: 20_000 }, (_, i) => (i % 2 ? 1500 : 4) * (uniform(keyFromSeed(1), i) - 0.5)),
  );
  const expected = values.map(exp);
  expAll(values);
  expect(values).toEqual(expected);
});
