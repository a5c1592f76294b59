// What is needed to live an episode again. Boards are never stored: they follow.
import type { Key } from "../base/random.ts";
import { Game } from "./game.ts";
import type { Level } from "./level.ts";

export interface Replay {
  readonly level: Level;
  /** The key the game was started with. */
  readonly key: Key;
  /** `[step][agent]` */
  readonly actions: readonly (readonly number[])[];
}

/** Plays a replay to its end. */
export function resimulate({ level, key, actions }: Replay): Game {
  const game = new Game(level, key);
  for (const turn of actions) game.takeTurn(turn);
  return game;
}
