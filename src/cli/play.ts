// `safelife play`: the game in a terminal, or played from a string of keys.
import { keyFromSeed } from "../base/random.ts";
import { Game } from "../core/game.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { wholeNumber } from "./options.ts";
import { say } from "./output.ts";
import { actionOf } from "./steering.ts";
import { playOnTerminal, screenOf, takeTurn } from "./terminal-game.ts";

export const play = command(
  { name: "play", description: "Play a level in the terminal." },
  {
    file: { type: "positional", description: "level file (.npz, .json, .txt or .rle)", required: true },
    level: { type: "string", description: "which level of an archive, from 1", default: "1" },
    seed: { type: "string", description: "seed of the spawners", default: "0" },
    keys: {
      type: "string",
      description: "play these keys and print the end: w a s d move, W A S D create or destroy, . waits",
    },
  },
  async ({ file, level, seed, keys }) => {
    const levels = await loadLevels(file);
    const number = wholeNumber(level, "level", 1);
    if (number > levels.length) throw new Error(`"${file}" has ${levels.length} levels, not ${number}.`);
    const key = keyFromSeed(wholeNumber(seed, "seed"));
    if (keys !== undefined) return outcomeOf(playKeys(new Game(levels[number - 1], key), keys));
    const { stdin: input, stdout: output } = process;
    if (!input.isTTY) throw new Error("there is no terminal to play in. Give the moves with --keys.");
    return outcomeOf(await playOnTerminal(levels, number - 1, key, { input, output }));
  },
);

function playKeys(game: Game, keys: string): Game {
  for (const key of keys) {
    const letter = key.toLowerCase();
    const action = actionOf(letter, key !== letter);
    if (action === undefined) throw new Error(`--keys holds "${key}". Use w a s d, W A S D and ".".`);
    takeTurn(game, action);
  }
  say(screenOf(game, "plain"));
  return game;
}

const outcomeOf = (game: Game) => ({
  level: game.level.name,
  steps: game.step,
  agents: game.agents.map((_, i) => ({
    points: game.earned(i),
    possible: game.available(i),
    required: game.required(i),
    left: game.hasExited(i),
  })),
});
