// How a level looks when a game on it begins: exits open or shut, agents turned.
import { keyFromSeed } from "../../base/random.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import type { BoardPicture } from "../render/board-stage.ts";

export function openingOf(level: Level): BoardPicture {
  // No turn is taken, so nothing is drawn from the key.
  const { board, goals } = new Game(level, keyFromSeed(0));
  return { board, goals };
}
