// A test that fails on a busy machine is run once more: what of two runs holds, and what does not.
import { describe, expect, it } from "vitest";
import { inOneOf } from "../scripts/twice.mjs";

/** A file of tests that ended so, each of one name. */
const file = (name: string, ...statuses: readonly string[]) => ({
  name,
  status: statuses.includes("failed") || statuses.length === 0 ? "failed" : "passed",
  message: "",
  assertionResults: statuses.map((status) => ({ fullName: "works", status, failureMessages: [] })),
});

describe("two runs", () => {
  it("hold what has passed in one of them, whichever failed in which", () => {
    const first = [file("a", "passed", "passed"), file("b", "passed", "failed")];
    expect(inOneOf(first, [file("b", "failed", "passed")])).toEqual({ passed: 4, failed: [] });
  });

  it("do not hold what failed in both, though another test of its name has passed", () => {
    const first = [file("a", "passed"), file("b", "passed", "failed", "failed")];
    expect(inOneOf(first, [file("b", "passed", "failed", "passed")])).toEqual({
      passed: 3,
      failed: ["b > 1: works"],
    });
  });

  it("do not hold what was skipped or never begun", () => {
    const first = [file("a", "passed", "pending"), file("b"), file("c", "passed", "failed")];
    const { passed, failed } = inOneOf(first, [
      file("b"),
      { ...file("c", "passed", "pending"), status: "failed" },
    ]);
    expect(passed).toBe(2);
    expect(failed).toEqual(["a > 1: works", "c > 1: works", "b", "c"]);
  });
});
