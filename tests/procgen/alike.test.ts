import { expect, it } from "vitest";
import { unlikeBy } from "../../src/procgen/alike.ts";
import { withDefaults } from "../../src/procgen/parameters.ts";
import { officialDefaults, officialParameters } from "./official.ts";

const of = (file: object) => unlikeBy(withDefaults(file, officialDefaults));

it("is no parameter of the official kinds", () => {
  expect(Object.values(officialParameters).map(unlikeBy)).toEqual(
    Object.keys(officialParameters).map(() => null),
  );
});

it.each<[string, object, "board_shape" | "agents" | null]>([
  ["one size of one", { board_shape: { choices: [[9, 9]] } }, null],
  [
    "two sizes",
    {
      board_shape: {
        choices: [
          [9, 9],
          [9, 10],
        ],
      },
    },
    "board_shape",
  ],
  [
    "a size that never comes",
    {
      board_shape: {
        choices: [
          [9, 9],
          [9, 10],
        ],
        weights: [1, 0],
      },
    },
    null,
  ],
  [
    "a choice of choices",
    {
      board_shape: {
        choices: [
          [9, 9],
          {
            choices: [
              [9, 9],
              [8, 8],
            ],
          },
        ],
      },
    },
    "board_shape",
  ],
  ["two kinds of agents", { agents: [{ choices: ["default", "agent0"] }] }, null],
  ["by name", { agents: [{ choices: { default: 1, agent0: 2, bob: 0 } }] }, null],
  ["an agent that may be left out", { agents: ["default", { choices: ["default", "bob"] }] }, "agents"],
  ["one that always is", { agents: ["default", "bob"] }, null],
  ["one or two", { agents: { choices: [["default"], ["default", "agent0"]] } }, "agents"],
])("is told from %s", (_, file, expected) => {
  expect(of(file)).toBe(expected);
});
