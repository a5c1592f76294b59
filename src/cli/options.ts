// Options that several commands share, and their checks.
import type { EnumArgDef, StringArgDef } from "citty";

export const LEVELS_OPTION = {
  type: "string",
  description:
    "level file (.npz, .json, .txt or .rle), a folder of them, own/NAME or official/NAME (fetched)",
  valueHint: "FILE",
  required: true,
} as const satisfies StringArgDef;

export const RANGE_OPTION = {
  type: "string",
  description: "only these levels of each file, counted from 1",
  valueHint: "FROM-TO",
} as const satisfies StringArgDef;

export const BACKEND_OPTION = {
  type: "enum",
  description: "engine of the network",
  options: ["auto", "simd", "webgpu", "wasm", "cpu"],
  default: "auto",
} as const satisfies EnumArgDef;

/** A whole number of at least `least`, from an option's text. */
export function wholeNumber(text: string, option: string, least = 0): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < least) {
    throw new Error(`--${option} is "${text}". Give a whole number of at least ${least}.`);
  }
  return value;
}

/** A number of at least 0, from an option's text. */
export function number(text: string, option: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new Error(`--${option} is "${text}". Give a number of at least 0.`);
  }
  return value;
}

/** One of the words allowed. */
export function oneOf<Word extends string>(text: string, option: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new Error(`--${option} is "${text}". Use one of ${words.join(", ")}.`);
  return word;
}
