// A board as text for a terminal: a letter for the kind of cell, a colour for its colour.
import { AGENT, colorOf, EXIT, kindOf, ORIENTATION_SHIFT, RED } from "../core/cells.ts";
import type { Level } from "../core/level.ts";

const LETTERS: Readonly<Record<string, string>> = {
  empty: "·",
  life: "o",
  "hard-life": "O",
  wall: "#",
  crate: "=",
  plant: "&",
  tree: "T",
  "ice-cube": "%",
  parasite: "!",
  weed: "@",
  spawner: "S",
  "hard-spawner": "$",
  exit: "X",
  fountain: "~",
};
const ARROWS = "^>v<";

// Foreground and background codes by colour index: gray, red, green, yellow, blue, magenta, cyan, white.
const FOREGROUND = [37, 91, 92, 93, 94, 95, 96, 97];
const BACKGROUND = [40, 41, 42, 43, 44, 45, 46, 100];

const letterOf = (cell: number): string =>
  cell & AGENT ? ARROWS[(cell >> ORIENTATION_SHIFT) & 3] : (LETTERS[kindOf(cell)] ?? "?");

/**
 * Two characters a cell. Goals are a background colour, or without colours the mark `'` after the letter;
 * an open exit is red, or without colours `x`.
 */
export function boardText(
  { board, goals }: Pick<Level, "board" | "goals">,
  style: "color" | "plain",
): string {
  const lines: string[] = [];
  for (let row = 0; row < board.height; row++) {
    let line = "";
    for (let col = 0; col < board.width; col++) {
      const index = row * board.width + col;
      const cell = board.cells[index];
      const goal = colorOf(goals.cells[index]);
      const letter = letterOf(cell);
      if (style === "color")
        line += `\x1b[${FOREGROUND[colorOf(cell)]};${BACKGROUND[goal]}m${letter} \x1b[0m`;
      else line += (cell & (EXIT | AGENT | RED)) === (EXIT | RED) ? "x " : letter + (goal ? "'" : " ");
    }
    lines.push(line.trimEnd());
  }
  return lines.join("\n");
}

export const LEGEND =
  "you ^>v<  life o  hard life O  wall #  crate =  plant &  tree T  ice %  parasite !  weed @  " +
  "spawner S $  fountain ~  exit X (open: red, or x)  goals: background, or '";
