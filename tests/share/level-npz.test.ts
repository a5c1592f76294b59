import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLevels } from "../../src/share/read-levels.ts";
import { writeNpz } from "../../src/share/write-npz.ts";
import { unzip, zip } from "../../src/share/zip.ts";
import {
  anyLevel,
  bytesOf,
  float64Npy,
  int64Npy,
  npy,
  npzFile,
  textBytes,
  textNpy,
  uint16Npy,
} from "./files.ts";

const read = (entries: Parameters<typeof npzFile>[0], name = "folder/02 - Wall.npz") =>
  readLevels(npzFile(entries), name)[0];

describe("a single level", () => {
  test("with the least there is takes the original's defaults", () => {
    expect(read({ version: int64Npy("()", [1]) })).toEqual({
      name: "02 - Wall",
      board: { height: 3, width: 4, cells: Uint16Array.of(0, 122, 0, 0, 16, 0, 0, 0, 0, 0, 0, 272) },
      goals: { height: 3, width: 4, cells: new Uint16Array(12) },
      agents: [{ row: 0, col: 1 }],
      agentNames: ["agent0"],
      orientation: null,
      spawnProb: 0.3,
      minPerformance: -1,
      pointsTables: null,
      rules: "safelife",
    });
  });

  test("agent_locs are row and column and win over agent_loc, which is x and y", () => {
    const agents = int64Npy("(2, 2)", [2, 3, 0, 1]);
    expect(read({ agent_locs: agents }).agents).toEqual([
      { row: 2, col: 3 },
      { row: 0, col: 1 },
    ]);
    expect(read({ agent_loc: int64Npy("(2,)", [3, 2]) }).agents).toEqual([{ row: 2, col: 3 }]);
  });

  test("without a list has the agents on its board", () => {
    expect(read({ agent_loc: null }).agents).toEqual([{ row: 0, col: 1 }]);
  });

  test.each([
    ["safelife.safelife_game.SafeLifeGame", "safelife"],
    ["safelife.game_physics.GameOfLife", "game-of-life"],
    ["GameOfLife", "game-of-life"],
  ])("class %s has the rules %s", (name, rules) => {
    expect(read({ class: textNpy(name) }).rules).toBe(rules);
  });

  test("points tables, names and the rest are read", () => {
    const table = Array.from({ length: 72 }, (_, i) => i - 36);
    const level = read({
      points_table: int64Npy("(1, 8, 9)", table),
      agent_names: npy("'<U3'", "(1,)", textBytes("bob", 3)),
      orientation: int64Npy("()", [3]),
      spawn_prob: float64Npy(0.125),
      min_performance: float64Npy(0.5),
    });
    expect(level).toMatchObject({
      agentNames: ["bob"],
      orientation: 3,
      spawnProb: 0.125,
      minPerformance: 0.5,
    });
    expect([...(level.pointsTables?.[0] ?? [])]).toEqual(table);
  });
});

describe("an archive", () => {
  const descr =
    "[('board', '<u2', (3, 3)), ('goals', '<u2', (3, 3)), ('agent_loc', '<i8', (2,)), ('name', '<U5')]";
  const record = (name: string, x: number, y: number) => [
    ...new Uint8Array(36),
    ...bytesOf(BigInt64Array.of(BigInt(x), BigInt(y))),
    ...textBytes(name, 5),
  ];
  const archive = (content: readonly number[], shape: string) =>
    zip(new Map([["levels.npy", npy(descr, shape, Uint8Array.from(content))]]));

  test("has a level per record, named by it or by the file", () => {
    const levels = readLevels(
      archive([...record("a.npz", 2, 0), ...record("", 1, 2)], "(2,)"),
      "x/bench.npz",
    );
    expect(levels.map(({ name, agents }) => [name, agents])).toEqual([
      ["a", [{ row: 0, col: 2 }]],
      ["bench-2", [{ row: 2, col: 1 }]],
    ]);
  });

  test("says which level is wrong", () => {
    const bytes = archive([...record("a", 0, 0), ...record("b", 3, 0)], "(2,)");
    expect(() => readLevels(bytes, "bench.npz")).toThrow(
      "bench.npz, level 2: agent 0 is at row 0, column 3, off the 3×3 board.",
    );
  });

  test("must be a list of at most 20,000 records", () => {
    const tiny = npy("[('board', '|u1', (1,))]", "(20001,)", new Uint8Array(20_001));
    expect(() => readLevels(zip(new Map([["levels.npy", tiny]])), "x.npz")).toThrow(
      "x.npz holds 20001 levels",
    );
    const plain = zip(new Map([["levels.npy", uint16Npy("(1,)", [0])]]));
    expect(() => readLevels(plain, "x.npz")).toThrow('x.npz: "levels" is not a list of records');
  });
});

describe("what is wrong is said", () => {
  const cells = (count: number) => new Array<number>(count).fill(0);
  test.each<[string, Parameters<typeof npzFile>[0], string]>([
    ["no board", { board: null }, 'holds neither "board" nor "levels"'],
    ["no goals", { goals: null }, '"goals" is missing'],
    ["a recorded episode", { board: uint16Npy("(2, 3, 4)", cells(24)) }, "It looks like a recorded episode"],
    ["a flat board", { board: uint16Npy("(12,)", cells(12)) }, '"board" has 1 dimensions instead of 2'],
    ["a tiny board", { board: uint16Npy("(2, 6)", cells(12)) }, "is 2×6 cells. Use 3×3 to 1024×1024"],
    ["a long board", { board: uint16Npy("(3, 1025)", cells(3075)) }, "is 3×1025 cells. Use 3×3 to 1024×1024"],
    ["no cells", { board: uint16Npy("(0, 5)", []) }, "is 0×5 cells"],
    [
      "10⁹ cells",
      { board: uint16Npy("(32768, 32768)", []) },
      "needs 2147483648 bytes of data, the file has 0",
    ],
    [
      "goals of another shape",
      { goals: uint16Npy("(4, 3)", cells(12)) },
      "goals are 4×3 cells, the board 3×4",
    ],
    ["text for cells", { board: npy("'<U1'", "(3, 3)", textBytes("abcdefghi", 9)) }, '"board" holds text'],
    [
      "fractions for cells",
      { board: npy("'<f8'", "(3, 3)", new Uint8Array(72).fill(0x3f)) },
      '"board" holds 0.0004',
    ],
    [
      "NaN for cells",
      { board: npy("'<f8'", "(3, 3)", new Uint8Array(72).fill(255)) },
      '"board" holds NaN at',
    ],
    [
      "too large a word",
      { board: int64Npy("(3, 3)", [65536, ...cells(8)]) },
      '"board" holds 65536 at position 0',
    ],
    [
      "records for a board",
      { board: npy("[('a', '|u1')]", "(1,)", Uint8Array.of(0)) },
      '"board" holds records',
    ],
    [
      "an agent off the board",
      { agent_loc: int64Npy("(2,)", [4, 0]) },
      "agent 0 is at row 0, column 4, off the 3×4",
    ],
    ["an agent before it", { agent_locs: int64Npy("(1, 2)", [-1, 0]) }, "agent 0 is at row -1, column 0"],
    ["agents in a row", { agent_locs: int64Npy("(2,)", [1, 0]) }, '"agent_locs" has shape (2). Store n × 2'],
    ["half an agent", { agent_loc: int64Npy("(1,)", [1]) }, '"agent_loc" has shape (1)'],
    ["a crowd", { agent_locs: int64Npy("(65, 2)", cells(130)) }, "65 agents; the limit is 64"],
    ["a name too few", { agent_names: npy("'<U1'", "(0,)", new Uint8Array(0)) }, "does not name 1 agents"],
    ["a long name", { agent_names: npy("'<U201'", "(1,)", textBytes("x".repeat(201), 201)) }, "limit is 200"],
    [
      "a name that steers a terminal",
      { agent_names: npy("'<U3'", "(1,)", textBytes("\u001bc", 3)) },
      'the name "\\u001bc" holds a control character',
    ],
    ["a long class", { class: textNpy("x".repeat(1000)) }, `class "${"x".repeat(200)}…" is unknown`],
    ["a NaN chance", { spawn_prob: float64Npy(Number.NaN) }, "the spawn probability is NaN"],
    [
      "a chance above 1",
      { spawn_prob: float64Npy(1.5) },
      "the spawn probability is 1.5. Give a number from 0 to 1",
    ],
    [
      "no chance",
      { spawn_prob: npy("'<f8'", "(0,)", new Uint8Array(0)) },
      '"spawn_prob" is not a single number',
    ],
    [
      "endless performance",
      { min_performance: float64Npy(Number.POSITIVE_INFINITY) },
      "performance is Infinity",
    ],
    ["a diagonal", { orientation: int64Npy("()", [4]) }, '"orientation" is 4. Use 0 up'],
    ["a table for nobody", { points_table: int64Npy("(2, 8, 9)", cells(144)) }, "Store (1, 8, 9)"],
    ["unknown rules", { class: textNpy("safelife.AsyncGame") }, 'class "AsyncGame" is unknown'],
    ["pickled objects", { board: npy("'|O'", "(3, 3)", new Uint8Array(72)) }, 'type "|O" is not supported'],
  ])("%s", (_, entries, message) => {
    expect(() => read(entries, "x.npz")).toThrow(message);
    expect(() => read(entries, "x.npz")).toThrow(/^x\.npz/);
  });
});

describe("writing", () => {
  test("a level comes back whole", () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        expect(readLevels(writeNpz([level]), `${level.name}.npz`)).toEqual([level]);
      }),
    );
  });

  test("levels of a kind come back as an archive", () => {
    fc.assert(
      fc.property(anyLevel, (level) => {
        const levels = [level, { ...level, name: "another", minPerformance: 0.25 }];
        expect(readLevels(writeNpz(levels), "bench.npz")).toEqual(levels);
      }),
    );
  });

  test("levels of different kinds do not go into one archive", () => {
    const level = read({});
    const other = { ...level, name: "other", orientation: 1 as const };
    expect(() => writeNpz([level, other])).toThrow('"other" differs from "02 - Wall"');
    expect(() => writeNpz([])).toThrow("There is no level to save");
  });

  /** With everything that a level can store. */
  const full = read({
    agent_locs: int64Npy("(2, 2)", [0, 1, 2, 2]),
    agent_names: npy("'<U3'", "(2,)", Uint8Array.of(...textBytes("bob", 3), ...textBytes("É", 3))),
    orientation: int64Npy("()", [2]),
    spawn_prob: float64Npy(0.125),
    min_performance: float64Npy(0.5),
    points_table: int64Npy(
      "(2, 8, 9)",
      Array.from({ length: 144 }, (_, i) => i - 70),
    ),
  });

  /** What NumPy wrote of it (`numpy/make.py`). */
  const byNumpy = (file: string) => new Uint8Array(readFileSync(new URL(`numpy/${file}`, import.meta.url)));

  test.each([
    ["single.npz", [{ ...full, name: "single" }]],
    [
      "archive.npz",
      [
        { ...full, name: "a" },
        { ...full, name: "b☃" },
      ],
    ],
  ])("is as NumPy does it: %s, array by array and byte by byte, there and back", (file, levels) => {
    expect(readLevels(byNumpy(file), file)).toEqual(levels);
    expect(unzip(writeNpz(levels), "x.npz")).toEqual(unzip(byNumpy(file), file));
  });
});
