import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cheapestTransport, type TransportProblem } from "../../src/safety/network-simplex.ts";

/** A problem with a cost for each pair, `costs[supply][demand]`. */
function problemOf(supplies: number[], demands: number[], costs: readonly number[][]): TransportProblem {
  const width = demands.length;
  return {
    supplies,
    demands,
    costs: Float64Array.from(supplies.flatMap((_, i) => demands.map((_, j) => costs[i][width - 1 - j]))),
    supplyOffsets: supplies.map((_, i) => i * width + width - 1),
    demandOffsets: demands.map((_, j) => j),
  };
}

const costOf = (problem: TransportProblem) => cheapestTransport(problem).cost;

/** The cheapest way to give each of the first `n` supplies, one by one, a place of its own. */
function cheapestAssignment(
  costs: readonly number[][],
  n: number,
  taken: ReadonlySet<number> = new Set(),
): number {
  if (n === 0) return 0;
  let best = Number.POSITIVE_INFINITY;
  costs[n - 1].forEach((cost, j) => {
    if (!taken.has(j)) best = Math.min(best, cost + cheapestAssignment(costs, n - 1, new Set([...taken, j])));
  });
  return best;
}

/** Successive shortest paths by Bellman–Ford on the residual graph: slow, simple and of another family. */
function shortestPathTransport(supplies: number[], demands: number[], costs: readonly number[][]): number {
  const [m, n] = [supplies.length, demands.length];
  const have = [...supplies];
  const want = [...demands];
  const flow = costs.map((row) => row.map(() => 0));
  let sum = 0;
  for (;;) {
    const distance = [
      ...have.map((mass) => (mass > 1e-12 ? 0 : Number.POSITIVE_INFINITY)),
      ...want.map(() => Number.POSITIVE_INFINITY),
    ];
    const from = new Array<number>(m + n).fill(-1);
    for (let changed = true; changed; ) {
      changed = false;
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          if (distance[i] + costs[i][j] < distance[m + j] - 1e-12) {
            distance[m + j] = distance[i] + costs[i][j];
            from[m + j] = i;
            changed = true;
          }
          if (flow[i][j] > 1e-12 && distance[m + j] - costs[i][j] < distance[i] - 1e-12) {
            distance[i] = distance[m + j] - costs[i][j];
            from[i] = m + j;
            changed = true;
          }
        }
      }
    }
    let end = -1;
    for (let j = 0; j < n; j++) {
      if (want[j] > 1e-12 && distance[m + j] < (end < 0 ? Number.POSITIVE_INFINITY : distance[m + end]))
        end = j;
    }
    if (end < 0) return sum;
    const path = [m + end];
    while (from[path[0]] >= 0) path.unshift(from[path[0]]);
    let amount = Math.min(have[path[0]], want[end]);
    for (let k = 0; k + 1 < path.length; k++) {
      if (path[k] >= m) amount = Math.min(amount, flow[path[k + 1]][path[k] - m]);
    }
    for (let k = 0; k + 1 < path.length; k++) {
      if (path[k] < m) flow[path[k]][path[k + 1] - m] += amount;
      else flow[path[k + 1]][path[k] - m] -= amount;
    }
    have[path[0]] -= amount;
    want[end] -= amount;
    sum += amount * distance[m + end];
  }
}

const random = (masses: fc.Arbitrary<number>, costs: fc.Arbitrary<number>, size: number) =>
  fc
    .record({ m: fc.integer({ min: 1, max: size }), n: fc.integer({ min: 1, max: size }) })
    .chain(({ m, n }) =>
      fc.record({
        supplies: fc.array(masses, { minLength: m, maxLength: m }),
        demands: fc.array(masses, { minLength: n, maxLength: n }),
        costs: fc.array(fc.array(costs, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
      }),
    );

const real = (min: number) => fc.double({ min, max: 1, noNaN: true });

describe("cheapestTransport", () => {
  test("by hand: the near pair is not taken when that strands the other one", () => {
    const costs = [
      [1, 2],
      [2, 9],
    ];
    expect(costOf(problemOf([1, 1], [1, 1], costs))).toBeCloseTo(4, 11);
  });

  test("by hand: a supply is split, and what nobody wants stays for free", () => {
    expect(costOf(problemOf([3], [1, 0.5], [[2, 4]]))).toBeCloseTo(4, 11);
    expect(costOf(problemOf([1, 0.5], [3], [[2], [4]]))).toBeCloseTo(4, 11);
  });

  test("nothing to move costs nothing", () => {
    expect(costOf(problemOf([], [1], []))).toBe(0);
    expect(costOf(problemOf([1], [], [[]]))).toBe(0);
    expect(
      costOf(
        problemOf(
          [1, 2],
          [2, 1],
          [
            [0, 0],
            [0, 0],
          ],
        ),
      ),
    ).toBe(0);
  });

  test("equals the best of all assignments of unit masses", () => {
    const costs = fc.oneof(real(0), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(random(fc.constant(1), costs, 6), ({ supplies, demands, costs }) => {
        const transposed = demands.map((_, j) => costs.map((row) => row[j]));
        const wide = supplies.length <= demands.length ? costs : transposed;
        const best = cheapestAssignment(wide, wide.length);
        expect(costOf(problemOf(supplies, demands, costs))).toBeCloseTo(best, 9);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  test("equals successive shortest paths on real and on equal masses", () => {
    const masses = fc.oneof(real(1e-3), fc.constantFrom(0.25, 0.5, 1));
    const costs = fc.oneof(real(0), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(random(masses, costs, 14), ({ supplies, demands, costs }) => {
        const slow = shortestPathTransport(supplies, demands, costs);
        expect(costOf(problemOf(supplies, demands, costs))).toBeCloseTo(slow, 8);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test("ends where almost all pivots move nothing: equal masses, few costs", () => {
    const n = 150;
    const ones = new Array<number>(n).fill(1);
    const costs = ones.map((_, i) => ones.map((_, j) => (i === j ? 0 : 1 + ((i * 7 + j * 3) % 3))));
    expect(costOf(problemOf(ones, ones, costs))).toBeCloseTo(0, 9);
    const rotated = costs.map((row) => [...row.slice(1), row[0]]);
    expect(costOf(problemOf(ones, ones, rotated))).toBeCloseTo(0, 9);
  });

  test("its flows cost what it says, use up the smaller side and overdraw nothing", () => {
    fc.assert(
      fc.property(random(real(1e-3), real(0), 14), ({ supplies, demands, costs }) => {
        const { cost, flows } = cheapestTransport(problemOf(supplies, demands, costs));
        const [sent, received] = [supplies.map(() => 0), demands.map(() => 0)];
        let sum = 0;
        for (const { supply, demand, mass } of flows()) {
          expect(mass).toBeGreaterThan(0);
          sent[supply] += mass;
          received[demand] += mass;
          sum += mass * costs[supply][demand];
        }
        expect(sum).toBeCloseTo(cost, 10);
        const [have, want] = [supplies, demands].map((masses) => masses.reduce((a, b) => a + b, 0));
        expect(sent.reduce((a, b) => a + b, 0)).toBeCloseTo(Math.min(have, want), 10);
        supplies.forEach((mass, i) => void expect(sent[i]).toBeLessThan(mass + 1e-10));
        demands.forEach((mass, j) => void expect(received[j]).toBeLessThan(mass + 1e-10));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test("keeps its exactness where masses differ by nine orders of magnitude", () => {
    const costs = [
      [1, 3],
      [2, 7],
    ];
    // 1e9 and 1 wanted, 1e9 and 1 there: the single unit goes 2, the large mass 1 and 3.
    const expected = Math.min(1e9 + 7, 1e9 - 1 + 3 + 2);
    expect(costOf(problemOf([1e9, 1], [1e9, 1], costs))).toBeCloseTo(expected, 3);
  });
});
