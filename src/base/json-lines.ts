// Files with one object of JSON a line: what people say, in files that strangers may send.
import { reasonOf } from "./check.ts";

export interface LineFormat<Item> {
  /** In sentences, as in "answer" and "answers". */
  readonly one: string;
  readonly many: string;
  /** Of a file; what is read without limits may have more. */
  readonly most: number;
  readonly mostCharacters: number;
  /** @throws Error with what is wrong with it */
  item(value: unknown): Item;
}

/** What stood in a line, from 1. */
export interface Numbered<Item> {
  readonly line: number;
  readonly item: Item;
}

export const writeLines = (items: readonly unknown[]): string =>
  items.map((item) => `${JSON.stringify(item)}\n`).join("");

/** However much it is; empty lines are left out.
 *  @throws one sentence with the number of the first line that holds something else */
export function readLines<Item>(format: LineFormat<Item>, text: string): readonly Numbered<Item>[] {
  return text.split("\n").flatMap((written, i): Numbered<Item>[] => {
    if (written.trim() === "") return [];
    return [{ line: i + 1, item: atLine(i + 1, format, () => format.item(jsonOf(written))) }];
  });
}

/** @throws one sentence where it holds something else, nothing, or more than such a file may */
export function readFileOfLines<Item>(format: LineFormat<Item>, text: string): readonly Numbered<Item>[] {
  const { many, most, mostCharacters } = format;
  if (text.length > mostCharacters) throw new Error(`This file is too large to hold ${many}.`);
  const items = readLines(format, text);
  if (items.length > most) throw new Error(`There are more than ${most} ${many} in this file.`);
  if (items.length === 0) throw new Error(`There are no ${many} in this file.`);
  return items;
}

/** @throws what `read` throws, in a sentence that names the line */
export function atLine<Result>(line: number, { one }: Pick<LineFormat<unknown>, "one">, read: () => Result) {
  try {
    return read();
  } catch (error) {
    throw new Error(`Line ${line} is no ${one}: ${reasonOf(error)}`);
  }
}

/** Engines have words of their own for what is none. */
function jsonOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new Error("it is not JSON");
  }
}
