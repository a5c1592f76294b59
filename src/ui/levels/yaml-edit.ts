// Changes one value in the text of a parameter file and leaves comments and everything else where they are.
import { type Document, isAlias, isCollection, isMap, isScalar, parseDocument, visit } from "yaml";
import type { LevelParameters } from "../../procgen/parameters.ts";
import { words } from "../words/words.ts";

/** Names of fields, indices of lists: ["named_regions", "meadow", 0, "pattern", "min_fill"]. */
export type Path = readonly (string | number)[];

/**
 * @param text that `readParameters` understands
 * @param value plain, as `readParameters` gives it; undefined takes the entry away
 * @param defaults what the text stands on: where only a part of one of their entries changes, the rest is copied
 * @throws Error with a sentence where the text says it by an alias
 */
export function setParameter(text: string, path: Path, value: unknown, defaults: LevelParameters): string {
  const yaml = parseDocument(text);
  const unit = unitOf(path);
  if (path.length > unit.length && !yaml.hasIn(keysOf(yaml, unit))) {
    const copied = unit.reduce<unknown>((whole, step) => partOf(whole, step), defaults);
    if (copied !== undefined) yaml.setIn(keysOf(yaml, unit), nodeOf(yaml, copied));
  }
  const keys = keysOf(yaml, path);
  if (value === undefined) {
    yaml.deleteIn(keys);
    const names = keys.slice(0, 1);
    // The last of the names takes their heading with it.
    if (keys.length === 2 && unit.length === 2 && isEmpty(yaml.getIn(names))) yaml.deleteIn(names);
  } else yaml.setIn(keys, nodeOf(yaml, value));
  return yaml.toString({ lineWidth: 110, flowCollectionPadding: false });
}

const isEmpty = (node: unknown): boolean => isCollection(node) && node.items.length === 0;

/** The part of a file that replaces the defaults' as a whole. */
const unitOf = (path: Path): Path =>
  path.slice(0, path[0] === "named_regions" || path[0] === "agent_types" ? 2 : 1);

const partOf = (whole: unknown, step: string | number): unknown =>
  typeof whole === "object" && whole !== null && Object.hasOwn(whole, step)
    ? (whole as Record<string | number, unknown>)[step]
    : undefined;

/** The path in the document's own keys: a name may be written as a number. */
function keysOf(yaml: Document, path: Path): unknown[] {
  const keys: unknown[] = [];
  let node: unknown = yaml.contents;
  for (const step of path) {
    if (isAlias(node)) {
      throw new Error(words.peek().parameters.usedSeveralTimes(path.join(", "), node.source));
    }
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined;
    keys.push(isScalar(pair?.key) ? pair.key.value : step);
    node = pair ? pair.value : isCollection(node) ? node.get(step, true) : undefined;
  }
  return keys;
}

/** What is short stands on one line. */
const LONGEST_LINE = 70;

function nodeOf(yaml: Document, value: unknown) {
  const node = yaml.createNode(value, { aliasDuplicateObjects: false });
  visit(node, {
    Collection(_, part) {
      if (JSON.stringify(part).length > LONGEST_LINE) return undefined;
      part.flow = true;
      return visit.SKIP;
    },
  });
  return node;
}
