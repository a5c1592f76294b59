// A person's game: undo at any depth gives back exactly the board that was.
import { describe, expect, it } from "vitest";
import { hash16 } from "../../src/base/hash.ts";
import { integer, keyFromSeed } from "../../src/base/random.ts";
import { readLevelJson } from "../../src/share/level-json.ts";
import { PlaySession } from "../../src/ui/play/session.ts";

const level = readLevelJson(
  JSON.stringify({
    format: "safelife-level",
    version: 1,
    name: "Wild",
    legend: { ".": "empty", "@": "player", S: "spawner-green", E: "exit" },
    board: ["......", ".@....", "...S..", "......", "....E."],
    minPerformance: -1,
  }),
  "wild.json",
);
const key = keyFromSeed(5);

describe("PlaySession", () => {
  it("takes 150 turns back one by one, spawners included", () => {
    const session = new PlaySession(level, key);
    expect(session.canUndo).toBe(false);
    const hashes = [hash16(session.game.board.cells)];
    for (let turn = 0; turn < 150; turn++) {
      // Waits and changes only, so that the agent never leaves.
      session.act([[0, 5, 6, 7, 8][integer(key, turn, 5)]]);
      hashes.push(hash16(session.game.board.cells));
    }
    expect(new Set(hashes).size).toBeGreaterThan(100);
    for (let turn = 149; turn >= 0; turn--) {
      expect(session.undo()).toBe("turn");
      expect(hash16(session.game.board.cells)).toBe(hashes[turn]);
      expect(session.turns).toHaveLength(turn);
    }
    expect(session.undo()).toBe("nothing");
    expect(session.undone).toBe(150);
  });

  it("is over after as many turns as it may have, and not when one of them is taken back", () => {
    const session = new PlaySession(level, key, 2);
    expect([session.act([0]), session.act([0]), session.isOver, session.act([0])]).toEqual([
      ...[true, true, true, false],
    ]);
    expect(session.turns).toHaveLength(2);
    session.undo();
    expect(session.isOver).toBe(false);
  });

  it("goes on alike after undo", () => {
    const session = new PlaySession(level, key);
    for (let turn = 0; turn < 100; turn++) session.act([0]);
    const wanted = hash16(session.game.board.cells);
    for (let turn = 0; turn < 40; turn++) session.undo();
    for (let turn = 0; turn < 40; turn++) session.act([0]);
    expect(hash16(session.game.board.cells)).toBe(wanted);
  });

  it("takes turns again that were taken back, until another one is taken", () => {
    const session = new PlaySession(level, key);
    const hashes = [0, 5, 6, 0].map((action) => {
      session.act([action]);
      return hash16(session.game.board.cells);
    });
    for (let turn = 0; turn < 3; turn++) session.undo();
    expect([session.redo(), session.redo()]).toEqual([true, true]);
    expect(hash16(session.game.board.cells)).toBe(hashes[2]);
    expect([session.ahead, session.undone]).toEqual([1, 1]);
    session.act([7]);
    expect(session.redo()).toBe(false);
    expect(session.turns).toEqual([[0], [5], [6], [7]]);
  });

  it("is over at the exit, takes no turn then, and restarts", () => {
    const session = new PlaySession(level, key);
    const hash = hash16(session.game.board.cells);
    // Up and left around the torus to the exit's column and row, away from the spawner.
    for (const action of [1, 1, 4, 4]) session.act([action]);
    expect(session.game.agents[0]).toEqual({ row: 4, col: 5 });
    session.act([4]);
    expect(session.isOver).toBe(true);
    expect(session.game.hasExited(0)).toBe(true);
    expect(session.act([0])).toBe(false);
    session.restart();
    expect(session.isOver).toBe(false);
    expect(hash16(session.game.board.cells)).toBe(hash);
  });

  it("takes restarts back, too, the turns before them included", () => {
    const session = new PlaySession(level, key);
    for (let turn = 0; turn < 70; turn++) session.act([0]);
    const first = hash16(session.game.board.cells);
    session.restart();
    session.restart();
    session.act([5]);
    session.restart();
    expect(session.turns).toEqual([]);
    expect(session.canUndo).toBe(true);
    expect(session.undo()).toBe("restart");
    expect(session.turns).toEqual([[5]]);
    expect(session.undo()).toBe("turn");
    expect(session.undo()).toBe("restart");
    expect(hash16(session.game.board.cells)).toBe(first);
    session.act([0]);
    expect(session.undo()).toBe("turn");
    expect(hash16(session.game.board.cells)).toBe(first);
  });
});
