// Recipes as YAML that a person writes: whole, or what is to be other than in a recipe that is there.
import { type Document, isNode, Lexer, LineCounter, parseDocument, visit } from "yaml";
import { excerpt, messageOf, reasonOf } from "../base/check.ts";
import { type Place, TOO_DEEP, tooDeepAt } from "../base/yaml-depth.ts";
import { repeatedName, UNCOMPARED } from "../base/yaml-keys.ts";
import { ALL_RECIPES, type AnyRecipe } from "./dqn-recipes.ts";
import { checkSize } from "./parse-recipe.ts";
import { readRecipe } from "./recipe-schema.ts";

/** The largest recipe of our own has 3 kB. */
export const MOST_RECIPE_BYTES = 8192;

/** What is wrong in a file, for people and for editors. */
export class RecipeFileError extends Error {
  constructor(
    message: string,
    /** From 1. */
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

/** Parts of which a file may say some fields, while the others stay those of the base. */
const MERGED = ["network", "ppo", "dqn"];

/**
 * @param text fields of a recipe; with `base: NAME` those that are missing are that recipe's, and the fields of network,
 *  ppo and dqn that are. The name is the file's unless it says one
 * @param fileName appears in errors
 * @throws RecipeFileError with one sentence or two: what is wrong, where, what is allowed
 */
export function readRecipeFile(text: string, fileName: string): AnyRecipe {
  const lines = new LineCounter();
  const failAt = ({ line, column }: Place, problem: string): never => {
    throw new RecipeFileError(`${fileName}, line ${line}, column ${column}: ${problem}`, line, column);
  };
  const fail = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(offset);
    return failAt({ line, column: col }, problem);
  };
  if (text.length > MOST_RECIPE_BYTES) {
    const problem = `${fileName} has ${text.length} characters; the limit is ${MOST_RECIPE_BYTES}. Shorten it.`;
    throw new RecipeFileError(problem, 1, 1);
  }
  const tooDeep = tooDeepAt(text, new Lexer().lex(text));
  if (tooDeep) failAt(tooDeep, TOO_DEEP);
  const { yaml, written } = parsed(text, lines, fail);
  const problemAt = (path: Path, problem: string) => fail(startOf(yaml, path), problem);
  if (typeof written !== "object" || written === null || Array.isArray(written)) {
    return fail(0, "a recipe holds fields. Write lines such as base: small.");
  }
  const { base, ...said } = written as Fields;
  if (base !== undefined && (typeof base !== "string" || !Object.hasOwn(ALL_RECIPES, base))) {
    const names = Object.keys(ALL_RECIPES).join(", ");
    return problemAt(["base"], `base is ${describe(base)}. Use one of ${names}.`);
  }
  const named = { name: fileName.replace(/\.ya?ml$/i, ""), ...said };
  const whole = base === undefined ? named : onBase(ALL_RECIPES[base as keyof typeof ALL_RECIPES], named);
  const { issues, output } = readRecipe(whole, "of a person");
  if (issues) {
    const [{ path: items = [], expected, message, input }] = issues;
    const path = items.map(({ key }) => key as string | number);
    const [title, last] = [path.join("."), path.at(-1)];
    const parent = path.slice(0, -1).join(".") || "a recipe";
    if (expected === "never")
      return problemAt(path, `${excerpt(String(last))} is no field of ${parent}. Use ${message}.`);
    if (input === undefined && !hasPlace(yaml, path)) {
      const help = base === undefined && path.length === 1 ? " Say it, or name a base." : "";
      return problemAt(path, `${title} is missing.${help || ` Use ${message}.`}`);
    }
    return problemAt(path, `${title || "this"} is ${describe(input)}. Use ${message}.`);
  }
  try {
    checkSize(output);
  } catch (error) {
    return fail(0, messageOf(error));
  }
  return output;
}

/** Text that `readRecipeFile` gives the same recipe for. */
export function writeRecipeFile(recipe: AnyRecipe): string {
  const yaml = parseDocument("");
  yaml.contents = yaml.createNode(recipe, { aliasDuplicateObjects: false }) as never;
  visit(yaml, {
    Collection(_, part) {
      if (part === yaml.contents || JSON.stringify(part).length > LONGEST_LINE) return undefined;
      part.flow = true;
      return visit.SKIP;
    },
  });
  return yaml.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** What is short stands on one line. */
const LONGEST_LINE = 70;

function parsed(text: string, lines: LineCounter, fail: (offset: number, problem: string) => never) {
  try {
    const options = { lineCounter: lines, prettyErrors: false, logLevel: "silent", ...UNCOMPARED } as const;
    const yaml = parseDocument(text, options);
    const [error] = [...yaml.errors, ...yaml.warnings];
    if (error) fail(error.pos[0], `this is no YAML: ${excerpt(error.message)}.`);
    const repeated = repeatedName(yaml.contents);
    if (repeated) fail(repeated.offset, `"${excerpt(repeated.name)}" is there twice. Take one away.`);
    return { yaml, written: yaml.toJS() as unknown };
  } catch (error) {
    if (error instanceof RecipeFileError) throw error;
    // Aliases of aliases exhaust the parser's patience.
    return fail(0, `this is no YAML that can be read: ${reasonOf(error)}`);
  }
}

/** Merges only what both are. */
function onBase(base: AnyRecipe, said: Fields): Fields {
  const merged = Object.entries(base).flatMap(([part, fields]) => {
    const others = said[part];
    return MERGED.includes(part) && isFields(others) ? [[part, { ...fields, ...others }]] : [];
  });
  return { ...base, ...said, ...Object.fromEntries(merged) };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const hasPlace = (yaml: Document, path: Path): boolean => isNode(yaml.getIn(path, true));

/** Offset of the part, or of the closest one around it that was written. */
function startOf(yaml: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = yaml.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null || value === undefined) return "empty";
  if (typeof value === "object") return "a set of fields";
  return typeof value === "string" ? `"${excerpt(value)}"` : String(value);
}
