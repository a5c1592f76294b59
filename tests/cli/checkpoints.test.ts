import { expect, it } from "vitest";
import { SECONDS_BETWEEN_CHECKPOINTS } from "../../src/cli/run-training.ts";

it("a closed terminal costs at most 30 seconds of training", () => {
  expect(SECONDS_BETWEEN_CHECKPOINTS).toBeLessThanOrEqual(30);
});
