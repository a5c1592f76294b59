import { describe, expect, test } from "vitest";
import { OWN_SUITES } from "../../src/share/own-suites.ts";

const inGroup = (group: string) => OWN_SUITES.filter((suite) => suite.group === group);

describe("our own suites", () => {
  test("are eight of 100 levels, two tasks in twelve steps, and four kinds to train on in four sizes", () => {
    expect(inGroup("benchmark").map(({ levels }) => levels)).toEqual(new Array(8).fill(100));
    expect(inGroup("difficulty")).toHaveLength(2 * 12);
    expect(inGroup("training").map(({ levels }) => levels)).toEqual(
      new Array(4).fill([8, 16, 32, 64]).flat(),
    );
    expect(OWN_SUITES).toHaveLength(8 + 24 + 16);
  });

  test("have names of their own, and a seed for each file", () => {
    expect(new Set(OWN_SUITES.map(({ name }) => name)).size).toBe(OWN_SUITES.length);
    const files = new Set(OWN_SUITES.map(({ file }) => file));
    expect(new Set(OWN_SUITES.map(({ file, seed }) => `${file} ${seed}`)).size).toBe(files.size);
    expect(new Set(OWN_SUITES.map(({ seed }) => seed)).size).toBe(files.size);
  });

  test("the smaller training sets begin the larger ones", () => {
    for (const { levels, levelsInFile } of inGroup("training"))
      expect(levels).toBeLessThanOrEqual(levelsInFile);
  });
});
