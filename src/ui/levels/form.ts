// What the form of parameters makes of the schema: ways to write a value, first values, words.
import { BUILT_IN_AGENT, type Value, type ValueType } from "../../procgen/parameter-schema.ts";
import type { LevelParameters, ParameterFile } from "../../procgen/parameters.ts";
import { translated, words } from "../words/words.ts";

/** How a value is written: as its type says, the other way, not at all, or drawn anew each time. */
export type Manner = "fixed" | "or" | "none" | "choices" | "uniform";

/** Names that a value may refer to. */
export type Names = Readonly<Record<"named_regions" | "agent_types", readonly string[]>>;

export const namesIn = ({ named_regions, agent_types }: LevelParameters): Names => ({
  named_regions: Object.keys(named_regions),
  agent_types: [BUILT_IN_AGENT, ...Object.keys(agent_types)],
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields of a group, or nothing. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

export const isContinuous = ({ kind, ...rest }: ValueType): boolean =>
  kind === "number" && !("whole" in rest);

/** Whether the type is chosen from a list, in which "none" has a place too. */
const isSelect = ({ kind }: ValueType): boolean => kind === "word" || kind === "name";

/** Chance among groups is beyond a form. */
export const mannersOf = ({ type, or, nullable, random }: Value): readonly Manner[] => [
  ...(nullable && !isSelect(type) ? (["none"] as const) : []),
  ...(or ? (["or"] as const) : []),
  "fixed",
  ...(random && type.kind !== "group" ? (["choices"] as const) : []),
  ...(random && isContinuous(type) ? (["uniform"] as const) : []),
];

export function mannerOf(value: unknown, expected: Value): Manner {
  if (isObject(value) && "choices" in value) return "choices";
  if (isObject(value) && "uniform" in value) return "uniform";
  if (value === null && !isSelect(expected.type)) return "none";
  return expected.or && !isObject(value) && value !== undefined ? "or" : "fixed";
}

/** The same wish in another manner, as far as there is one. */
export function inManner(value: unknown, manner: Manner, expected: Value, names: Names): unknown {
  const one = fieldsOf(value).choices ?? fieldsOf(value).uniform ?? [value];
  const [first] = (one as readonly unknown[]).filter((each) => each !== null && each !== undefined);
  switch (manner) {
    case "none":
      return null;
    case "or":
      return true;
    case "fixed":
      return first !== undefined && mannerOf(first, expected) === "fixed"
        ? first
        : firstValue(expected.type, names);
    case "choices":
      return { choices: [first ?? firstValue(expected.type, names)] };
    case "uniform": {
      const number = typeof first === "number" ? first : firstValue(expected.type, names);
      return { uniform: [number, number] };
    }
  }
}

/** Something that is allowed, to begin with. */
export function firstValue(type: ValueType, names: Names): unknown {
  switch (type.kind) {
    case "number":
      return Math.min(type.max, Math.max(type.min, 1));
    case "switch":
    case "on":
      return true;
    case "word":
      return type.words[0];
    case "name":
      return names[type.of][0];
    case "list":
      return Array.from({ length: type.least }, () => firstValue(type.of.type, names));
    case "record":
    case "group":
      return {};
  }
}

/** What a region or an agent type begins with that gets a name: what the defaults have under it, or a little. */
export function firstNamed(of: keyof Names, name: string, parameters: LevelParameters): unknown {
  if (Object.hasOwn(parameters[of], name)) return parameters[of][name];
  return of === "named_regions" ? [{ color: "green" }] : {};
}

/** "0 to 1"; empty where the control says it all. */
export function rangeOf(type: ValueType): string {
  if (type.kind === "number") {
    const { range, rangeOfWhole, orMore, wholeOrMore } = words.value.parameters;
    const { min, max, whole } = type;
    if (max === Number.POSITIVE_INFINITY) return (whole ? wholeOrMore : orMore)(min);
    return (whole ? rangeOfWhole : range)(min, max);
  }
  if (type.kind === "list" && type.of.type.kind === "number") return rangeOf(type.of.type);
  return "";
}

/** Names of regions or agent types that the levels are made of, or that the file defines. */
export function usedNames(
  of: keyof Names,
  parameters: LevelParameters,
  file: ParameterFile,
): readonly string[] {
  const { starting_region, later_regions, buffer_region, agents } = parameters;
  const said = of === "agent_types" ? [agents] : [starting_region, later_regions, buffer_region];
  const used = new Set([...said.flatMap(wordsIn), ...Object.keys(file[of] ?? {})]);
  return Object.keys(parameters[of]).filter((name) => used.has(name));
}

const wordsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return wordsIn(fieldsOf(value).choices ?? []);
};

/** Which layer of a list it is, at a glance: "green: fences, pattern". */
export function summaryOf(layer: unknown): string {
  const w = words.value.parameters;
  const { color = "black", ...others } = fieldsOf(layer);
  if ("choices" in others) return w.drawn;
  const parts = Object.entries(others)
    .filter(([, value]) => value !== 0 && value !== null)
    .map(([name, value]) =>
      name === "target" ? w.target(translated(String(value))) : translated(name.replaceAll("_", " ")),
    );
  return `${typeof color === "string" ? translated(color) : w.someColour}: ${parts.join(", ") || w.nothing}`;
}
