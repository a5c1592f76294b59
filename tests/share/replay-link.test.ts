import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toBase64Url } from "../../src/base/base64.ts";
import { crc32c } from "../../src/base/crc32c.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { resimulate } from "../../src/core/replay.ts";
import { MOST_CELLS, MOST_PAIRS } from "../../src/share/level-bits.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { claimOf, differencesFrom } from "../../src/share/replay-claim.ts";
import {
  fingerprintOf,
  formatReplayLink,
  looksLikeReplayLink,
  MOST_LINK_CHARACTERS,
  parseReplayLink,
  type ReplayLink,
  sumOfReplay,
} from "../../src/share/replay-link.ts";
import { LEADERBOARD_SUITES } from "../../src/share/submission.ts";
import type { Version } from "../../src/share/text-bytes.ts";
import { levelOf } from "../support/board.ts";
import { FUZZ_PATIENCE as LONG, FUZZ_RUNS as RUNS } from "../support/fuzz.ts";
import { contentOf, OpenedLevels } from "../support/opened-links.ts";

const level = levelOf(["A....", ".gg.C", ".gg..", "....A"], { name: "two of them", minPerformance: 0.25 });

const KEY = [7, 4_294_967_295] as const;

const linked = (of: Level, actions: readonly (readonly number[])[]): ReplayLink => ({
  level: of,
  key: KEY,
  actions,
  claim: claimOf(resimulate({ level: of, key: KEY, actions })),
});

const replay = linked(level, [
  [0, 8],
  [3, 2],
  [6, 5],
]);

/** Present in every link that these tests make. */
function textOf(link: ReplayLink): string {
  const text = formatReplayLink(link);
  if (text === null) throw new Error("no link");
  return text;
}

const SUITES = LEADERBOARD_SUITES.map(({ name }) => name);

const suite = (name: string) =>
  readLevels(readFileSync(new URL(`../../levels/benchmark/v1/${name}.npz`, import.meta.url)), name);

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`links/${file}`, import.meta.url), "utf8")
    .trim()
    .split("\n");

/** Of one agent. */
const atRandom = (steps: number) =>
  Array.from({ length: steps }, (_, step) => [bits(keyFromSeed(5), step) % 9]);

describe("a link to a replay", () => {
  it("comes back whole, and leads to the same end", () => {
    const text = textOf(replay);
    expect(text).toMatch(/^r=2\.[\w-]+$/);
    const read = parseReplayLink(text);
    expect(read).toEqual(replay);
    expect(differencesFrom(read.claim, claimOf(resimulate(read as ReplayLink & { level: Level })))).toEqual(
      [],
    );
    expect(parseReplayLink(` https://example.org/a/#${text}\n`)).toEqual(replay);
    expect(looksLikeReplayLink(`https://example.org/#${text}`)).toBe(true);
    expect(looksLikeReplayLink("#/train?r=1.A")).toBe(false);
  });

  it("refers to a level that others have", () => {
    const reference = { set: "own/prune-still", index: 99, fingerprint: fingerprintOf(level) };
    const link = { ...replay, level: reference };
    expect(parseReplayLink(textOf(link))).toEqual(link);
    expect(fingerprintOf({ ...level, name: "another" })).not.toBe(reference.fingerprint);
    expect(fingerprintOf({ ...level, board: { ...level.board } })).toBe(reference.fingerprint);
  });

  it("tells whose episode was taken over, and where", () => {
    const fork = { ...replay, parent: { sum: 4_294_967_295, step: 2 } };
    expect(parseReplayLink(textOf(fork))).toEqual(fork);
    expect(textOf(fork).length - textOf(replay).length).toBeLessThanOrEqual(8);
    expect(formatReplayLink(fork, 1)).toBe(formatReplayLink(replay, 1));
  });

  it("has a sum that is the episode's, however it is written", () => {
    const reference = { set: "own/prune-still", index: 99, fingerprint: fingerprintOf(level) };
    const sum = sumOfReplay(replay);
    const claimed = { ...replay, claim: { ...replay.claim, board: 0 }, parent: { sum: 1, step: 1 } };
    expect(sumOfReplay({ ...claimed, level: reference })).toBe(sum);
    expect(sumOfReplay({ ...replay, key: [7, 8] })).not.toBe(sum);
    expect(sumOfReplay({ ...replay, actions: replay.actions.slice(1) })).not.toBe(sum);
    expect(sumOfReplay({ ...replay, level: { ...level, name: "another" } })).not.toBe(sum);
  });

  // Links open for ever: none of these may ever have to change, nor what they hold.
  it.each([1, 2] as const)("is read and written as version %i always did", async (version) => {
    const links = linesOf(`version-${version}.txt`);
    const contents = linesOf("contents.txt");
    expect(links).toHaveLength(contents.length);
    const levels = new OpenedLevels();
    for (const [i, text] of links.entries()) {
      expect(text).toMatch(new RegExp(`^r=${version}\\.`));
      const link = parseReplayLink(text);
      expect(formatReplayLink(link, version)).toBe(text);
      expect(contentOf(link), text).toBe(contents[i]);
      const of = await levels.levelOf(link);
      if (of) {
        expect(differencesFrom(link.claim, claimOf(resimulate({ ...link, level: of }))), text).toEqual([]);
      }
    }
    // The original's levels are not here; what their links say of them is held by their contents.
    expect(levels.notHere).toEqual(["official/navigation"]);
  });

  it.each(SUITES)("is short even where actions are pure chance, on all levels of %s", (name) => {
    const actions = atRandom(500);
    const claim = { points: [-120], hasExited: [false], board: 0xfedcba98 };
    for (const of of suite(name)) {
      expect(textOf({ level: of, key: KEY, actions, claim }).length, of.name).toBeLessThanOrEqual(600);
    }
  });

  it.each([
    "official/prune-still-hard",
    "own/train-append-spawn-64",
    "random:append-still-easy:123456789012345:999990+12",
    "random:multi-agent/asym1-pretrain-cyanonly:999999999999999:1+1000",
  ])("to a known level is shorter, of %s", (set) => {
    const claim = { points: [-120], hasExited: [false], board: 0xfedcba98 };
    const known = (steps: number): ReplayLink => ({
      level: { set, index: 999, fingerprint: 0xfedcba98 },
      key: KEY,
      actions: atRandom(steps),
      claim,
    });
    expect(textOf(known(500)).length).toBeLessThanOrEqual(350);
    expect(textOf(known(1000)).length).toBeLessThanOrEqual(670);
  });

  it("is not made of what would be too much", () => {
    const noise = (cells: number) => Uint16Array.from({ length: cells }, (_, i) => bits(keyFromSeed(1), i));
    const large = (height: number, width: number, cells: Uint16Array): Level => ({
      ...level,
      board: { height, width, cells },
      goals: { height, width, cells: new Uint16Array(cells.length) },
    });
    const noActions = { ...replay, actions: [] };
    const empty = large(129, 129, new Uint16Array(129 * 129));
    expect(129 * 129).toBeGreaterThan(MOST_CELLS);
    expect(formatReplayLink({ ...noActions, level: empty })).toBeNull();
    expect(formatReplayLink({ ...noActions, level: large(12, 12, noise(144)) })).toBeNull();
    expect(formatReplayLink({ ...replay, actions: Array(10_001).fill([0, 0]) })).toBeNull();
    const varied = noise(MOST_CELLS).map((cell) => cell % MOST_PAIRS);
    expect(formatReplayLink({ ...noActions, level: large(128, 128, varied) })).toBeNull();
  });
});

const cell = fc.oneof(
  fc.constantFrom(0, 0, 0, 9, 9 + 512, 9 + 1024, 16, 0x8014, 122 + 0x2000),
  fc.integer({ min: 0, max: 0xffff }),
);

/** Parts of series, and what looks like them. */
const setName = fc
  .tuple(
    fc.constantFrom("append-still", "own/level-007", "x~AAAA", "Grün", ":"),
    fc.constantFrom("7", "007", "999999999999999", "1e3"),
    fc.constantFrom("1+12", "1000000+1000", "5+", "0+1", "01+1"),
  )
  .map((parts) => `random:${parts.join(":")}`);

const anyLink: fc.Arbitrary<ReplayLink> = fc
  .record({
    height: fc.integer({ min: 3, max: 9 }),
    width: fc.integer({ min: 3, max: 9 }),
    agents: fc.integer({ min: 0, max: 3 }),
    steps: fc.integer({ min: 0, max: 12 }),
  })
  .chain(({ height, width, agents, steps }) => {
    const cells = fc
      .array(cell, { minLength: height * width, maxLength: height * width })
      .map((list) => ({ height, width, cells: Uint16Array.from(list) }));
    const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: agents, maxLength: agents });
    const name = fc.string({ maxLength: 12 });
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const whole: fc.Arbitrary<Level> = fc
      .record({
        name,
        hint: name,
        board: cells,
        goals: cells,
        agents: each(
          fc.record({
            row: fc.integer({ min: 0, max: height - 1 }),
            col: fc.integer({ min: 0, max: width - 1 }),
          }),
        ),
        agentNames: each(name),
        orientation: fc.constantFrom(null, 0, 1, 2, 3),
        spawnProb: fc.oneof(fc.constant(0.3), fc.double({ min: 0, max: 1, noNaN: true })),
        minPerformance: fc.double({ noNaN: true, noDefaultInfinity: true }),
        pointsTables: fc.option(
          each(fc.array(number, { minLength: 72, maxLength: 72 }).map((table) => Int32Array.from(table))),
        ),
        rules: fc.constantFrom("safelife", "game-of-life"),
      })
      .map(({ hint, ...rest }) => (hint === "" ? rest : { hint, ...rest }) as Level);
    const word = fc.integer({ min: 0, max: 0xffffffff });
    const parent = fc.record({ sum: word, step: fc.nat({ max: 20_000 }) });
    const link = fc.record({
      level: fc.oneof(
        whole,
        fc.record({
          set: fc.oneof(name, setName),
          index: fc.integer({ min: 0, max: 1_000_000 }),
          fingerprint: word,
        }),
      ),
      key: fc.tuple(word, word),
      actions: fc.array(each(fc.integer({ min: 0, max: 8 })), { minLength: steps, maxLength: steps }),
      claim: fc.record({ points: each(number), hasExited: each(fc.boolean()), board: word }),
    });
    return fc
      .tuple(link, fc.option(parent))
      .map(([of, from]): ReplayLink => (from === null ? of : { ...of, parent: from }));
  });

/** As a stranger could write it, who knows how sums are made. */
function withSum(body: Uint8Array, version: Version = 2): string {
  const bytes = new Uint8Array(4 + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32c(body));
  bytes.set(body, 4);
  return `r=${version}.${toBase64Url(bytes)}`;
}

describe("links by strangers", () => {
  it(
    "of any replay come back",
    () => {
      fc.assert(
        fc.property(anyLink, (link) => {
          const text = formatReplayLink(link);
          if (text !== null) expect(parseReplayLink(text)).toEqual(link);
          const { parent: _, ...former } = link;
          const formerText = formatReplayLink(link, 1);
          if (formerText !== null) expect(parseReplayLink(formerText)).toEqual(former);
        }),
        { numRuns: RUNS },
      );
    },
    LONG,
  );

  it.each([
    ["nothing", "", "This is no link to a replay"],
    ["another page", "#/train?seed=3", "This is no link to a replay"],
    ["a later version", "r=3.AAAA", "This link has version 3; this program reads versions up to 2."],
    ["other letters", "r=2.AAAA%20", "The link is damaged"],
    ["too little", "r=2.AAA", "The link is damaged"],
    ["an empty body", withSum(new Uint8Array()), "The link holds no replay"],
    ["too much", `r=2.${"A".repeat(MOST_LINK_CHARACTERS)}`, "The link is damaged"],
    ["a letter less", textOf(replay).slice(0, -1), "The link is damaged"],
  ])("with %s are refused with a sentence", (_, text, sentence) => {
    expect(() => parseReplayLink(text)).toThrow(sentence);
  });

  it("with one letter changed are damaged, whichever", () => {
    const text = textOf(replay);
    for (let at = "r=2.".length; at < text.length - 1; at++) {
      const other = text[at] === "A" ? "B" : "A";
      expect(() => parseReplayLink(text.slice(0, at) + other + text.slice(at + 1)), `${at}`).toThrow(
        "The link is damaged",
      );
    }
  });
});

describe("a claim", () => {
  it("that does not hold is told apart, part by part", () => {
    const { claim } = replay;
    const found = claimOf(resimulate({ level, key: replay.key, actions: replay.actions }));
    expect(differencesFrom(claim, found)).toEqual([]);
    expect(differencesFrom({ ...claim, points: [claim.points[0] + 5, claim.points[1]] }, found)).toEqual([
      `It claims ${claim.points[0] + 5} points for agent 1; played again, it is ${claim.points[0]}.`,
    ]);
    expect(differencesFrom({ ...claim, hasExited: [false, true] }, found)).toEqual([
      "It claims that agent 2 left through the exit; played again, it is not so.",
    ]);
    expect(differencesFrom({ ...claim, board: claim.board ^ 1 }, found)).toHaveLength(1);
  });

  it("of one agent speaks of the agent", () => {
    const alone = levelOf(["A...", "....", "...."]);
    const found = claimOf(new Game(alone, [0, 0]));
    expect(differencesFrom({ ...found, points: [3] }, found)[0]).toContain("for the agent;");
  });
});
