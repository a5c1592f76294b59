// Texts that people read stand in the catalogue (src/ui/words) and nowhere else in the page.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { describe, expect, it } from "vitest";

const folder = new URL("../../src/ui/", import.meta.url).pathname;

/** What a lesson says stands beside its levels. */
const A_LESSON = /^lessons\/[a-z]+\/(en|de)\.ts$/;

const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("words/") && !A_LESSON.test(name));

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Names, and what programs read: the same in every language. */
const NAMES = ["SafeLife Web", "Canvas 2D", "CSV", "JSON", "TensorBoard", "safelife study", "Shift"];
/** What stands on keys, units of one letter. */
const isOfLetters = (text: string): boolean => text.split(/[^\p{L}]+/u).every((word) => word.length < 2);
const SHOWN_ATTRIBUTES = [
  "aria-label",
  "aria-description",
  "aria-valuetext",
  "title",
  "placeholder",
  "alt",
  "label",
  "hint",
  "message",
];
/** Begins like a sentence, and goes on. */
const SENTENCE = /^[A-Z][\p{L}’']*[,:]? .*\p{L}/u;

/** Literals below a node, those in its functions and in attributes of its own excluded. */
function literals(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literals);
  if (!isNode(node)) return [];
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "TemplateElement") return [(node.value as { cooked: string }).cooked];
  if (node.type === "TemplateLiteral") return literals([...(node.quasis as Node[])]);
  if (node.type === "ConditionalExpression") return literals([node.consequent, node.alternate]);
  if (node.type === "LogicalExpression") return literals([node.left, node.right]);
  if (node.type === "JSXExpressionContainer") return literals(node.expression);
  return [];
}

/** Texts of a source that somebody would read. */
function readableTexts(name: string, source: string): string[] {
  const { program, errors } = parseSync(name, source);
  expect(errors).toEqual([]);
  const found: string[] = [];
  const visit = (node: unknown, inElement: boolean): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, inElement);
      return;
    }
    if (!isNode(node)) return;
    if (node.type === "JSXText") found.push(node.value as string);
    if (node.type === "JSXExpressionContainer" && inElement) found.push(...literals(node));
    if (node.type === "JSXAttribute") {
      const { name: attribute, value } = node as unknown as { name: Node; value: unknown };
      if (SHOWN_ATTRIBUTES.includes(attribute.name as string)) found.push(...literals(value));
    }
    if (node.type === "Literal" || node.type === "TemplateElement") {
      found.push(...literals(node).filter((text) => SENTENCE.test(text)));
    }
    for (const [field, value] of Object.entries(node)) {
      visit(value, (node.type === "JSXElement" || node.type === "JSXFragment") && field === "children");
    }
  };
  visit(program, false);
  return [...new Set(found.map((text) => text.trim()))].filter(
    (text) => /\p{L}/u.test(text) && !NAMES.includes(text) && !isOfLetters(text),
  );
}

it.each(files)("%s has no text of its own", (name) => {
  const texts = readableTexts(name, readFileSync(join(folder, name), "utf8"));
  expect(texts).toEqual([]);
});

describe("the reader", () => {
  it.each([
    ["a text", "<p>Hello</p>"],
    ["a text beside a value", "<p>{n} cells</p>"],
    ["a choice of texts", `<p>{ready ? "yes" : null}</p>`],
    ["a condition", `<p>{ready && "yes"}</p>`],
    ["a template", "<p>{`level`}</p>"],
    ["a label", `<p aria-label="Yes" />`],
    ["a filled-in label", "<p title={`Cell`} />"],
    ["a sentence", `throw new Error("It is gone.");`],
    ["a filled-in sentence", "fail(`There is no level.`);"],
  ])("sees %s", (_, source) => {
    expect(readableTexts("a.tsx", source)).toHaveLength(1);
  });

  it.each([
    `<p class="key small">{w.text}</p>`,
    "<p>{n} × {m}</p>",
    `<kbd>Shift</kbd>`,
    `go("Arrow Up")`,
    `draw("a b")`,
  ])("takes %s for no text", (source) => {
    expect(readableTexts("a.tsx", source)).toEqual(source.includes("Arrow Up") ? ["Arrow Up"] : []);
  });
});
