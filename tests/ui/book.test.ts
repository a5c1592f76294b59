// Labels that were stored are never lost: not by their number, and not because they cannot be read.
import * as v from "valibot";
import { beforeEach, expect, it } from "vitest";
import type { LineFormat } from "../../src/base/json-lines.ts";
import { Book } from "../../src/ui/instruct/book.ts";
import type { InstructShelf } from "../../src/ui/instruct/shelf.ts";
import { unkept } from "../../src/ui/remembered.ts";

const FORMAT: LineFormat<string> = {
  ...{ one: "word", many: "words", most: 5, mostCharacters: 60 },
  item: (value) => v.parse(v.string(), value),
};

let parts: Map<string, string>;
let hasRoom: boolean;
/** As the one in a browser, in memory. */
const shelf: Pick<InstructShelf, "readText" | "putAside" | "write"> = {
  readText: async (part) => parts.get(part) ?? "",
  async putAside(part, aside) {
    if (!hasRoom) return false;
    parts.set(aside, [parts.get(aside), parts.get(part)].filter(Boolean).join("\n"));
    return parts.delete(part);
  },
  write: async (part, value) => void parts.set(part, String(value)),
};
const open = async () => {
  const book = new Book(shelf as InstructShelf, "words", FORMAT);
  await book.open();
  return book;
};
beforeEach(() => {
  parts = new Map();
  hasRoom = true;
  unkept.value = null;
});

it("a book takes no more than a file may hold, so that what it gives out can be taken in", async () => {
  const book = await open();
  await book.add("a", "b", "c", "d");
  await expect(book.add("e", "f")).rejects.toThrow("no room for more");
  await expect(book.takeIn('"e"\n"f"')).rejects.toThrow("no room for more");
  await book.add("e");
  expect(book.labels.value).toEqual(["a", "b", "c", "d", "e"]);
  await book.removeAll();
  await expect(book.add("x".repeat(60))).rejects.toThrow("no room for more");
  await book.add("x");
  expect((await open()).labels.value).toEqual(["x"]);
});

it("a book reads all that is stored, also more than a file may hold", async () => {
  parts.set("words", '"a"\n'.repeat(40));
  const book = await open();
  expect(book.labels.value).toHaveLength(40);
  expect(book.unread.value).toBe("");
});

it("a book puts aside what it cannot read, and never writes over it", async () => {
  parts.set("words", '"a"\n7\n');
  const book = await open();
  expect(book.labels.value).toEqual([]);
  expect(book.unread.value).toBe('"a"\n7\n');
  await book.add("b");

  const again = await open();
  expect(again.labels.value).toEqual(["b"]);
  expect(again.unread.value).toBe('"a"\n7\n');
  parts.set("words", "damaged");
  const third = await open();
  expect(third.unread.value).toContain('"a"\n7\n');
  expect(third.unread.value).toContain("damaged");
  await third.removeAll();
  expect((await open()).unread.value).toBe("");
});

it("a book writes nothing where there is no room to put it aside, and says so", async () => {
  hasRoom = false;
  parts.set("words", "damaged");
  const book = await open();
  await book.add("b");
  expect(book.unread.value).toBe("damaged");
  expect(book.labels.value).toEqual(["b"]);
  expect(parts.get("words")).toBe("damaged");
  expect(unkept.value).toBe("labels");
});

it("a book that is empty is none that cannot be read", async () => {
  const book = await open();
  await book.add("a");
  await book.removeAll();
  const again = await open();
  expect([again.labels.value, again.unread.value]).toEqual([[], ""]);
});
