// The form: whatever it writes, the reader understands.
import { describe, expect, it } from "vitest";
import { type Field, type Group, PARAMETERS } from "../../src/procgen/parameter-schema.ts";
import { withDefaults } from "../../src/procgen/parameters.ts";
import { readParameterFile, readParameters } from "../../src/procgen/read-parameters.ts";
import {
  fieldsOf,
  firstNamed,
  firstValue,
  inManner,
  mannerOf,
  mannersOf,
  namesIn,
  rangeOf,
  summaryOf,
  usedNames,
} from "../../src/ui/levels/form.ts";
import { KINDS } from "../../src/ui/levels/kinds.ts";
import { DEFAULTS } from "../../src/ui/levels/reading.ts";
import { type Path, setParameter } from "../../src/ui/levels/yaml-edit.ts";

const read = (text: string) => readParameters(text, "x.yaml", DEFAULTS);
const names = namesIn(DEFAULTS);

/** Every field of a group and of the groups in it, with the path below `path`. */
const fieldsBelow = ({ fields }: Group, path: Path): (readonly [Path, Field])[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const own = [[...path, name], field] as const;
    if (field.type.kind === "record") return [];
    return field.type.kind === "group" ? [own, ...fieldsBelow(field.type, own[0])] : [own];
  });

const layer = { fences: 1, tree_lattice: { spacing: 4 }, pattern: { max_fill: 2 } };
const ALL = [
  ...fieldsBelow(PARAMETERS, []),
  ...fieldsBelow(groupIn("agent_types"), ["agent_types", "mine"]),
  ...fieldsBelow(groupIn("named_regions"), ["named_regions", "mine", 0]),
];

function groupIn(name: "agent_types" | "named_regions"): Group {
  const { type } = PARAMETERS.fields[name];
  const inner = type.kind === "record" ? type.of.type : type;
  const group = inner.kind === "list" ? inner.of.type : inner;
  if (group.kind !== "group") throw new Error(`${name} holds no group`);
  return group;
}

const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>((part, step) => (part as Record<string | number, unknown>)[step], whole);

describe("the form", () => {
  const base = setParameter(
    setParameter(KINDS[0].text, ["named_regions", "mine"], [layer], DEFAULTS),
    ["agent_types", "mine"],
    { color: "red" },
    DEFAULTS,
  );

  it.each(ALL.map(([path, field]) => [path.join(" "), path, field] as const))(
    "writes %s in every manner so that it is read as meant",
    (_, path, field) => {
      for (const manner of mannersOf(field)) {
        const value = inManner(field.default, manner, field, names);
        expect(mannerOf(value, field)).toBe(manner);
        const text = setParameter(base, path, value, DEFAULTS);
        expect(valueAt(read(text), path)).toEqual(value);
        expect(inManner(value, "fixed", field, names)).not.toHaveProperty("choices");
      }
    },
  );

  it("goes from one manner to another with the same value", () => {
    const fill: Field = { label: "", help: "", type: { kind: "number", min: 0, max: 1 }, random: true };
    const between = inManner(0.3, "uniform", fill, names);
    expect(between).toEqual({ uniform: [0.3, 0.3] });
    expect(inManner(between, "choices", fill, names)).toEqual({ choices: [0.3] });
    expect(inManner({ choices: [0.2, 0.9], weights: [1, 2] }, "fixed", fill, names)).toBe(0.2);
    expect(mannerOf(null, PARAMETERS.fields.later_regions)).toBe("fixed");
    expect(mannersOf(PARAMETERS.fields.later_regions)).toEqual(["fixed", "choices"]);
  });

  it("begins with values that are allowed", () => {
    const freely = setParameter(base, ["partitioning"], { min_regions: 1 }, DEFAULTS);
    for (const [path, { type }] of ALL) {
      const text = setParameter(freely, path, firstValue(type, names), DEFAULTS);
      expect(() => read(text), path.join(" ")).not.toThrow();
    }
  });

  it("shows the regions and agents that levels are made of, and those of the file", () => {
    const used = (id: string, of: "named_regions" | "agent_types") => {
      const { text } = KINDS.find((kind) => kind.id === id)!;
      return usedNames(of, read(text), readParameterFile(text, id, DEFAULTS));
    };
    expect(used("append-still", "named_regions")).toEqual(["append medium"]);
    expect(used("navigation", "named_regions")).toEqual(["rubble", "spawner", "jungle", "savannah"]);
    expect(used("prune-still-easy", "agent_types")).toEqual(["agent0"]);
    expect(used("multi-agent/asym2", "agent_types")).toEqual(["cyan", "white"]);
    expect(used("multi-agent/asym2", "named_regions")).toEqual(["reg1", "reg2", "reg3"]);
  });

  it("begins regions and agent types of any name, those of the defaults with what they are there", () => {
    for (const of of ["named_regions", "agent_types"] as const) {
      for (const name of ["a bog", "7", "null", "~", "a: b", "#", "*x", "'"]) {
        const file = readParameterFile(
          setParameter(KINDS[0].text, [of, name], firstNamed(of, name, DEFAULTS), DEFAULTS),
          "x.yaml",
          DEFAULTS,
        );
        expect(Object.keys(file[of] ?? {})).toContain(name);
        expect(usedNames(of, withDefaults(file, DEFAULTS), file)).toContain(name);
      }
    }
    expect(firstNamed("named_regions", "rubble", DEFAULTS)).toBe(DEFAULTS.named_regions.rubble);
    const { agent_types } = read(setParameter("{}", ["agent_types", "bob"], {}, DEFAULTS));
    expect(namesIn({ ...DEFAULTS, agent_types }).agent_types).toContain("bob");
  });

  it("names layers and ranges in words", () => {
    expect(summaryOf({ color: "blue", target: "goals", fences: 0, pattern: {} })).toBe(
      "blue: to goals, pattern",
    );
    expect(summaryOf({})).toBe("black: nothing");
    expect(summaryOf({ color: { choices: ["red"] }, tree_lattice: true })).toBe("some colour: tree lattice");
    expect(summaryOf({ choices: [{}] })).toBe("drawn anew each time");
    expect(rangeOf(PARAMETERS.fields.board_shape.type)).toBe("Whole, 3 to 256.");
    expect(rangeOf(PARAMETERS.fields.min_performance.type)).toBe("-1 to 1.");
    expect(fieldsOf([1])).toEqual({});
  });
});
