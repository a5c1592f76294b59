// Links of a classroom: what a teacher sets, what a student hands in.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32c } from "../../src/base/crc32c.ts";
import { bits, keyFromSeed } from "../../src/base/random.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { resimulate } from "../../src/core/replay.ts";
import {
  type ClassTask,
  CONTROLS,
  formatClassLink,
  looksLikeClassLink,
  MOST_TURNS,
  parseClassLink,
} from "../../src/share/class-link.ts";
import { packText, unpackText } from "../../src/share/packed-text.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { claimOf, differencesFrom } from "../../src/share/replay-claim.ts";
import { findLevel, fingerprintOf, isReference, type ReplayLink } from "../../src/share/replay-link.ts";
import {
  formatResultLink,
  type HandedIn,
  looksLikeResultLink,
  parseResultLink,
} from "../../src/share/result-link.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf(["A...E", ".gg.C", ".gg..", "....."], { name: "a small garden" });
const key = [7, 4_294_967_295] as const;

const played = (of: Level, actions: readonly number[][]): ReplayLink => ({
  level: of,
  key,
  actions,
  claim: claimOf(resimulate({ level: of, key, actions })),
});

const named: ReplayLink = {
  ...played(level, []),
  level: { set: "random:prune-still:7:1+12", index: 3, fingerprint: fingerprintOf(level) },
};

const task: ClassTask = {
  title: "Prune, but mind the rest",
  code: "7b",
  start: played(level, []),
  lesson: null,
  controls: ["undo", "hints"],
  mostTurns: 200,
  language: "de",
  slides: false,
};

const result: HandedIn = {
  task: 123,
  code: "7b",
  nickname: "Grün 🦔",
  game: { replay: played(level, [[2], [6], [0]]), sideEffects: 0.125, score: -3.5, undone: 4 },
  lesson: {
    lesson: "life",
    finished: false,
    predictions: { block: "stays" },
    answers: { rule: ["three", "two"] },
    plays: { hedge: "r=1.AAAA" },
  },
};

/** Present in every link that these tests make. */
function made(text: string | null): string {
  if (text === null) throw new Error("no link");
  return text;
}

import { FUZZ_PATIENCE as LONG, FUZZ_RUNS as RUNS } from "../support/fuzz.ts";

describe("a link to a task", () => {
  it("comes back whole, and says the same of itself each time", () => {
    const text = made(formatClassLink(task));
    expect(text).toMatch(/^c=1\.[\w-]+$/);
    const { sum, ...read } = parseClassLink(` https://example.org/a/#${text}\n`);
    expect(read).toEqual(task);
    expect(made(formatClassLink(read))).toBe(text);
    expect(parseClassLink(text).sum).toBe(sum);
    expect(parseClassLink(made(formatClassLink({ ...task, code: "7c" }))).sum).not.toBe(sum);
    expect(looksLikeClassLink(`https://example.org/#${text}`)).toBe(true);
    expect(looksLikeClassLink("#/train?c=1.A")).toBe(false);
    expect(looksLikeClassLink("r=1.A#r=1.B")).toBe(false);
  });

  it("is short: one of a seeded level fits a text message, a drawn one a line of a mail", () => {
    expect(made(formatClassLink({ ...task, start: named })).length).toBeLessThan(350);
    const [large] = readLevels(
      readFileSync(new URL("../../levels/benchmark/v1/prune-still.npz", import.meta.url)),
      "prune-still",
    );
    expect(made(formatClassLink({ ...task, start: played(large, []) })).length).toBeLessThan(900);
  });

  it("is not made of a level that is too large for one", () => {
    const cells = new Uint16Array(129 * 129);
    const board = { height: 129, width: 129, cells };
    const large = { ...level, board, goals: board, agents: [] };
    const start = { ...played(level, []), level: large, claim: { points: [], hasExited: [], board: 0 } };
    expect(formatClassLink({ ...task, start })).toBeNull();
  });

  it("holds a game that has not begun, a lesson, or both, and nothing else", () => {
    const refused = [
      { ...task, start: null, lesson: null },
      { ...task, start: played(level, [[0]]) },
      { ...task, lesson: "Not a name" },
      { ...task, title: "x".repeat(81) },
      { ...task, title: "turned \u202e round" },
      { ...task, title: "two\nlines" },
      { ...task, mostTurns: MOST_TURNS + 1 },
      { ...task, mostTurns: 1.5 },
    ];
    for (const content of refused) {
      const text = made(formatClassLink(content));
      expect(() => parseClassLink(text), JSON.stringify(content.title)).toThrow("The link holds no task");
    }
    const lesson = { ...task, start: null, lesson: "life" };
    expect(parseClassLink(made(formatClassLink(lesson)))).toMatchObject(lesson);
  });
});

describe("a result that is handed in", () => {
  it("comes back whole, and leads to the same end", () => {
    const text = made(formatResultLink(result));
    expect(text).toMatch(/^h=1\.[\w-]+$/);
    const read = parseResultLink(` https://example.org/a/#${text}\n`);
    expect(read).toEqual(result);
    const { replay } = read.game!;
    expect(differencesFrom(replay.claim, claimOf(resimulate({ ...replay, level })))).toEqual([]);
    expect(looksLikeResultLink(`https://example.org/#${text}`)).toBe(true);
    expect(looksLikeResultLink(`https://example.org/#${made(formatClassLink(task))}`)).toBe(false);
  });

  it("is not made of an episode that is too long for one", () => {
    const actions = Array.from({ length: 20_000 }, (_, step) => [bits(keyFromSeed(1), step) % 9]);
    const replay = { ...played(level, []), actions };
    expect(formatResultLink({ ...result, game: { ...result.game!, replay } })).toBeNull();
  });
});

// Links of version 1 open for ever: none of these may ever have to change.
describe("links of version 1", () => {
  const lines = readFileSync(new URL("links/class-version-1.txt", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const levels = readLevels(
    readFileSync(new URL("../../levels/benchmark/v1/prune-still.npz", import.meta.url)),
    "prune-still",
  );
  const levelIn = (link: ReplayLink): Level => {
    const found = isReference(link.level) ? findLevel(levels, link.level) : link.level;
    if (!found) throw new Error("no such level");
    return found;
  };

  it("to tasks are read, start as they say, and are told apart as then", () => {
    const tasks = lines.filter(looksLikeClassLink).map(parseClassLink);
    expect(tasks).toHaveLength(4);
    for (const { start } of tasks) {
      if (start) expect(claimOf(new Game(levelIn(start), start.key))).toEqual(start.claim);
    }
    // Results name their task by it.
    expect(tasks.map(({ sum }) => sum)).toEqual([2951502240, 1775876293, 4122147439, 1211473831]);
  });

  it("to results are read, and end as they say", () => {
    const results = lines.filter(looksLikeResultLink).map(parseResultLink);
    expect(results).toHaveLength(4);
    for (const { game } of results) {
      if (!game) continue;
      const of = levelIn(game.replay);
      expect(differencesFrom(game.replay.claim, claimOf(resimulate({ ...game.replay, level: of })))).toEqual(
        [],
      );
    }
  });
});

/** As a stranger could write it, who knows how sums are made. */
const sealed = (mark: string, json: string): string =>
  `${mark}=1.${crc32c(new TextEncoder().encode(json)).toString(16).padStart(8, "0")}${packText(json)}`;

/** The JSON inside. */
const contentOf = (text: string): string => unpackText(text.slice("c=1.00000000".length), 2 ** 16)!;

const parsers = { c: parseClassLink, h: parseResultLink };
const texts = { c: made(formatClassLink(task)), h: made(formatResultLink(result)) };
describe("links by strangers", () => {
  it(
    "of any task and any result come back",
    () => {
      const text = (most: number) =>
        fc.string({ maxLength: most, unit: fc.constantFrom(...'aZ é🦔=+-@,"<&') });
      const actions = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 })), { maxLength: 30 });
      const stepName = fc.stringMatching(/^[a-z][a-z0-9-]{0,7}$/);
      const tasks = fc.record({
        title: text(40),
        code: text(10),
        start: fc.constantFrom(played(level, []), named),
        lesson: fc.constantFrom(null, "life", "side-effects-2"),
        controls: fc.subarray([...CONTROLS]),
        mostTurns: fc.option(fc.integer({ min: 1, max: MOST_TURNS })),
        language: fc.constantFrom(null, "en" as const, "de" as const),
        slides: fc.boolean(),
      });
      const results = fc.record({
        task: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        code: text(10),
        nickname: text(20),
        game: fc.option(
          fc.record({
            replay: actions.map((list) => played(level, list)),
            sideEffects: fc.double({ min: 0, max: 50, noNaN: true }),
            score: fc.integer({ min: -1e6, max: 100 }),
            undone: fc.nat({ max: 1000 }),
          }),
        ),
        lesson: fc.option(
          fc.record({
            lesson: fc.constant("life"),
            finished: fc.boolean(),
            predictions: fc.dictionary(stepName, stepName, { maxKeys: 5 }),
            answers: fc.dictionary(stepName, fc.array(stepName, { maxLength: 3 }), { maxKeys: 5 }),
            plays: fc.dictionary(stepName, fc.constant("r=1.AAAA"), { maxKeys: 5 }),
          }),
        ),
      });
      fc.assert(
        fc.property(tasks, results, (someTask, someResult) => {
          const { sum, ...read } = parseClassLink(made(formatClassLink(someTask)));
          expect(read).toEqual(someTask);
          // Zeros have no sign in JSON.
          expect(JSON.stringify(parseResultLink(made(formatResultLink(someResult))))).toBe(
            JSON.stringify(someResult),
          );
        }),
        { numRuns: RUNS },
      );
    },
    LONG,
  );

  it.each([
    ["nothing", "", "This is no link to a task"],
    ["another page", "#/train?seed=3", "This is no link to a task"],
    ["a result", texts.h, "This is no link to a task"],
    ["a later version", "c=2.AAAA", "This link has version 2; this program reads version 1."],
    ["other letters", "c=1.00000000AA%20", "The link is damaged"],
    ["too little", "c=1.000", "The link is damaged"],
    ["too much", `c=1.00000000${"A".repeat(8000)}`, "The link is damaged"],
    ["a letter less", texts.c.slice(0, -1), "The link is damaged"],
    ["what unfolds to much", sealed("c", " ".repeat(3_000_000)), "The link is damaged"],
    ["no JSON", sealed("c", "{"), "The link holds no task"],
    ["deep JSON", sealed("c", "[".repeat(30_000)), "The link holds no task"],
    ["a field more", sealed("c", contentOf(texts.c).replace("{", '{"x":1,')), "The link holds no task"],
    ["fields of all objects", sealed("c", '{"__proto__":{"title":"x"}}'), "The link holds no task"],
  ])("with %s are refused with a sentence", (_, text, sentence) => {
    expect(() => parseClassLink(text)).toThrow(sentence);
  });

  it("with one letter changed are damaged, whichever", () => {
    for (const [of, text] of Object.entries(texts) as ["c" | "h", string][]) {
      for (let at = "c=1.".length; at < text.length - 1; at++) {
        const other = text[at] === "A" ? "B" : "A";
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        expect(() => parsers[of](changed), `${at}`).toThrow("The link is damaged");
      }
    }
  });
});
