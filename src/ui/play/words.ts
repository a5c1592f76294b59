// Cells, turns and results in plain words: for the panel beside the board and for screen readers.
import type { Board } from "../../core/board.ts";
import {
  AGENT,
  ALIVE,
  COLOR_NAMES,
  colorOf,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  INHIBITING,
  kindOf,
  ORIENTATION_MASK,
  ORIENTATION_SHIFT,
  PRESERVING,
  PULLABLE,
  PUSHABLE,
  SPAWNING,
} from "../../core/cells.ts";
import type { Game } from "../../core/game.ts";
import type { Level, PointsTable } from "../../core/level.ts";
import { CELL_COLUMNS, DEFAULT_POINTS_TABLE, EMPTY_COLUMN } from "../../core/points.ts";
import { fixed } from "../format.ts";
import { translated, type Words, words } from "../words/words.ts";

export const DIRECTIONS = ["up", "right", "down", "left"] as const;

/** @param direction 0 … 3 */
export const directionInWords = (direction: number): string =>
  words.value.cells.directions[DIRECTIONS[direction]];

type Flag = keyof Words["cells"]["flags"];

const FLAGS: readonly (readonly [number, Flag])[] = [
  [ALIVE, "alive"],
  [FROZEN, "frozen"],
  [DESTRUCTIBLE, "destructible"],
  [PUSHABLE, "pushable"],
  [PULLABLE, "pullable"],
  [PRESERVING, "preserving"],
  [INHIBITING, "inhibiting"],
  [SPAWNING, "spawning"],
  [EXIT, "exit"],
];

/** What a kind of cell is and does. @param kind as `kindOf` says it */
export function kindInWords(kind: string): { readonly title: string; readonly text: string } {
  const { kinds } = words.value.cells;
  return kind in kinds ? kinds[kind as keyof typeof kinds] : kinds.unknown;
}

/** The colour of an index. */
export const colorInWords = (color: number) => words.value.cells.colors[COLOR_NAMES[color]];

/** "hard life green", of a name such as "hard-life-green". */
export function typeInWords(name: string): string {
  const end = name.lastIndexOf("-");
  const [kind, color] = [name.slice(0, end), name.slice(end + 1)];
  const { kinds, colors, type } = words.value.cells;
  if (!(kind in kinds) || !(color in colors)) return name.replaceAll("-", " ");
  return type(kindInWords(kind).title, colors[color as keyof typeof colors].name);
}

export interface CellWords {
  readonly title: string;
  readonly text: string;
  /** What the goal under it asks for; empty where there is none. */
  readonly goal: string;
}

/** What cells are worth on a level. */
export interface Pay {
  readonly table: PointsTable;
  /** Colour index of the agent, and of the life it creates; null without agents. */
  readonly own: number | null;
}

/** @param index of an agent, the first unless given */
export function payOf({ board, agents, pointsTables }: Level, index = 0): Pay {
  const agent = agents[index];
  return {
    table: pointsTables?.[index] ?? DEFAULT_POINTS_TABLE,
    own: agent ? colorOf(board.cells[agent.row * board.width + agent.col]) : null,
  };
}

const USUAL_PAY: Pay = { table: DEFAULT_POINTS_TABLE, own: null };

export function describeCell(cell: number, goal: number, pay = USUAL_PAY): CellWords {
  const kind = cell & AGENT ? "agent" : kindOf(cell);
  const { title, text } = kindInWords(kind);
  return {
    title: titleOf(kind, title, cell),
    text: textOf(kind, text, cell),
    goal: goalText(cell, colorOf(goal), pay),
  };
}

function titleOf(kind: string, title: string, cell: number): string {
  const w = words.value.cells;
  if (kind === "empty") return title;
  if (kind === "exit") return colorOf(cell) === 0 ? w.exitShut : w.exitOpen;
  const parts = [title];
  if (colorOf(cell) !== 0) parts.push(colorInWords(colorOf(cell)).name);
  if (kind === "agent")
    parts.push(w.facing(directionInWords((cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT)));
  return parts.join(", ");
}

function textOf(kind: string, text: string, cell: number): string {
  if (kind === "unknown") return flagsOf(cell);
  if (kind === "exit") return exitText(cell);
  return kind === "agent" && cell & EXIT ? `${text} ${words.value.cells.ring}` : text;
}

const exitText = (cell: number): string =>
  colorOf(cell) === 0 ? words.value.cells.opensLater : words.value.cells.walkInto;

const flagsInWords = (cell: number): string =>
  FLAGS.filter(([flag]) => cell & flag)
    .map(([, name]) => words.value.cells.flags[name])
    .join(", ");

function flagsOf(cell: number): string {
  const w = words.value.cells;
  const flags = flagsInWords(cell);
  return flags ? w.withoutName(flags) : w.kinds.unknown.text;
}

function goalText(cell: number, goal: number, { table, own }: Pay): string {
  const w = words.value.cells;
  const worth = (column: number) => table[goal * CELL_COLUMNS + column];
  const counted = !(cell & FROZEN) || cell & (DESTRUCTIBLE | PUSHABLE | PULLABLE);
  const now = counted ? worth(cell & ALIVE ? colorOf(cell) : EMPTY_COLUMN) : 0;
  if (goal === 0) return now === 0 ? "" : w.bareGround(fixed(now, 0));
  const columns = COLOR_NAMES.map((_, column) => column);
  const best = Math.max(...columns.map(worth));
  const welcome = columns.filter((column) => worth(column) === best && best > 0);
  const ground = colorInWords(goal).ofGround;
  const asks =
    best > 0
      ? w.asksFor(ground, welcome.map((color) => colorInWords(color).ofLife).join(` ${w.or} `), best)
      : w.marksOpenGround(ground);
  const yours = own === null || worth(own) === best ? "" : yourLife(colorInWords(own).ofLife, worth(own));
  return [asks, yours, w.countsNow(fixed(now, 0))].filter(Boolean).join(" ");
}

function yourLife(color: string, points: number): string {
  const w = words.value.cells;
  if (points === 0) return w.yourLifeIsWorthless(color);
  return points > 0 ? w.yourLifeEarns(color, points) : w.yourLifeCosts(color, -points);
}

/** A cell in two or three words, for the ear; one without a name by its flags. */
export function cellAloud(cell: number): string {
  const w = words.value.cells;
  const title = w.aloud(describeCell(cell, 0).title);
  return kindOf(cell) === "unknown" ? `${title}: ${flagsInWords(cell)}` : title;
}

/** "3 green cells", of one kind and colour. */
export function counted(cell: number, count: number): string {
  const { whatif: w, cells } = words.value;
  const kind = kindOf(cell);
  const { ofGround, name } = colorInWords(colorOf(cell));
  if (kind === "life") return w.counted(count, kind, "", ofGround);
  return w.counted(count, kind, cells.aloud(kindInWords(kind).title), colorOf(cell) === 0 ? "" : name);
}

/** "Board of Build, 12 rows by 12 columns." */
export const boardAloud = (name: string, { height, width }: Board): string =>
  words.value.common.boardOf(translated(name), height, width);

/** What a turn did, in a breath. */
export function describeTurn(before: Game, after: Game, action: number): string {
  const w = words.value.play.said;
  if (after.agents.length === 0) return w.step(after.step);
  if (!after.isActive(0)) return after.hasExited(0) ? w.left : w.gone;
  const said = [deed(before, after, action)];
  const earned = after.earned(0);
  if (earned !== before.earned(0)) said.push(w.points(earned, after.required(0)));
  if (!before.canExit(0) && after.canExit(0)) said.push(w.exitOpens);
  return said.join(" ");
}

function deed({ agents: [from] }: Game, { agents: [to] }: Game, action: number): string {
  const w = words.value.play.said;
  if (action === 0) return w.waited;
  const direction = directionInWords((action - 1) & 3);
  if (action > 4) return w.reached(direction);
  return from.row === to.row && from.col === to.col ? w.blocked(direction) : w.moved(direction);
}

/** True when any exit of the board stands open. */
export const exitIsOpen = (game: Game): boolean =>
  game.exits.some((exit) => game.board.cells[exit] & EXIT && colorOf(game.board.cells[exit]) !== 0);
