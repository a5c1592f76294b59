import { expect, it } from "vitest";
import { parseDocument } from "yaml";
import { repeatedName, UNCOMPARED } from "../../src/base/yaml-keys.ts";

const repeated = (text: string) => repeatedName(parseDocument(text, UNCOMPARED).contents);

it.each([
  ["a: 1\nb: 2", null],
  ["", null],
  ["a: 1\nb: 2\na: 3", { name: "a", offset: 10 }],
  ["a: { b: 1, c: 2, b: 3 }", { name: "b", offset: 17 }],
  ["- a: 1\n- a: 2", null],
  ["- x\n- [{ a: 1, a: 2 }]", { name: "a", offset: 15 }],
  ["a: 1\nb: { a: 1 }", null],
  ["? [1]\n: 1\n? [2]\n: 2", null],
])("finds a name that %j has twice", (text, expected) => {
  expect(repeated(text)).toEqual(expected);
});
