import { describe, expect, it } from "vitest";
import { actionValues, tdLoss } from "../../src/dqn/loss.ts";
import type { Evaluation } from "../../src/ppo/types.ts";

const EVALUATION: Evaluation = {
  logits: Float32Array.of(1, 2, 6, -1, 0, 4),
  values: Float32Array.of(10, 20),
};
const BATCH = { actions: Uint8Array.of(2, 0), targets: Float32Array.of(12, 20) };

describe("values of actions", () => {
  it("are the value plus what the advantage has over the mean of its row", () => {
    expect([...actionValues(EVALUATION, "row")]).toEqual([8, 9, 13, 18, 19, 23]);
  });

  it("of SafeLife 1.2 take the mean over all rows away", () => {
    expect([...actionValues(EVALUATION, "batch")]).toEqual([9, 10, 14, 17, 18, 22]);
  });
});

describe("the loss", () => {
  it.each([
    ["row", 0.5 * ((13 - 12) ** 2 + (18 - 20) ** 2), 0.5 * (13 + 23)],
    ["batch", 0.5 * ((14 - 12) ** 2 + (17 - 20) ** 2), 0.5 * (14 + 22)],
  ] as const)("is the mean squared error of the actions taken (mean of the %s)", (dueling, loss, qValue) => {
    const gradient = { logits: new Float32Array(6), values: new Float32Array(2) };
    expect(tdLoss(BATCH, EVALUATION, dueling, gradient)).toEqual({ loss, qValue });
  });

  it.each(["row", "batch"] as const)("has the slope of finite differences (mean of the %s)", (dueling) => {
    const empty = () => ({ logits: new Float32Array(6), values: new Float32Array(2) });
    const lossAt = (evaluation: Evaluation) => tdLoss(BATCH, evaluation, dueling, empty()).loss;
    const gradient = empty();
    tdLoss(BATCH, EVALUATION, dueling, gradient);
    for (const part of ["logits", "values"] as const) {
      for (const [i, slope] of gradient[part].entries()) {
        const moved = (by: number) => ({
          ...EVALUATION,
          [part]: EVALUATION[part].map((x, k) => (k === i ? x + by : x)),
        });
        // Quadratic, so that differences are exact but for rounding.
        expect((lossAt(moved(0.25)) - lossAt(moved(-0.25))) / 0.5).toBeCloseTo(slope, 4);
      }
    }
  });
});
