import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Replay } from "../../src/core/replay.ts";
import { judgeReplay } from "../../src/safety/judge.ts";
import { looksLikeReplay, readReplayJson, writeReplayJson } from "../../src/share/replay-json.ts";
import { levelOf } from "../support/board.ts";

const level = levelOf(["A....", ".gg.C", ".gg..", "....A"], { name: "two of them", minPerformance: 0.25 });
const replay: Replay = {
  level,
  key: [7, 4_294_967_295],
  actions: [
    [0, 8],
    [3, 2],
    [6, 5],
  ],
};

/** The file with one thing changed. */
const changed = (change: Record<string, unknown>): string =>
  JSON.stringify({ ...JSON.parse(writeReplayJson(replay)), ...change });

describe("a replay file", () => {
  it("comes back whole, and leads to the same end", () => {
    const text = writeReplayJson(replay);
    expect(looksLikeReplay(text)).toBe(true);
    const read = readReplayJson(text, "a.json");
    expect(read).toEqual(replay);
    expect(judgeReplay(read)).toEqual(judgeReplay(replay));
    expect(JSON.parse(text).actions).toEqual(["036", "825"]);
  });

  it.each([
    ["no JSON", "{", "a.json is not JSON"],
    ["a level", changed({ format: "safelife-level" }), "a.json: format"],
    [
      "a later version",
      changed({ version: 2 }),
      "a.json has replay version 2; this program reads version 1.",
    ],
    ["a field nobody knows", changed({ score: 100 }), "a.json: score"],
    ["a broken level", changed({ level: { format: "no" } }), 'a.json: "level" is JSON, but not a level'],
    ["a key of other numbers", changed({ key: [1, -1] }), "a.json: key.1"],
    ["an action that is none", changed({ actions: ["09", "00"] }), "a.json: actions.0"],
    ["too many steps", changed({ actions: ["0".repeat(10_001), ""] }), "a.json: actions.0"],
    ["an agent too few", changed({ actions: ["012"] }), "a.json: 1 lists of actions for 2 agents."],
    ["agents out of step", changed({ actions: ["012", "01"] }), "different numbers of steps"],
    [
      "no agent",
      changed({
        level: { ...JSON.parse(writeReplayJson(replay)).level, board: ["...", "...", "..."], agents: [] },
        actions: [],
      }),
      "0 lists of actions",
    ],
  ])("with %s is refused with a sentence", (_, text, sentence) => {
    expect(() => readReplayJson(text, "a.json")).toThrow(sentence);
  });

  it("that was damaged anywhere is read or refused with a sentence", () => {
    const text = writeReplayJson(replay);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), fc.nat(5), (at, put, cut) => {
        try {
          readReplayJson(text.slice(0, at) + put + text.slice(at + cut), "a.json");
        } catch (error) {
          expect((error as Error).message).toMatch(/^a\.json\b.*\.$/su);
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
