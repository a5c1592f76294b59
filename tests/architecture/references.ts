// What one source file refers to: other files, packages and globals, read from its syntax tree.
import { parseSync } from "vite";

export interface Reference {
  /** As written, such as "../core/board.ts" or "preact"; null where it is computed and cannot be known. */
  readonly specifier: string | null;
  /** True if nothing of it is left after compilation. */
  readonly typeOnly: boolean;
}

export interface References {
  readonly imports: readonly Reference[];
  /** Names used: "document", "Math.random", "new Date()"; local names of that spelling count too. */
  readonly globals: ReadonlySet<string>;
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Throws if the file does not parse. */
export function referencesOf(fileName: string, source: string): References {
  const { program, errors } = parseSync(fileName, source);
  if (errors.length > 0) throw new Error(`${fileName}: ${errors[0].message}`);
  const imports: Reference[] = [];
  const globals = new Set<string>();
  const constants = constantsOf(program as unknown as Node);
  visit(program as unknown as Node, (node) => {
    imports.push(...importsOf(node, constants));
    if (node.type === "NewExpression" && (node.arguments as Node[]).length === 0 && isNode(node.callee)) {
      globals.add(`new ${node.callee.name}()`);
    }
    if (node.type === "Identifier") globals.add(node.name as string);
    if (node.type === "MemberExpression" && isNode(node.object) && isNode(node.property)) {
      if (node.object.type === "Identifier") globals.add(`${node.object.name}.${node.property.name}`);
    }
  });
  return { imports, globals };
}

/** Texts by the names they were given: a name hides an import from a bundler, not from us. */
function constantsOf(program: Node): ReadonlyMap<unknown, string> {
  const constants = new Map<unknown, string>();
  visit(program, (node) => {
    if (node.type !== "VariableDeclarator" || !isNode(node.id)) return;
    const value = text(node.init);
    if (value !== null) constants.set(node.id.name, value);
  });
  return constants;
}

function importsOf(node: Node, constants: ReadonlyMap<unknown, string>): Reference[] {
  switch (node.type) {
    case "ImportDeclaration":
      return [{ specifier: text(node.source), typeOnly: node.importKind === "type" }];
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      if (!isNode(node.source)) return [];
      return [{ specifier: text(node.source), typeOnly: node.exportKind === "type" }];
    case "TSImportType":
      return [{ specifier: text(node.source), typeOnly: true }];
    case "ImportExpression": {
      const named = isNode(node.source) ? constants.get(node.source.name) : undefined;
      return [{ specifier: named ?? text(node.source), typeOnly: false }];
    }
    case "NewExpression": {
      const [path, base] = node.arguments as Node[];
      const isUrl = isNode(node.callee) && node.callee.name === "URL";
      return isUrl && isImportMeta(base, "url") ? [{ specifier: text(path), typeOnly: false }] : [];
    }
    case "CallExpression": {
      if (!isImportMeta(node.callee, "glob")) return [];
      const [patterns] = node.arguments as Node[];
      const each = patterns.type === "ArrayExpression" ? (patterns.elements as Node[]) : [patterns];
      return each.map((pattern) => ({ specifier: text(pattern), typeOnly: false }));
    }
    default:
      return [];
  }
}

/** `import.meta.<name>` */
function isImportMeta(node: unknown, name: string): boolean {
  if (!isNode(node) || node.type !== "MemberExpression") return false;
  return isNode(node.object) && node.object.type === "MetaProperty" && isNode(node.property)
    ? node.property.name === name
    : false;
}

const text = (node: unknown): string | null =>
  isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : null;

/** Every node but the names of members and fields, which are no references: `board.window`, `{ window: 1 }`. */
function visit(node: Node, onNode: (node: Node) => void): void {
  onNode(node);
  const named = "computed" in node && node.computed === false;
  for (const [field, value] of Object.entries(node)) {
    if (named && (field === "property" || field === "key")) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, onNode);
  }
}
