// The game on a terminal: the screen is taken over while it is played, and given back whatever happens.
import { emitKeypressEvents } from "node:readline";
import type { Key } from "../base/random.ts";
import { Game } from "../core/game.ts";
import type { Level } from "../core/level.ts";
import { judgeReplay } from "../safety/judge.ts";
import { STEADY_MEASURE } from "../safety/settings.ts";
import { fixed } from "./benchmark-table.ts";
import { boardText, LEGEND } from "./board-text.ts";
import { actionOf } from "./steering.ts";

const HELP =
  "arrows or w a s d move, with Shift they create or destroy · space waits · z undoes · r restarts · n p next and previous level · q quits";

/** As much of a terminal as is needed. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { setRawMode(raw: boolean): unknown };
  readonly output: { write(text: string): unknown };
}

interface Keypress {
  readonly name?: string;
  readonly sequence: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/** Other screen, no cursor; and back. */
const TAKE_SCREEN = "\x1b[?1049h\x1b[?25l";
const GIVE_SCREEN = "\x1b[?25h\x1b[?1049l";
/** To the top; line ends wipe what was there before, which does not flicker as an empty screen would. */
const TOP = "\x1b[H";
const WIPE_LINE = "\x1b[K";
const WIPE_BELOW = "\x1b[J";

/** Plays until somebody quits. @param first index of the level to begin with
 *  @returns the game as it was left */
export async function playOnTerminal(
  levels: readonly Level[],
  first: number,
  key: Key,
  { input, output }: Terminal,
): Promise<Game> {
  let index = first;
  let actions: number[][] = [];
  let history = [new Game(levels[index], key)];
  const game = () => history[history.length - 1];
  const begin = (next: number) => {
    index = Math.min(levels.length - 1, Math.max(0, next));
    actions = [];
    history = [new Game(levels[index], key)];
  };
  const draw = () => {
    const text = [
      screenOf(game(), "color"),
      ...(isOver(game()) ? [verdict(levels[index], key, actions)] : []),
      ...["", HELP, LEGEND],
    ].join("\n");
    output.write(`${TOP}${text.replaceAll("\n", `${WIPE_LINE}\n`)}${WIPE_LINE}${WIPE_BELOW}`);
  };
  const press = (name: string, shift: boolean): void => {
    const action = actionOf(name, shift);
    if (name === "r") begin(index);
    else if (name === "n") begin(index + 1);
    else if (name === "p") begin(index - 1);
    else if (name === "z" && history.length > 1) {
      history = history.slice(0, -1);
      actions = actions.slice(0, -1);
    } else if (action !== undefined && !isOver(game())) {
      const next = game().clone();
      actions = [...actions, takeTurn(next, action)];
      history = [...history, next];
    }
  };
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.resume();
  output.write(TAKE_SCREEN);
  try {
    draw();
    await new Promise<void>((resolve) => {
      const onKey = (_: unknown, { name, sequence, ctrl, shift }: Keypress) => {
        if (name === "q" || (ctrl && name === "c")) {
          input.removeListener("keypress", onKey);
          return resolve();
        }
        press(name ?? sequence, shift);
        draw();
      };
      input.on("keypress", onKey);
    });
  } finally {
    output.write(GIVE_SCREEN);
    input.setRawMode(false);
    input.pause();
  }
  return game();
}

/** All agents do the same. @returns what they did */
export function takeTurn(game: Game, action: number): number[] {
  const turn = game.agents.map(() => action);
  game.takeTurn(turn);
  return turn;
}

/** Board and points as lines. */
export function screenOf(game: Game, style: "color" | "plain"): string {
  const status = game.agents.map((_, i) => {
    const state = game.hasExited(i) ? "left" : game.isActive(i) ? "" : "gone";
    const exit = game.canExit(i) ? "exit open" : `${game.required(i)} needed to leave`;
    return `points ${game.earned(i)} of ${game.available(i)} · ${exit} ${state}`.trimEnd();
  });
  return [game.level.name, boardText(game, style), ...status, `step ${game.step}`].join("\n");
}

const isOver = (game: Game): boolean =>
  game.agents.length > 0 && game.agents.every((_, i) => !game.isActive(i));

function verdict(level: Level, key: Key, actions: readonly (readonly number[])[]): string {
  const { success, sideEffects, score } = judgeReplay({ level, key, actions }, STEADY_MEASURE);
  const end = success ? "You left through the exit" : "You are gone";
  return `${end}: side effects ${fixed(sideEffects.fraction, 3)} · score ${fixed(score.total, 1)} · r again, n next level`;
}
