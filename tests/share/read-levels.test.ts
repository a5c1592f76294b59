import fc from "fast-check";
import { expect, test } from "vitest";
import { writeLevelJson } from "../../src/share/level-json.ts";
import { writeLevelText } from "../../src/share/level-text.ts";
import { MAX_FILE_BYTES, readLevels } from "../../src/share/read-levels.ts";
import { writeNpz } from "../../src/share/write-npz.ts";
import { unzip, zip } from "../../src/share/zip.ts";
import { npzFile } from "./files.ts";

const [level] = readLevels(npzFile(), "walk.npz");
const jsonFile = new TextEncoder().encode(writeLevelJson(level));
const textFile = new TextEncoder().encode(writeLevelText(level));
const pattern = new TextEncoder().encode("#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!\n");

test("the content decides, not the name", () => {
  expect(readLevels(jsonFile, "walk.npz")).toEqual([level]);
  expect(readLevels(npzFile(), "walk.json")[0].board).toEqual(level.board);
  const withMark = Uint8Array.from([0xef, 0xbb, 0xbf, 10, ...jsonFile]);
  expect(readLevels(withMark, "walk.json")).toEqual([level]);
  expect(readLevels(textFile, "walk.json")).toEqual([level]);
  expect(readLevels(pattern, "walk.txt")[0].name).toBe("Glider");
});

test.each<[string, Uint8Array, string]>([
  ["nothing", new Uint8Array(0), "x is empty"],
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "x is not a level file. Use an .npz"],
  ["a letter", new TextEncoder().encode("Dear all,\nhello"), "x is not a level file"],
  ["a huge file", Uint8Array.from(npzFile()).slice(0, 4), "x is a damaged or cut-off zip"],
])("%s", (_, bytes, message) => {
  expect(() => readLevels(bytes, "x")).toThrow(message);
});

test("files beyond the limit are not looked into", () => {
  const huge = new Uint8Array(MAX_FILE_BYTES + 1);
  huge.set(npzFile().subarray(0, 4));
  expect(() => readLevels(huge, "x.npz")).toThrow(`the limit for levels is ${MAX_FILE_BYTES}`);
});

/** Damaged bytes give levels or one sentence that begins with the file's name; anything else is a defect. */
function readsOrExplains(bytes: Uint8Array): void {
  try {
    for (const { board } of readLevels(bytes, "x.file")) expect(board.cells.length).toBeGreaterThanOrEqual(9);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).constructor).toBe(Error);
    expect((error as Error).message).toMatch(/^x\.file[ :,].{5,600}$/s);
  }
}

const stored = writeNpz([level, { ...level, name: "b" }]);

test.each([
  ["a single level", npzFile()],
  ["an archive", stored],
  ["JSON", jsonFile],
  ["plain text", textFile],
  ["a pattern", pattern],
])("%s with bytes changed", (_, file) => {
  const changes = fc.array(fc.tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(changes, (list) => {
      const bytes = file.slice();
      for (const [at, byte] of list) bytes[at] = byte;
      readsOrExplains(bytes);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ["board", npzFile(), "board.npy", 200],
  ["the agent", npzFile(), "agent_loc.npy", 200],
  ["the header of an archive", stored, "levels.npy", 400],
  ["the records of an archive", stored, "levels.npy", 2000],
])("%s with bytes changed before it was packed", (_, file, entry, reach) => {
  const entries = unzip(file, "x");
  const content = entries.get(entry) ?? new Uint8Array();
  const position = fc.nat({ max: Math.min(reach, content.length) - 1 });
  const changes = fc.array(fc.tuple(position, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(changes, (list) => {
      const bytes = content.slice();
      for (const [at, byte] of list) bytes[at] = byte;
      readsOrExplains(zip(new Map([...entries, [entry, bytes]])));
    }),
    { numRuns: 2000 },
  );
});

test("any bytes, also behind the signatures", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("", "PK\x03\x04", "PK\x05\x06", "{", '{"format":'),
      fc.uint8Array(),
      (start, rest) => {
        readsOrExplains(Uint8Array.from([...new TextEncoder().encode(start), ...rest]));
      },
    ),
    { numRuns: 3000 },
  );
});
