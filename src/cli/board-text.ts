// A board as text for a terminal: the letters of plain-text boards, and colours.
import { AGENT, COLOR_MASK, colorOf, ORIENTATION_MASK, ORIENTATION_SHIFT } from "../core/cells.ts";
import type { Level } from "../core/level.ts";
import { standardSymbol } from "../share/board-text.ts";

const ARROWS = "^>v<";

// Foreground and background codes by colour index: gray, red, green, yellow, blue, magenta, cyan, white.
const FOREGROUND = [37, 91, 92, 93, 94, 95, 96, 97];
const BACKGROUND = [40, 41, 42, 43, 44, 45, 46, 100];

/** @param style in plain text the letter says the colour too, where there is one that does */
function letterOf(cell: number, style: "color" | "plain"): string {
  if (cell & AGENT) return ARROWS[(cell >> ORIENTATION_SHIFT) & 3];
  const word = cell & ~ORIENTATION_MASK;
  const ofKind = standardSymbol(word & ~COLOR_MASK) ?? "?";
  return style === "plain" ? (standardSymbol(word) ?? ofKind) : ofKind;
}

/** Two characters a cell. Goals are a background colour, or without colours the mark `'` after the letter. */
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
      const letter = letterOf(cell, style);
      line +=
        style === "color"
          ? `\x1b[${FOREGROUND[colorOf(cell)]};${BACKGROUND[goal]}m${letter} \x1b[0m`
          : letter + (goal ? "'" : " ");
    }
    lines.push(line.trimEnd());
  }
  return lines.join("\n");
}

export const LEGEND =
  "you ^>v<  life o (g r b y)  hard life H  wall #  crate C  plant p  tree T  ice cube I  parasite x  weed w  " +
  "spawner S N Y  fountain F  exit E (open: red, or X)  goals: background, or '";
