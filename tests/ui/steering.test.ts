// What an arrow comes to. Expected by hand from the rules of the original's keyboard.
import { describe, expect, it } from "vitest";
import { steered } from "../../src/ui/play/steering.ts";

const [UP, RIGHT, DOWN, LEFT] = [0, 1, 2, 3];

describe("arrows that walk", () => {
  it("walk their way wherever one looks", () => {
    expect(steered("walk", UP, LEFT, false)).toEqual({ heading: LEFT, action: 4 });
  });

  it("create on their side", () => {
    expect(steered("walk", UP, DOWN, true)).toEqual({ heading: DOWN, action: 7 });
  });
});

describe("arrows that turn first", () => {
  it("look that way, which takes no step, and then walk", () => {
    expect(steered("turn", UP, RIGHT, false)).toEqual({ heading: RIGHT, action: null });
    expect(steered("turn", RIGHT, RIGHT, false)).toEqual({ heading: RIGHT, action: 2 });
  });

  it("create at once", () => {
    expect(steered("turn", UP, LEFT, true)).toEqual({ heading: LEFT, action: 8 });
  });
});

describe("arrows that steer", () => {
  it.each([
    { arrow: LEFT, heading: UP, looks: LEFT },
    { arrow: LEFT, heading: LEFT, looks: DOWN },
    { arrow: RIGHT, heading: LEFT, looks: UP },
    { arrow: RIGHT, heading: DOWN, looks: LEFT },
  ])("turn from $heading by $arrow to $looks without a step", ({ arrow, heading, looks }) => {
    expect(steered("steer", heading, arrow, false)).toEqual({ heading: looks, action: null });
  });

  it("walk ahead, and back without turning", () => {
    expect(steered("steer", RIGHT, UP, false)).toEqual({ heading: RIGHT, action: 2 });
    expect(steered("steer", RIGHT, DOWN, false)).toEqual({ heading: RIGHT, action: 4 });
  });

  it("create on a side as one sees it", () => {
    expect(steered("steer", DOWN, UP, true)).toEqual({ heading: DOWN, action: 7 });
    expect(steered("steer", DOWN, LEFT, true)).toEqual({ heading: RIGHT, action: 6 });
  });
});
