// The game on a terminal that is none: what keys do, and that the screen is given back.
import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { keyFromSeed } from "../../src/base/random.ts";
import { playOnTerminal } from "../../src/cli/terminal-game.ts";
import { levelOf } from "../support/board.ts";

const WALK = { ...levelOf([".....", ".A.E.", "....."]), name: "walk" };
const GARDEN = { ...levelOf(["....", ".Ag.", "...."]), name: "garden" };
const [RIGHT, SHIFT_RIGHT] = ["\x1b[C", "\x1b[1;2C"];

/** @returns what was written, and the game as it was left */
async function typed(...keys: string[]) {
  let written = "";
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { setRawMode: (on: boolean) => raw.push(on) });
  const output = { write: (text: string) => (written += text) };
  const ended = playOnTerminal([WALK, GARDEN], 0, keyFromSeed(0), { input, output });
  for (const key of keys) input.write(key);
  const game = await ended;
  return { written, raw, game, screens: written.split("\x1b[H").slice(1) };
}

it("takes the screen over and gives it back", async () => {
  const { written, raw } = await typed("q");
  expect(written.startsWith("\x1b[?1049h\x1b[?25l")).toBe(true);
  expect(written.endsWith("\x1b[?25h\x1b[?1049l")).toBe(true);
  expect(raw).toEqual([true, false]);
});

it("moves, says how it ended, and undoes", async () => {
  const { screens, game } = await typed(RIGHT, "d", "z", "q");
  expect(screens[0]).toContain("m^ ");
  expect(screens[1]).toContain("m> ");
  expect(screens[0]).toMatch(/step 0/);
  expect(screens[2]).toMatch(/You left through the exit: side effects 0\.000 · score/);
  expect(screens[3]).toMatch(/step 1/);
  expect(game.step).toBe(1);
});

it("destroys with Shift, goes to the next level and back, and ends at Ctrl-C", async () => {
  const { screens, game } = await typed("n", SHIFT_RIGHT, "r", "p", "n", "\x03");
  expect(screens[1]).toMatch(/^garden/);
  expect(screens[1]).toMatch(/92;\d+mo /);
  expect(screens[2]).not.toMatch(/92;\d+mo /);
  expect(screens[3]).toMatch(/step 0/);
  expect(screens[4]).toMatch(/^walk/);
  expect(game.level.name).toBe("garden");
});
