// What is under the cursor, and what the hand does, in words.
import { COLOR_MASK, colorOf } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import { cellAloud, colorInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import type { Tool } from "./hand.ts";
import { indexAt, type Place, placeOf } from "./shapes.ts";

/** The key of each tool. */
export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  pencil: "P",
  line: "L",
  rectangle: "R",
  fill: "F",
  select: "S",
  stamp: "M",
  pick: "I",
};

/** "Row 3, column 4: life, green." and the ground if it asks for something. */
export function placeAloud({ board, goals, agents, agentNames }: Level, place: Place): string {
  const index = indexAt(board, place);
  const { row, col } = placeOf(board, index);
  const agent = agents.findIndex((at) => at.row === row && at.col === col);
  const name = agent < 0 ? "" : `, ${agentNames[agent]}`;
  const goal = goals.cells[index];
  const w = words.value.edit.said;
  const cell = w.place(row + 1, col + 1, `${cellAloud(board.cells[index])}${name}`);
  return goal === 0 ? cell : `${cell} ${w.goal(goalAloud(goal))}`;
}

/** "blue ground", or what more there is. */
export function goalAloud(goal: number): string {
  if ((goal & ~COLOR_MASK) !== 0) return cellAloud(goal);
  const w = words.value.cells;
  return colorOf(goal) === 0 ? w.noGround : w.ground(colorInWords(colorOf(goal)).name);
}
