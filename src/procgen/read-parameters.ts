// Parameter files (YAML) → parameters that are known to be possible, or a sentence with file, line and column.
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { excerpt } from "../base/check.ts";
import { type Place, TOO_DEEP, tooDeepAt } from "../base/yaml-depth.ts";
import {
  BUILT_IN_AGENT,
  type Group,
  type List,
  PARAMETERS,
  type Value,
  type ValueType,
} from "./parameter-schema.ts";
import { type LevelParameters, MAX_PARAMETER_BYTES, type ParameterFile, withDefaults } from "./parameters.ts";

/** Counts a value once for each alias of it. */
const MAX_VALUES = 20_000;

/** What is wrong in a file, for people and for editors. */
export class ParameterError extends Error {
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

/** What a file need not say, where there is no file of defaults. */
export const BUILT_IN_DEFAULTS = Object.fromEntries(
  Object.entries(PARAMETERS.fields).map(([name, field]) => [name, field.default]),
) as unknown as LevelParameters;

/** A file's parameters, complete. For errors see `readParameterFile`. */
export const readParameters = (text: string, fileName: string, defaults: LevelParameters): LevelParameters =>
  withDefaults(readParameterFile(text, fileName, defaults), defaults);

/**
 * What a file says, all of it checked. {choices: {a: 1, b: 3}} becomes a list with weights.
 * @param fileName appears in errors
 * @param defaults name the regions and agent types that the file need not define
 * @throws ParameterError with one sentence or two: what is wrong, where, what is allowed
 */
export function readParameterFile(
  text: string,
  fileName: string,
  defaults: Pick<LevelParameters, "named_regions" | "agent_types">,
): ParameterFile {
  const lines = new LineCounter();
  if (text.length > MAX_PARAMETER_BYTES) {
    throw new ParameterError(
      `${fileName} has ${text.length} characters; the limit is ${MAX_PARAMETER_BYTES}. Shorten it.`,
      1,
      1,
    );
  }
  const failAt = ({ line, column }: Place, problem: string): never => {
    throw new ParameterError(`${fileName}, line ${line}, column ${column}: ${problem}`, line, column);
  };
  const tooDeep = tooDeepAt(text, new Lexer().lex(text));
  if (tooDeep) failAt(tooDeep, TOO_DEEP);
  // Names that are there twice are found below: the parser would compare each with every other.
  const options = { prettyErrors: false, logLevel: "silent", uniqueKeys: false } as const;
  const yaml = parseDocument(text, { lineCounter: lines, ...options });
  const fail = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(offset);
    return failAt({ line, column: col }, problem);
  };
  const [error] = [...yaml.errors, ...yaml.warnings];
  if (error) fail(error.pos[0], `this is no YAML: ${excerpt(error.message)}.`);
  const root = yaml.contents;
  if (!isMap(root))
    return fail(0, "a parameter file holds fields. Write lines such as board_shape: [26, 26].");
  const names = {
    named_regions: [...Object.keys(defaults.named_regions), ...keysOf(root.get("named_regions"))],
    agent_types: [BUILT_IN_AGENT, ...Object.keys(defaults.agent_types), ...keysOf(root.get("agent_types"))],
  };
  const resolve = (node: unknown) => (isAlias(node) ? node.resolve(yaml) : node);
  return new Checker(resolve, names, fail).group(root, PARAMETERS) as ParameterFile;
}

const keysOf = (node: unknown): string[] =>
  isMap(node) ? node.items.map(({ key }) => (isScalar(key) ? String(key.value) : "")) : [];

/** Options of one random value. */
const MAX_CHOICES = 100;

type PlainType = Exclude<ValueType, { kind: "group" | "list" | "record" }>;
type Fail = (offset: number, problem: string) => never;

class Checker {
  private count = 0;

  constructor(
    private readonly resolve: (node: unknown) => unknown,
    private readonly names: Readonly<Record<"named_regions" | "agent_types", readonly string[]>>,
    private readonly fail: Fail,
  ) {}

  group(node: unknown, { title, fields, contradiction }: Group): Readonly<Record<string, unknown>> {
    const allowed = enumerate(Object.keys(fields));
    if (!isMap(node)) return this.fail(startOf(node), `${title} is written as fields: ${allowed}.`);
    const values: Record<string, unknown> = {};
    const starts: Record<string, number> = {};
    for (const { name, key, value } of this.entries(node)) {
      if (!Object.hasOwn(fields, name)) {
        return this.fail(startOf(key), `"${excerpt(name)}" is no field of ${title}. Use ${allowed}.`);
      }
      values[name] = this.value(value, fields[name], name);
      starts[name] = startOf(value);
    }
    const conflict = contradiction?.(values);
    if (conflict) return this.fail(starts[conflict.field], `${conflict.field} is ${conflict.problem}.`);
    return values;
  }

  private entries(map: YAMLMap) {
    const names = new Set<string>();
    return map.items.map(({ key, value }: Pair) => {
      const found = this.resolve(key);
      if (!isScalar(found)) return this.fail(startOf(key), "a name is one word or number.");
      const name = String(found.value);
      if (names.has(name))
        return this.fail(startOf(key), `"${excerpt(name)}" is there twice. Take one away.`);
      names.add(name);
      return { name, key, value };
    });
  }

  /** @param name of the field, in sentences */
  private value(written: unknown, expected: Value, name: string): unknown {
    const node = this.resolve(written);
    const at = startOf(written);
    if (++this.count > MAX_VALUES) {
      return this.fail(at, `the file holds more than ${MAX_VALUES} values, aliases included. Shorten it.`);
    }
    const wrong = () => this.fail(at, `${name} is ${describe(node)}. Use ${this.allowed(expected)}.`);
    if (expected.nullable && isScalar(node) && node.value === null) return null;
    if (isMap(node) && (node.has("choices") || node.has("uniform"))) {
      return expected.random ? this.random(node, expected, name) : wrong();
    }
    const type = expected.or && isScalar(node) ? expected.or : expected.type;
    switch (type.kind) {
      case "group":
        return isMap(node) ? this.group(node, type) : wrong();
      case "list":
        return isSeq(node) && node.items.length >= type.least && node.items.length <= type.most
          ? this.list(node, type, name)
          : wrong();
      case "record":
        if (!isMap(node) || node.items.length > type.most) return wrong();
        return Object.fromEntries(
          this.entries(node).map((entry) => [
            entry.name,
            this.value(entry.value, type.of, `"${excerpt(entry.name)}"`),
          ]),
        );
      default:
        return isScalar(node) && this.fits(node.value, type) ? node.value : wrong();
    }
  }

  private list(node: YAMLSeq, { of, contradiction }: List, name: string): readonly unknown[] {
    const entries = node.items.map((item) => this.value(item, of, `an entry of ${name}`));
    const conflict = contradiction?.(entries);
    if (conflict) {
      const { path, problem } = conflict;
      return this.fail(startOf(this.nodeAt(node, path)), `${path.at(-1)} is ${problem}.`);
    }
    return entries;
  }

  private nodeAt(node: unknown, path: readonly (string | number)[]): unknown {
    return path.reduce((at: unknown, step) => {
      const collection = this.resolve(at);
      return isMap(collection) || isSeq(collection) ? collection.get(step, true) : undefined;
    }, node);
  }

  private fits(value: unknown, type: PlainType): boolean {
    switch (type.kind) {
      case "number":
        return (
          typeof value === "number" &&
          value >= type.min &&
          value <= type.max &&
          (!type.whole || Number.isInteger(value))
        );
      case "switch":
        return typeof value === "boolean";
      case "on":
        return value === true;
      case "word":
        return type.words.some((word) => word === value);
      case "name":
        return (
          this.names[type.of].some((known) => known === value) ||
          (type.others === "left out" && typeof value === "string")
        );
    }
  }

  /** {choices: [a, b], weights: [1, 3]}, {choices: {a: 1, b: 3}} or {uniform: [from, to]}. */
  private random(node: YAMLMap, { random: _, ...fixed }: Value, name: string): unknown {
    const parts = Object.fromEntries(this.entries(node).map((entry) => [entry.name, entry]));
    const known = parts.uniform ? ["uniform"] : ["choices", "weights"];
    const other = Object.values(parts).find((entry) => !known.includes(entry.name));
    if (other) {
      return this.fail(
        startOf(other.key),
        `"${excerpt(other.name)}" does not go with ${known[0]}. Use ${enumerate(known)}.`,
      );
    }
    if (parts.uniform) {
      if (!isContinuous(fixed)) {
        return this.fail(startOf(parts.uniform.key), `${name} cannot be uniform. Use choices.`);
      }
      const ends: ValueType = { kind: "list", of: { type: fixed.type }, least: 2, most: 2 };
      return { uniform: this.value(parts.uniform.value, { type: ends }, `uniform of ${name}`) };
    }
    const list = this.resolve(parts.choices.value);
    const options = isMap(list) ? list.items.map(({ key }: Pair) => key) : isSeq(list) ? list.items : [];
    if (options.length === 0 || options.length > MAX_CHOICES) {
      return this.fail(
        startOf(parts.choices.value),
        `choices of ${name} are ${describe(list)}. Use a list of 1 to ${MAX_CHOICES}, or fields with weights.`,
      );
    }
    const choices = options.map((option) => this.value(option, fixed, `a choice of ${name}`));
    const weights = isMap(list) ? list.items.map(({ value }: Pair) => value) : parts.weights?.value;
    if (weights === undefined) return { choices };
    return { choices, weights: this.weights(weights, choices.length, name) };
  }

  private weights(written: unknown, count: number, name: string): readonly number[] {
    const weight: Value = { type: { kind: "number", min: 0, max: 1e9 } };
    const what = `weights of ${name}`;
    const numbers = (
      Array.isArray(written)
        ? written.map((item) => this.value(item, weight, `an entry of ${what}`))
        : this.value(written, { type: { kind: "list", of: weight, least: count, most: count } }, what)
    ) as readonly number[];
    if (numbers.every((number) => number === 0)) {
      const at = startOf(Array.isArray(written) ? written[0] : written);
      return this.fail(at, `the ${what} are all 0. Make one of them larger.`);
    }
    return numbers;
  }

  private allowed(expected: Value): string {
    const { type, or, random, nullable } = expected;
    return [
      this.allowedType(type),
      ...(or ? [this.allowedType(or)] : []),
      ...(nullable ? ["null"] : []),
      ...(random ? ["{choices: […]}"] : []),
      ...(random && isContinuous(expected) ? ["{uniform: [from, to]}"] : []),
    ].join(", or ");
  }

  private allowedType(type: ValueType): string {
    switch (type.kind) {
      case "number":
        return `a ${type.whole ? "whole number" : "number"} from ${type.min}${type.max < Number.POSITIVE_INFINITY ? ` to ${type.max}` : ""}`;
      case "switch":
        return "true or false";
      case "on":
        return "true";
      case "word":
        return `one of ${enumerate(type.words)}`;
      case "name":
        return `one of ${enumerate(this.names[type.of])}`;
      case "list":
        return `a list of ${type.least === type.most ? type.most : `${type.least} to ${type.most}`}, each ${this.allowed(type.of)}`;
      case "record":
        return `at most ${type.most} names, each with ${this.allowed(type.of)}`;
      case "group":
        return `fields: ${enumerate(Object.keys(type.fields))}`;
    }
  }
}

const isContinuous = ({ type }: Value) => type.kind === "number" && !type.whole;

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** So many are listed, and so many characters of each. */
const MAX_LISTED = 50;

const enumerate = (words: readonly string[]): string =>
  words.length === 0
    ? "none"
    : words
        .slice(0, MAX_LISTED)
        .map((word) => excerpt(word.slice(0, MAX_LISTED)))
        .join(", ");

function describe(node: unknown): string {
  if (isMap(node)) return "a set of fields";
  if (isSeq(node)) return `a list of ${node.items.length}`;
  if (!isScalar(node) || node.value === null) return "empty";
  return typeof node.value === "string" ? `"${excerpt(node.value)}"` : String(node.value);
}
