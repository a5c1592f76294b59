// The texts of the page in both languages: complete by their types, and here by what they say.
import type { ComponentChildren, VNode } from "preact";
import { expect, it } from "vitest";
import { de } from "../../src/ui/words/de/index.ts";
import { instructBoard as germanBoard } from "../../src/ui/words/de/instruct-board.ts";
import { en } from "../../src/ui/words/en/index.ts";
import { instructBoard as englishBoard } from "../../src/ui/words/en/instruct-board.ts";

/** Words that both languages have. */
const THE_SAME_IN_BOTH = [
  ...["Agent", "Benchmark", "Blinker", "Block", "GIF", "Level", "Name", "Pause", "Pentadecathlon", "Prompt"],
  ...[
    "Pulsar",
    "SafeLife",
    "Seed",
    "Spawner",
    "Updates",
    "Video",
    "WebGPU",
    "YAML",
    "cyan",
    "magenta",
    "still",
  ],
];

type Text = ComponentChildren | ((...values: readonly unknown[]) => ComponentChildren);

/** Every text by its path, such as "home.attempts.careless.title". */
function textsOf(part: unknown, path = ""): (readonly [path: string, text: Text])[] {
  if (typeof part !== "object" || part === null || isNode(part)) return [[path, part as Text]];
  return Object.entries(part).flatMap(([name, inner]) => textsOf(inner, path ? `${path}.${name}` : name));
}

const isNode = (part: object): part is VNode<{ children?: ComponentChildren }> => "props" in part;

function plainText(text: ComponentChildren): string {
  if (Array.isArray(text)) return text.map(plainText).join("");
  if (typeof text === "object" && text !== null && isNode(text)) return plainText(text.props.children);
  return typeof text === "string" || typeof text === "number" ? String(text) : "";
}

/** Numbers that can be told from any other, as text: some texts take one, some the other. */
const FILLED_IN = ["7001", "7003", "7005", "7007", "7009", "7011", "7013"];

const said = (text: Text, values: readonly unknown[] = FILLED_IN): string =>
  plainText(typeof text === "function" ? text(...values) : text);

/** Which of the values a text shows. */
const shown = (text: Text): readonly string[] => FILLED_IN.filter((value) => said(text).includes(value));

/** What other rooms say is held to what they say by another test. */
const ofThePage = ([path]: readonly [path: string, text: Text]): boolean =>
  !/^(elsewhere|phrases)/.test(path);
const english = textsOf({ ...en, board: englishBoard }).filter(ofThePage);
const german = new Map(textsOf({ ...de, board: germanBoard }).filter(ofThePage));

it("says something in both languages", () => {
  const silent = [...english, ...german].filter(([, text]) => said(text) === "");
  expect(silent.map(([path]) => path)).toEqual([]);
});

it("is not English in German, but for words that both languages have", () => {
  const same = english.map(([path, text]) => (said(german.get(path)) === said(text) ? said(text) : ""));
  expect([...new Set(same.filter((text) => /\p{L}/u.test(text)))].sort()).toEqual(THE_SAME_IN_BOTH);
});

it("shows in German what it shows in English", () => {
  const others = english.filter(([path, text]) => `${shown(german.get(path))}` !== `${shown(text)}`);
  expect(others.map(([path]) => path)).toEqual([]);
});
