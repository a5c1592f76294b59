// What the schema says is left out is what the generator takes: the same levels with and without saying it.
import { expect, test } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { generateLevel } from "../../src/procgen/generate.ts";
import { type Field, type Group, PARAMETERS, type Value } from "../../src/procgen/parameter-schema.ts";
import type { LevelParameters } from "../../src/procgen/parameters.ts";
import { BUILT_IN_DEFAULTS } from "../../src/procgen/read-parameters.ts";

/** The defaults of a group's fields, where they have any. */
const defaultsOf = ({ fields }: Group): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries<Field>(fields).flatMap(([name, field]) =>
      field.default === undefined ? [] : [[name, field.default]],
    ),
  );

const groupIn = ({ type }: Value): Group => {
  if (type.kind === "list" || type.kind === "record") return groupIn(type.of);
  if (type.kind !== "group") throw new Error(`${type.kind} is no group`);
  return type;
};

const { partitioning, agent_types, named_regions } = PARAMETERS.fields;
const layer = groupIn(named_regions);
const { pattern, tree_lattice } = layer.fields;

const implied = {
  ...BUILT_IN_DEFAULTS,
  board_shape: [14, 14],
  agents: ["a"],
  agent_types: { a: {} },
  later_regions: "x",
  named_regions: {
    x: [{ pattern: { tree: [0, 9] } }, { pattern: { period: 2, min_fill: 0.05 }, tree_lattice: {} }],
  },
} as LevelParameters;

const told = {
  ...implied,
  partitioning: defaultsOf(groupIn(partitioning)),
  agent_types: { a: defaultsOf(groupIn(agent_types)) },
  named_regions: {
    x: [
      { ...defaultsOf(layer), pattern: { ...defaultsOf(groupIn(pattern)), tree: [0, 9] } },
      {
        ...defaultsOf(layer),
        pattern: { ...defaultsOf(groupIn(pattern)), period: 2, min_fill: 0.05 },
        tree_lattice: defaultsOf(groupIn(tree_lattice)),
      },
    ],
  },
} as LevelParameters;

test.each([1, 2, 3])("seed %i", { timeout: 60_000 }, (seed) => {
  const level = generateLevel(implied, keyFromSeed(seed));
  expect(new Set(level.board.cells).size).toBeGreaterThan(4);
  expect(generateLevel(told, keyFromSeed(seed))).toEqual(level);
});
