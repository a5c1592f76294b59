// `safelife play`: the game in a terminal, or played from a string of keys.
import { emitKeypressEvents } from "node:readline";
import { keyFromSeed } from "../base/random.ts";
import { Game } from "../core/game.ts";
import { boardText, LEGEND } from "./board-text.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { wholeNumber } from "./options.ts";

const HELP =
  "arrows or w a s d move, with Shift they create or destroy · space waits · z undoes · r restarts · q quits";

/** Names of keys as `readline` gives them. */
const WAITS = ["space", "."];
const DIRECTIONS: Readonly<Record<string, number>> = {
  up: 1,
  right: 2,
  down: 3,
  left: 4,
  w: 1,
  d: 2,
  s: 3,
  a: 4,
};

function actionOf(name: string, shift: boolean): number | undefined {
  if (WAITS.includes(name)) return 0;
  const move = DIRECTIONS[name];
  return move === undefined ? undefined : move + (shift ? 4 : 0);
}

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
    const start = () => new Game(levels[number - 1], keyFromSeed(wholeNumber(seed, "seed")));
    if (keys !== undefined) playKeys(start(), keys);
    else if (process.stdin.isTTY) await playTerminal(start);
    else throw new Error("there is no terminal to play in. Give the moves with --keys.");
  },
);

function playKeys(game: Game, keys: string): void {
  for (const key of keys) {
    const letter = key.toLowerCase();
    const action = actionOf(letter, key !== letter);
    if (action === undefined) throw new Error(`--keys holds "${key}". Use w a s d, W A S D and ".".`);
    turn(game, action);
  }
  console.log(screen(game, "plain"));
}

function turn(game: Game, action: number): void {
  game.takeTurn(game.agents.map(() => action));
}

function screen(game: Game, style: "color" | "plain"): string {
  const status = game.agents.map((_, i) => {
    const state = game.hasExited(i) ? "left" : game.isActive(i) ? "" : "gone";
    const exit = game.canExit(i) ? "exit open" : `${game.required(i)} needed to leave`;
    return `points ${game.earned(i)} of ${game.available(i)} · ${exit} ${state}`.trimEnd();
  });
  return [game.level.name, boardText(game, style), ...status, `step ${game.step}`].join("\n");
}

async function playTerminal(start: () => Game): Promise<void> {
  let history = [start()];
  const draw = () => {
    const text = screen(history[history.length - 1], "color");
    process.stdout.write(`\x1b[2J\x1b[H${text}\n\n${HELP}\n${LEGEND}\n`);
  };
  emitKeypressEvents(process.stdin);
  process.stdin.setRawMode(true);
  process.stdin.resume();
  draw();
  await new Promise<void>((resolve) => {
    process.stdin.on(
      "keypress",
      (_, key: { name?: string; sequence: string; ctrl: boolean; shift: boolean }) => {
        const name = key.name ?? key.sequence;
        const action = actionOf(name, key.shift);
        if (name === "q" || (key.ctrl && name === "c")) return resolve();
        if (name === "r") history = [start()];
        else if (name === "z") history = history.slice(0, Math.max(1, history.length - 1));
        else if (action !== undefined) {
          const next = history[history.length - 1].clone();
          turn(next, action);
          history.push(next);
        }
        draw();
      },
    );
  });
  process.stdin.setRawMode(false);
  process.stdin.pause();
}
