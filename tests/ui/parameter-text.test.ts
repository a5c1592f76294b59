// Parameter files as text: in addresses, and changed value by value.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import defaultsText from "../../levels/random/_defaults.yaml?raw";
import { MAX_PARAMETER_BYTES } from "../../src/procgen/parameters.ts";
import { BUILT_IN_DEFAULTS, readParameterFile, readParameters } from "../../src/procgen/read-parameters.ts";
import { packText } from "../../src/share/packed-text.ts";
import { cleanName } from "../../src/share/series-names.ts";
import { aboutOf, KINDS } from "../../src/ui/levels/kinds.ts";
import { DEFAULTS } from "../../src/ui/levels/reading.ts";
import { formatPart, parsePart, partToTestOn, titleOfPart } from "../../src/ui/levels/series-set.ts";
import { formatSource, MOST_CHARACTERS, parseSource } from "../../src/ui/levels/source.ts";
import { setParameter } from "../../src/ui/levels/yaml-edit.ts";
import { en } from "../../src/ui/words/en/index.ts";

const textOf = (id: string) => KINDS.find((kind) => kind.id === id)!.text;
const read = (text: string) => readParameters(text, "x.yaml", DEFAULTS);

describe("kinds", () => {
  it("are all of levels/random, with words of their own", () => {
    const files = Object.keys(import.meta.glob("../../levels/random/**/*.yaml")).map((path) =>
      path.replace(/^.*levels\/random\/|\.yaml$/g, ""),
    );
    expect(KINDS.map(({ id }) => id).sort()).toEqual(files.filter((id) => id !== "_defaults").sort());
    expect(new Set(KINDS.map(({ id }) => en.levels.kinds[id])).size).toBe(18);
    for (const { text } of KINDS) expect(aboutOf(text)).toMatch(/^[A-Z].*\.$/);
  });

  it("rest on what the file of defaults says, though the page never reads its text", () => {
    expect(DEFAULTS).toStrictEqual(readParameters(defaultsText, "_defaults.yaml", BUILT_IN_DEFAULTS));
  });
});

describe("a source in an address", () => {
  it("is the name of a kind where the text is the kind's", () => {
    for (const { id, text } of KINDS) {
      expect(formatSource({ name: "x", text })).toBe(id);
      expect(parseSource(id)?.text).toBe(text);
    }
  });

  it("is the whole text otherwise", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: "binary", minLength: 1 }), (name, text) => {
        const source = { name: cleanName(name), text };
        const code = formatSource(source);
        expect(code).toBe(encodeURIComponent(code ?? "").replaceAll("%2F", "/"));
        expect(parseSource(code ?? "")).toEqual(source);
      }),
    );
  });

  it("is not written where it would be too long, nor read", () => {
    const noise = Array.from({ length: 9000 }, (_, i) => ((i * i * 7919) % 9973).toString(36)).join("");
    expect(formatSource({ name: "x", text: `# ${noise}` })).toBeNull();
    expect(parseSource(`x~${packText(noise)}`)).toBeNull();
    expect(parseSource(`x~${packText("#".repeat(MAX_PARAMETER_BYTES + 1))}`)).toBeNull();
    expect(parseSource(`x~${"A".repeat(MOST_CHARACTERS)}`)).toBeNull();
    for (const code of ["", "~", "x", "x~", "x~?", "a b~AAAA", "__proto__", "../x~AwA"]) {
      expect(parseSource(code), code).toBeNull();
    }
  });
});

describe("a part of a series as a set", () => {
  const source = { name: "append-still", text: textOf("append-still") };

  it("has a name from which it can be made again", () => {
    const part = { source, seed: 7, first: 13, count: 12 };
    expect(formatPart(part)).toBe("random:append-still:7:13+12");
    expect(parsePart("random:append-still:7:13+12")).toEqual(part);
    expect(titleOfPart(part)).toBe("append-still, seed 7, levels 13 to 24");
    const endless = { ...part, first: 1, count: Number.POSITIVE_INFINITY };
    expect(formatPart(endless)).toBe("random:append-still:7:1+");
    expect(parsePart("random:append-still:7:1+")).toEqual(endless);
    expect(titleOfPart(endless)).toBe("append-still, seed 7, without end");
    expect(formatPart(partToTestOn(endless))).toBe("random:append-still:8:1+100");
    const own = { ...part, source: { name: "mine", text: "board_shape: [9, 9]\n" } };
    expect(parsePart(formatPart(own) ?? "")).toEqual(own);
  });

  it.each([
    "random:append-still:7:0+12",
    "random:append-still:7:1+0",
    "random:append-still:7:1+1001",
    "random:append-still:-7:1+12",
    "random:append-still:7",
    "random:unknown:7:1+12",
    "random:x~AAAA:7:1+12",
    "puzzles",
  ])("is not read from %s", (id) => {
    expect(parsePart(id)).toBeNull();
  });
});

describe("setParameter", () => {
  const text = textOf("append-still");

  it("changes a value and nothing else", () => {
    expect(setParameter(text, ["min_performance"], 0.7, DEFAULTS)).toBe(
      text.replace("min_performance: 0.5", "min_performance: 0.7"),
    );
    expect(setParameter(text, ["partitioning", "max_regions"], 5, DEFAULTS)).toBe(
      text.replace("max_regions: 3", "max_regions: 5"),
    );
    for (const kind of KINDS) {
      const changed = setParameter(kind.text, ["board_shape"], [20, 30], DEFAULTS);
      expect(read(changed)).toEqual({ ...read(kind.text), board_shape: [20, 30] });
      expect(aboutOf(changed)).toBe(aboutOf(kind.text));
    }
  });

  it("copies the defaults' region before a part of it changes", () => {
    const changed = setParameter(text, ["named_regions", "append medium", 0, "fences"], 0.5, DEFAULTS);
    expect(changed).toContain("named_regions:\n  append medium:\n    - color: green\n      fences: 0.5\n");
    const [first, second] = read(changed).named_regions["append medium"];
    const [was, alsoWas] = DEFAULTS.named_regions["append medium"];
    expect(first).toEqual({ ...was, fences: 0.5 });
    expect(second).toEqual(alsoWas);
    const again = setParameter(changed, ["named_regions", "append medium", 1, "color"], "red", DEFAULTS);
    expect(again).toBe(changed.replace("color: blue", "color: red"));
  });

  it("copies the defaults' entry before a part of it changes", () => {
    const changed = setParameter("board_shape: [9, 9]\n", ["partitioning", "alpha"], 3, DEFAULTS);
    expect(read(changed).partitioning).toEqual({ ...DEFAULTS.partitioning, alpha: 3 });
  });

  it("adds fields, takes them away, and goes back to the defaults", () => {
    const added = setParameter(text, ["named_regions", "mine"], [{ pattern: { period: 2 } }], DEFAULTS);
    expect(read(added).named_regions.mine).toEqual([{ pattern: { period: 2 } }]);
    const path = ["named_regions", "mine", 0, "pattern", "period"];
    expect(read(setParameter(added, path, undefined, DEFAULTS)).named_regions.mine).toEqual([
      { pattern: {} },
    ]);
    expect(setParameter(added, path.slice(0, 2), undefined, DEFAULTS)).toBe(text);
    const unsaid = setParameter(text, ["board_shape"], undefined, DEFAULTS);
    expect(readParameterFile(unsaid, "x.yaml", DEFAULTS)).not.toHaveProperty("board_shape");
  });

  it("writes random values as the reader gives them", () => {
    const random = { choices: ["append medium", null], weights: [3, 1] };
    const changed = setParameter(text, ["later_regions"], random, DEFAULTS);
    expect(changed).toContain("later_regions: {choices: [append medium, null], weights: [3, 1]}");
    expect(read(changed).later_regions).toEqual(random);
  });

  it("finds names that are written as numbers, and refuses what is shared by an alias", () => {
    const numbered = "later_regions: '1'\nnamed_regions: {1: [&a {fences: 1}], 2: [*a]}\n";
    expect(read(numbered).later_regions).toBe("1");
    const changed = setParameter(numbered, ["named_regions", "1", 0, "fences"], 0.5, DEFAULTS);
    expect(read(changed).named_regions["1"]).toEqual([{ fences: 0.5 }]);
    expect(() => setParameter(numbered, ["named_regions", "2", 0, "fences"], 0.5, DEFAULTS)).toThrow(
      /written once, as &a, and used several times/,
    );
  });
});
