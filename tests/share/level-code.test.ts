// Levels in addresses.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLevelCode, MOST_LEVEL_CHARACTERS, parseLevelCode } from "../../src/share/level-code.ts";
import { packText } from "../../src/share/packed-text.ts";
import { boardOf, levelOf } from "../support/board.ts";

const level = levelOf(["A.gE", "#..C", "t..S"], {
  name: "Größe ½",
  hint: "Mind the life.",
  goals: boardOf("....", ".g..", "...."),
  minPerformance: 0.5,
  pointsTables: [Int32Array.from({ length: 72 }, (_, i) => i - 30)],
});

describe("a level's code", () => {
  it("gives the level back whole", () => {
    const code = formatLevelCode(level)!;
    expect(code).toMatch(/^1\.[\w-]+$/);
    expect(parseLevelCode(code)).toEqual(level);
  });

  it("is short for an ordinary level, and there is none for one too large", () => {
    const plain = levelOf(Array.from({ length: 26 }, () => ".".repeat(26)));
    expect(formatLevelCode(plain)!.length).toBeLessThan(400);
    const cells = Uint16Array.from({ length: 10_000 }, (_, i) => (i * 40_503) & 0xffff);
    const motley = { height: 100, width: 100, cells };
    expect(formatLevelCode({ ...plain, board: motley, goals: motley })).toBeNull();
    const large = { height: 300, width: 300, cells: new Uint16Array(90_000) };
    expect(formatLevelCode({ ...plain, board: large, goals: large })).toBeNull();
  });

  it("is refused when it is none, whatever it is", () => {
    const code = formatLevelCode(level)!;
    for (const damaged of ["", "1.", code.slice(0, -9), `2${code.slice(1)}`, code.replace("1.", "")]) {
      expect(parseLevelCode(damaged)).toBeNull();
    }
    expect(parseLevelCode(`1.${packText('{"format":"safelife-level","version":9}')}`)).toBeNull();
    expect(parseLevelCode(`1.${packText(" ".repeat(3_000_000))}`)).toBeNull();
    expect(parseLevelCode("1.A".padEnd(MOST_LEVEL_CHARACTERS + 1, "A"))).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => parseLevelCode(`1.${text}`) === null));
  });
});
