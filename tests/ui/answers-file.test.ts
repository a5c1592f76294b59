// A large file of answers takes a while: how far it is can be seen, it can be given up, and then nothing has changed.
import { beforeEach, expect, it } from "vitest";
import { writeLines } from "../../src/base/json-lines.ts";
import { CLIP_ANSWERS, type ClipAnswer } from "../../src/share/clip-answers.ts";
import { AnswersFile } from "../../src/ui/instruct/board/answers-file.ts";
import { Book } from "../../src/ui/instruct/book.ts";
import type { InstructShelf } from "../../src/ui/instruct/shelf.ts";

const answers = Array.from(
  { length: 25 },
  (_, from): ClipAnswer => ({
    ...{ kind: "comparison", task: "prune-still", clips: ["r=2.A", "r=2.B"] },
    ...{ from, preferred: "left", by: "visitor" },
  }),
);
const text = writeLines(answers);
const fileOf = (content: string) => new File([content], "answers.jsonl");

let kept: string;
let book: Book<ClipAnswer>;
beforeEach(async () => {
  kept = "";
  const shelf: Pick<InstructShelf, "write"> = {
    async write(_, value) {
      kept = String(value);
    },
  };
  book = new Book(shelf as InstructShelf, "answers", CLIP_ANSWERS);
  await book.add(answers[7]);
});

it("a file of answers is checked a few at a time, and tells how far it is", async () => {
  const lines: number[][] = [];
  const seen: unknown[] = [];
  const file = new AnswersFile(book, async (some) => {
    lines.push(some.map(({ line }) => line));
    seen.push(file.progress.value);
    expect(book.labels.value).toHaveLength(1);
  });
  await file.takeIn(fileOf(text));
  expect(lines.flat()).toEqual(answers.map((_, i) => i + 1));
  expect(Math.max(...lines.map((some) => some.length))).toBe(10);
  expect(seen).toEqual([0, 10, 20].map((done) => ({ done, all: 25 })));
  expect(file.progress.value).toBe(null);
  expect(file.said.value).toBe("Added 25 answers.");
  expect(kept).toBe(writeLines([answers[7], ...answers]));
});

it("a file of answers that is given up leaves what was there, and another may follow", async () => {
  let checks = 0;
  const file = new AnswersFile(book, async () => {
    if (++checks === 2) file.cancel();
  });
  await file.takeIn(fileOf(text));
  expect(checks).toBe(2);
  expect(file.said.value).toBe("Cancelled: nothing was added.");
  expect(file.progress.value).toBe(null);
  expect(kept).toBe(writeLines([answers[7]]));
  await file.takeIn(fileOf(text));
  expect(book.labels.value).toHaveLength(26);
});

it("a file of answers that is refused late leaves what was there", async () => {
  const file = new AnswersFile(book, async ([{ line }]) => {
    if (line > 20) throw new Error("Line 21 is no answer");
  });
  await expect(file.takeIn(fileOf(text))).rejects.toThrow("Line 21");
  expect([file.said.value, file.progress.value]).toEqual(["", null]);
  expect(kept).toBe(writeLines([answers[7]]));
});

it("one file of answers is read at a time", async () => {
  const file = new AnswersFile(book, async () => {});
  const first = file.takeIn(fileOf(text));
  await expect(file.takeIn(fileOf(text))).rejects.toThrow("Another file of answers is still being read.");
  await first;
  expect(book.labels.value).toHaveLength(26);
});
