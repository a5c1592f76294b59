import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unknownAgents } from "../../src/procgen/agents.ts";
import { MAX_PARAMETER_BYTES } from "../../src/procgen/parameters.ts";
import {
  BUILT_IN_DEFAULTS,
  ParameterError,
  readParameterFile,
  readParameters,
} from "../../src/procgen/read-parameters.ts";

const FOLDER = new URL("../../levels/random/", import.meta.url);
const fileText = (name: string) => readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8");
const read = (text: string) => readParameterFile(text, "x.yaml", BUILT_IN_DEFAULTS);

describe("levels/random", () => {
  const defaults = readParameters(fileText("_defaults"), "_defaults.yaml", BUILT_IN_DEFAULTS);

  test("a file stands on the defaults, regions and agents by name", () => {
    const parameters = readParameters(fileText("multi-agent/asym1"), "asym1.yaml", defaults);
    expect(parameters.partitioning).toEqual({ min_regions: 2, max_regions: 3 });
    expect(parameters.buffer_region).toBeNull();
    expect(Object.keys(parameters.agent_types)).toEqual(["agent0", "cyan", "magenta"]);
    expect(parameters.named_regions.main).toHaveLength(3);
    expect(parameters.named_regions["append hard"]).toEqual(defaults.named_regions["append hard"]);
  });
});

describe("a parameter file", () => {
  test("whose layers cannot follow each other is refused at the period", () => {
    const layers = (...periods: string[]) => {
      const lines = periods.map((period) => `    - {color: red, pattern: {period: ${period}}}\n`);
      return `named_regions:\n  a:\n${lines.join("")}`;
    };
    expect(() => read(layers("3", "1", "2"))).toThrow(
      /^x\.yaml, line 5, column 38: period is 2, shorter than that of a layer before, 3\. Use 0, 1 or at least 3\.$/,
    );
    expect(() =>
      read("named_regions: {a: [{pattern: &p {period: 4}}, {pattern: {period: 3}}, {pattern: *p}]}"),
    ).toThrow("line 1, column 67: period is 3");
    for (const possible of [
      ["2", "3"],
      ["3", "0", "3"],
      ["3", "{choices: [2, 3]}"],
      ["{choices: [2, 3]}", "2"],
    ]) {
      expect(read(layers(...possible)).named_regions?.a).toHaveLength(possible.length);
    }
  });

  test.each(["- ", "? ", "- ? ", "[", "{a: ", "a: ["])(
    "that nests %j without end is refused with its place",
    (open) => {
      const problem = () => read(`board_shape: [9, 9]\n${open.repeat(4000)}`);
      expect(problem).toThrow(
        /^x\.yaml, line 2, column \d+: more than 32 brackets or entries are open at once/,
      );
      expect(problem).toThrow(ParameterError);
    },
  );

  test("may hold brackets in comments and strings", () => {
    const brackets = "[".repeat(200);
    expect(read(`# ${brackets}\nagent_types: {"${brackets}": {}}`).agent_types).toEqual({ [brackets]: {} });
  });

  test("may draw its values", () => {
    expect(
      read(`
min_performance: {uniform: [-0.5, 0.5]}
board_shape: {choices: [[25, 25], [15, 20]]}
agents: {choices: [[default], [default, default]], weights: [1, 3]}
later_regions: {choices: {a: 1, b: 3}}
buffer_region: {choices: [a, null]}
named_regions:
  a:
    - {color: {choices: [red, blue]}, pattern: {period: {choices: [1, 2]}, min_fill: {uniform: [0.1, 0.2]}}}
    - {choices: [{fences: 1}, {tree_lattice: true}, {tree_lattice: {spacing: 3, stagger: false}}]}
  b: [{pattern: {wall: {choices: [[0, 20], [1, 20]]}}}]
`),
    ).toEqual({
      min_performance: { uniform: [-0.5, 0.5] },
      board_shape: {
        choices: [
          [25, 25],
          [15, 20],
        ],
      },
      agents: { choices: [["default"], ["default", "default"]], weights: [1, 3] },
      later_regions: { choices: ["a", "b"], weights: [1, 3] },
      buffer_region: { choices: ["a", null] },
      named_regions: {
        a: [
          {
            color: { choices: ["red", "blue"] },
            pattern: { period: { choices: [1, 2] }, min_fill: { uniform: [0.1, 0.2] } },
          },
          {
            choices: [
              { fences: 1 },
              { tree_lattice: true },
              { tree_lattice: { spacing: 3, stagger: false } },
            ],
          },
        ],
        b: [
          {
            pattern: {
              wall: {
                choices: [
                  [0, 20],
                  [1, 20],
                ],
              },
            },
          },
        ],
      },
    });
  });

  test("may use aliases", () => {
    const text = "named_regions: {a: &a [{fences: 1}], b: *a}\nstarting_region: b";
    expect(read(text).named_regions).toEqual({ a: [{ fences: 1 }], b: [{ fences: 1 }] });
  });

  test("may name agents of types there are not, and any period", () => {
    const parameters = readParameters(
      "agents: [bob, default, {choices: [eve, default]}]\nnamed_regions: {a: [{pattern: {period: 1000000}}]}",
      "x.yaml",
      BUILT_IN_DEFAULTS,
    );
    expect(parameters.agents).toEqual(["bob", "default", { choices: ["eve", "default"] }]);
    expect(unknownAgents(parameters)).toEqual(["bob", "eve"]);
    expect(unknownAgents({ ...parameters, agent_types: { eve: {} } })).toEqual(["bob"]);
    expect(unknownAgents({ ...parameters, agents: { choices: { bob: 1, default: 2 } } as never })).toEqual([
      "bob",
    ]);
    expect(parameters.named_regions.a).toEqual([{ pattern: { period: 1_000_000 } }]);
  });

  test.each<[string, string, [line: number, column: number], RegExp]>([
    [
      "an unknown field",
      "board_shpae: [9, 9]",
      [1, 1],
      /"board_shpae" is no field of a parameter file\. Use board_shape, min_p/,
    ],
    [
      "an unknown field of a pattern",
      "named_regions:\n  a:\n    - pattern: {temprature: 1}",
      [3, 17],
      /is no field of a pattern\. Use period,/,
    ],
    [
      "a wrong type",
      "min_performance: often",
      [1, 18],
      /min_performance is "often"\. Use a number from -1 to 1, or \{choices: \[…\]\}, or \{uniform: \[from, to\]\}\./,
    ],
    [
      "a number beyond its range",
      "min_performance: 1e999",
      [1, 18],
      /is Infinity\. Use a number from -1 to 1/,
    ],
    ["no number", "min_performance: .nan", [1, 18], /is NaN\. Use a number/],
    [
      "a share of no whole",
      "board_shape: [9.5, 9]",
      [1, 15],
      /an entry of board_shape is 9\.5\. Use a whole number from 3 to 256\./,
    ],
    [
      "a list that is too short",
      "board_shape: [9]",
      [1, 14],
      /board_shape is a list of 1\. Use a list of 2, each a whole number/,
    ],
    [
      "a list where a word belongs",
      "starting_region: [a]",
      [1, 18],
      /starting_region is a list of 1\. Use one of none, or null, or/,
    ],
    [
      "a word there is not",
      "named_regions: {a: [{target: bord}]}",
      [1, 30],
      /target is "bord"\. Use one of board, goals, both/,
    ],
    [
      "a region there is not",
      "named_regions: {a: [{}]}\nlater_regions: b",
      [2, 16],
      /later_regions is "b"\. Use one of a, or null/,
    ],
    [
      "a region there is not, to choose",
      "named_regions: {a: [{}]}\nlater_regions: {choices: [a, b]}",
      [2, 30],
      /a choice of later_regions is "b"\. Use one of a, or null\./,
    ],
    ["an agent that is no name", "agents: [7]", [1, 10], /an entry of agents is 7\. Use one of default/],
    [
      "half a step",
      "named_regions: {a: [{pattern: {period: 1.5}}]}",
      [1, 40],
      /period is 1\.5\. Use a whole number from 0, or/,
    ],
    ["no agents", "agents: []", [1, 9], /agents is a list of 0\. Use a list of 1 to 64/],
    ["nothing", "min_performance:", [1, 17], /min_performance is empty\. Use a number/],
    [
      "a lattice that is off",
      "named_regions: {a: [{tree_lattice: false}]}",
      [1, 36],
      /tree_lattice is false\. Use fields: spacing, stagger, or true, or null/,
    ],
    [
      "more than at most",
      "partitioning: {min_regions: 4, max_regions: 3}",
      [1, 45],
      /max_regions is 3, less than min_regions, 4\. Make it at least that\./,
    ],
    [
      "more than at most, which is left out",
      "partitioning: {min_regions: 20}",
      [1, 29],
      /min_regions is 20, more than max_regions, 5 if left out\. Write both\./,
    ],
    [
      "less than at least, which is left out",
      "partitioning: {max_regions: 1}",
      [1, 29],
      /max_regions is 1, less than min_regions, 2 if left out\. Make it at least that\./,
    ],
    ["an alpha that begins no region", "partitioning: {alpha: 0}", [1, 23], /alpha is 0\. Use a number from/],
    [
      "more fill than at most",
      "named_regions: {a: [{pattern: {min_fill: 0.4, max_fill: 0.3}}]}",
      [1, 57],
      /max_fill is 0\.3, less than min_fill, 0\.4/,
    ],
    [
      "chance where there is none",
      "agent_types: {a: {color: {choices: [red]}}}",
      [1, 26],
      /color is a set of fields\. Use one of black, red/,
    ],
    [
      "a uniform word",
      "later_regions: {uniform: [0, 1]}",
      [1, 17],
      /later_regions cannot be uniform\. Use choices\./,
    ],
    [
      "three ends",
      "min_performance: {uniform: [0, 1, 2]}",
      [1, 28],
      /uniform of min_performance is a list of 3\. Use a list of 2, each a number/,
    ],
    [
      "both ways of chance",
      "min_performance: {uniform: [0, 1], choices: [1]}",
      [1, 36],
      /"choices" does not go with uniform\. Use uniform\./,
    ],
    [
      "no choice",
      "min_performance: {choices: []}",
      [1, 28],
      /choices of min_performance are a list of 0\. Use a list of 1 to 100/,
    ],
    [
      "too few weights",
      "min_performance: {choices: [0, 1], weights: [1]}",
      [1, 45],
      /weights of min_performance is a list of 1\. Use a list of 2/,
    ],
    [
      "weights of nothing",
      "min_performance: {choices: {0: 0, 1: 0}}",
      [1, 32],
      /weights of min_performance are all 0/,
    ],
    [
      "a negative weight",
      "min_performance: {choices: [0, 1], weights: [1, -1]}",
      [1, 49],
      /is -1\. Use a number from 0 to/,
    ],
    ["no YAML", "a: [1, 2\nb: 3", [2, 1], /this is no YAML: Flow sequence/],
    [
      "the same field twice",
      "agents: [default]\nagents: [default]",
      [2, 1],
      /is there twice\. Take one away\./,
    ],
    ["an unknown tag", "agents: !!python/name:os [default]", [1, 9], /this is no YAML: Unresolved tag/],
    [
      "a merge key",
      "agent_types: {a: &a {color: red}, b: {<<: *a}}",
      [1, 39],
      /"<<" is no field of an agent type/,
    ],
    ["no fields", "- 1", [1, 1], /a parameter file holds fields\. Write lines such as/],
    ["an empty file", "", [1, 1], /a parameter file holds fields/],
    ["a prototype", "__proto__: {a: 1}", [1, 1], /"__proto__" is no field/],
    ["a name that is a list", "agent_types: {[a]: {}}", [1, 15], /a name is one word or number/],
  ])("%s is refused where it stands", (_, text, [line, column], message) => {
    const error = errorOf(text);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(`x.yaml, line ${line}, column ${column}: `);
    expect(error).toMatchObject({ line, column });
  });

  test("is refused in good time, however hostile", { timeout: 60_000 }, () => {
    const layers = `[${"{fences: 1}, ".repeat(15)}{}]`;
    const bomb = `named_regions: {a: &a ${layers}, ${Array.from({ length: 199 }, (_, i) => `r${i}: &r${i} [{choices: [${"{choices: *c}, ".repeat(9)}{}]}]`).join(", ")}}`;
    const aliases = `named_regions:\n  a: &a\n${`    - choices: &c [${"{fences: 1, spawners: 0, color: red}, ".repeat(90)}{}]\n`}${"    - choices: *c\n".repeat(15)}${Array.from({ length: 150 }, (_, i) => `  b${i}: *a\n`).join("")}`;
    const texts = [
      bomb,
      aliases,
      "[".repeat(MAX_PARAMETER_BYTES),
      "{a: ".repeat(MAX_PARAMETER_BYTES / 4),
      "- ".repeat(MAX_PARAMETER_BYTES / 2),
      "? ".repeat(MAX_PARAMETER_BYTES / 2),
      "&a ".repeat(20_000),
      Array.from({ length: 6000 }, (_, i) => `k${i}: 1\n`).join(""),
      "agents: &a [*a, *a]",
      "agents: *nobody",
      "x".repeat(MAX_PARAMETER_BYTES + 1),
    ];
    for (const text of texts) {
      const startedAt = performance.now();
      const { message } = errorOf(text);
      expect(message).toMatch(/^x\.yaml(, line \d+, column \d+:| has \d+ characters)/);
      expect(message.length).toBeLessThan(3000);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
    expect(errorOf(aliases).message).toMatch(/more than 20000 values, aliases included/);
  });

  test("any change of it is understood or explained", { timeout: 60_000 }, () => {
    const text = fileText("multi-agent/asym2");
    const change = fc.record({
      at: fc.nat({ max: text.length }),
      length: fc.nat({ max: 8 }),
      by: fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom("[", "{", "*a", "&a ", ": ", "\n- ", "null", "1e9", "!!set "),
      ),
    });
    fc.assert(
      fc.property(change, ({ at, length, by }) => {
        try {
          read(text.slice(0, at) + by + text.slice(at + length));
        } catch (error) {
          expect(error).toBeInstanceOf(ParameterError);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function errorOf(text: string): ParameterError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ParameterError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}
