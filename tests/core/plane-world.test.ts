import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hash16 } from "../../src/base/hash.ts";
import type { Key } from "../../src/base/random.ts";
import { Game } from "../../src/core/game.ts";
import type { Level } from "../../src/core/level.ts";
import { fastestWorld, PlaneWorld } from "../../src/core/plane-world.ts";
import { levelOf } from "../support/board.ts";
import { randomKeys, randomLevels } from "../support/random-board.ts";

const fastGame = (level: Level, key: Key) => new Game(level, key, new PlaneWorld(level, key));

/** All that can be asked of a game; boards as hashes, which compare quickly. */
const stateOf = (game: Game) => ({
  board: hash16(game.board.cells),
  goals: hash16(game.goals.cells),
  agents: game.agents.map(({ row, col }) => [row, col]),
  exits: game.exits,
  counts: [...game.counts],
  initialCounts: [...game.initialCounts],
  perAgent: game.agents.map((_, i) => [
    game.points(i),
    game.earned(i),
    game.available(i),
    game.required(i),
    game.canExit(i),
    game.isActive(i),
    game.hasExited(i),
  ]),
});

/** Actions of up to four agents in each turn. */
const randomTurns = fc.array(fc.array(fc.nat(8), { minLength: 4, maxLength: 4 }), { maxLength: 20 });

const SMALL = { height: [3, 8], width: [3, 8] } as const;
const LARGE = { height: [3, 40], width: [3, 70] } as const;

describe("a game on planes is the plain game", () => {
  test.each([
    ["small", SMALL, 1500],
    ["large", LARGE, 300],
  ] as const)("%s levels, turn by turn", { timeout: 60_000 }, (_, sizes, numRuns) => {
    fc.assert(
      fc.property(randomLevels(sizes), randomKeys, randomTurns, (level, key, turns) => {
        const plain = new Game(level, key);
        const fast = fastGame(level, key);
        expect(stateOf(fast)).toEqual(stateOf(plain));
        for (const turn of turns) {
          plain.act(turn);
          fast.act(turn);
          expect(hash16(fast.board.cells)).toBe(hash16(plain.board.cells));
          plain.advance();
          fast.advance();
          plain.updateExits();
          fast.updateExits();
          expect(stateOf(fast)).toEqual(stateOf(plain));
        }
      }),
      { seed: 1, numRuns },
    );
  });

  test("so is its clone, which leaves it alone", () => {
    fc.assert(
      fc.property(randomLevels(SMALL), randomKeys, randomTurns, randomTurns, (level, key, before, after) => {
        const fast = fastGame(level, key);
        for (const turn of before) fast.takeTurn(turn);
        const then = stateOf(fast);
        const copy = fast.clone();
        expect(stateOf(copy)).toEqual(then);
        for (const turn of after) copy.takeTurn(turn);
        expect(stateOf(fast)).toEqual(then);
        for (const turn of after) fast.takeTurn(turn);
        expect(stateOf(copy)).toEqual(stateOf(fast));
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

test("levels of other rules stay with the plain world", () => {
  const level = levelOf(["A...", "....", "...."], { rules: "game-of-life" });
  expect(fastestWorld(level, [1, 2])).not.toBeInstanceOf(PlaneWorld);
  expect(fastestWorld({ ...level, rules: "safelife" }, [1, 2])).toBeInstanceOf(PlaneWorld);
});
