// What is under the cursor, and what the hand does, in words.
import { COLOR_MASK, COLOR_NAMES, colorOf } from "../../core/cells.ts";
import type { Level } from "../../core/level.ts";
import { cellAloud } from "../play/words.ts";
import type { Tool } from "./hand.ts";
import type { Layer } from "./pieces.ts";
import { indexAt, type Place, placeOf } from "./shapes.ts";

export const LAYER_NAMES: Readonly<Record<Layer, string>> = { board: "Board", goals: "Goals" };

export const TOOL_WORDS: Readonly<
  Record<Tool, { readonly title: string; readonly key: string; readonly text: string }>
> = {
  pencil: { title: "Pencil", key: "P", text: "Draws where you go." },
  line: { title: "Line", key: "L", text: "Draws from where you press to where you let go." },
  rectangle: { title: "Rectangle", key: "R", text: "Draws from corner to corner." },
  fill: { title: "Fill", key: "F", text: "Fills all like cells that hang together." },
  select: { title: "Select", key: "S", text: "Frames a part; drag from inside to move it." },
  stamp: { title: "Stamp", key: "M", text: "Puts down a pattern, or what was copied." },
  pick: { title: "Pick", key: "I", text: "Takes the cell you point at as the brush." },
};

/** "Row 3, column 4: life, green." and the ground if it asks for something. */
export function placeAloud({ board, goals, agents, agentNames }: Level, place: Place): string {
  const index = indexAt(board, place);
  const { row, col } = placeOf(board, index);
  const agent = agents.findIndex((at) => at.row === row && at.col === col);
  const name = agent < 0 ? "" : `, ${agentNames[agent]}`;
  const goal = goals.cells[index];
  const ground = goal === 0 ? "" : ` Goal: ${goalAloud(goal)}.`;
  return `Row ${row + 1}, column ${col + 1}: ${cellAloud(board.cells[index])}${name}.${ground}`;
}

/** "blue ground", or what more there is. */
export function goalAloud(goal: number): string {
  if ((goal & ~COLOR_MASK) !== 0) return cellAloud(goal);
  return colorOf(goal) === 0 ? "none" : `${COLOR_NAMES[colorOf(goal)]} ground`;
}
