// Cells, turns and results in plain words: for the panel beside the board and for screen readers.
import type { Board, Position } from "../../core/board.ts";
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

export const DIRECTIONS = ["up", "right", "down", "left"] as const;

/** What a kind of cell is and does. */
export const KINDS: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  empty: { title: "Empty", text: "Three living neighbours give birth here." },
  life: {
    title: "Life",
    text: "Lives on with two or three living neighbours. You can create it and destroy it.",
  },
  "hard-life": { title: "Hard life", text: "Lives by the same rule, but cannot be destroyed by hand." },
  wall: { title: "Wall", text: "Never changes, cannot be moved." },
  crate: { title: "Crate", text: "Can be pushed and pulled. Nothing grows on it." },
  plant: { title: "Plant", text: "Always alive, so it feeds its neighbours. Can be pushed and pulled." },
  tree: { title: "Tree", text: "Always alive, so it feeds its neighbours. Cannot be moved." },
  "ice-cube": { title: "Ice cube", text: "Freezes its neighbourhood: nothing beside it dies or is born." },
  parasite: { title: "Parasite", text: "Always alive, and lets nothing be born beside it." },
  weed: { title: "Weed", text: "Always alive, and nothing beside it dies." },
  spawner: { title: "Spawner", text: "Now and then fills an empty neighbour with life. Can be destroyed." },
  "hard-spawner": {
    title: "Hard spawner",
    text: "Now and then fills an empty neighbour with life. Cannot be destroyed.",
  },
  exit: { title: "Exit", text: "The way out of the level." },
  fountain: { title: "Fountain", text: "Keeps everything beside it alive." },
  agent: { title: "Agent", text: "It moves where you say. Life beside it may be held in place." },
  unknown: { title: "Unnamed cell", text: "A mixture without a name of its own." },
};

const FLAG_WORDS: readonly (readonly [number, string])[] = [
  [ALIVE, "alive"],
  [FROZEN, "never changes"],
  [DESTRUCTIBLE, "can be destroyed"],
  [PUSHABLE, "can be pushed"],
  [PULLABLE, "can be pulled"],
  [PRESERVING, "nothing beside it dies"],
  [INHIBITING, "nothing is born beside it"],
  [SPAWNING, "spawns life"],
];

export interface CellWords {
  readonly title: string;
  readonly text: string;
  /** What the goal under it asks for; empty where there is none. */
  readonly goal: string;
}

/** What cells are worth on a level. */
export interface Pay {
  readonly table: PointsTable;
  /** Colour index of the first agent, and of the life it creates; null without agents. */
  readonly own: number | null;
}

export const payOf = ({ board, agents: [agent], pointsTables }: Level): Pay => ({
  table: pointsTables?.[0] ?? DEFAULT_POINTS_TABLE,
  own: agent ? colorOf(board.cells[agent.row * board.width + agent.col]) : null,
});

const USUAL_PAY: Pay = { table: DEFAULT_POINTS_TABLE, own: null };

export function describeCell(cell: number, goal: number, pay = USUAL_PAY): CellWords {
  const kind = cell & AGENT ? "agent" : kindOf(cell);
  const { title, text } = KINDS[kind] ?? KINDS.unknown;
  const color = COLOR_NAMES[colorOf(cell)];
  return {
    title: titleOf(kind, title, color, cell),
    text: textOf(kind, text, cell),
    goal: goalText(cell, colorOf(goal), pay),
  };
}

function titleOf(kind: string, title: string, color: string, cell: number): string {
  if (kind === "empty") return title;
  if (kind === "exit") return colorOf(cell) === 0 ? "Exit, shut" : "Exit, open";
  const facing =
    kind === "agent" ? `, facing ${DIRECTIONS[(cell & ORIENTATION_MASK) >> ORIENTATION_SHIFT]}` : "";
  return colorOf(cell) === 0 ? `${title}${facing}` : `${title}, ${color}${facing}`;
}

function textOf(kind: string, text: string, cell: number): string {
  if (kind === "unknown") return flagsOf(cell);
  if (kind === "exit") return exitText(cell);
  return kind === "agent" && cell & EXIT ? `${text} The ring says that the exit is open to it.` : text;
}

const exitText = (cell: number): string =>
  colorOf(cell) === 0 ? "Opens once enough points are earned." : "Walk into it to leave the level.";

const flagsOf = (cell: number): string => {
  const words = FLAG_WORDS.filter(([flag]) => cell & flag).map(([, word]) => word);
  return words.length ? `A cell without a name of its own: ${words.join(", ")}.` : KINDS.unknown.text;
};

function goalText(cell: number, goal: number, { table, own }: Pay): string {
  const worth = (column: number) => table[goal * CELL_COLUMNS + column];
  const counted = !(cell & FROZEN) || cell & (DESTRUCTIBLE | PUSHABLE | PULLABLE);
  const now = counted ? worth(cell & ALIVE ? colorOf(cell) : EMPTY_COLUMN) : 0;
  if (goal === 0) return now === 0 ? "" : `On bare ground it counts ${fixed(now, 0)}.`;
  const columns = COLOR_NAMES.map((_, column) => column);
  const best = Math.max(...columns.map(worth));
  const welcome = columns.filter((column) => worth(column) === best && best > 0).map((c) => COLOR_NAMES[c]);
  const asks =
    best > 0 ? `asks for ${welcome.join(" or ")} life, ${best} points a cell` : "marks open ground";
  const yours =
    own === null || worth(own) === best ? "" : ` Your ${COLOR_NAMES[own]} life ${earns(worth(own))} here.`;
  return `The ${COLOR_NAMES[goal]} ground ${asks}.${yours} This cell counts ${fixed(now, 0)} now.`;
}

const earns = (points: number): string =>
  points > 0 ? `earns ${points}` : points < 0 ? `costs ${-points}` : "earns nothing";

/** A cell in two or three words, for the ear. */
export const cellAloud = (cell: number): string => describeCell(cell, 0).title.toLowerCase();

const around = ({ height, width }: Board, { row, col }: Position, direction: number): number =>
  ((row + [-1, 0, 1, 0][direction] + height) % height) * width +
  ((col + [0, 1, 0, -1][direction] + width) % width);

/** What lies on the four sides of the first agent, and where the exit is. */
export function describeSurroundings(game: Game): string {
  const agent = game.agents[0];
  if (!agent || !game.isActive(0)) return "There is no agent on the board.";
  const sides = DIRECTIONS.map(
    (direction, i) => `${direction}: ${cellAloud(game.board.cells[around(game.board, agent, i)])}`,
  );
  return `Row ${agent.row + 1}, column ${agent.col + 1}. ${sides.join("; ")}. ${describeWayOut(game, agent)}`;
}

function describeWayOut({ board, exits }: Game, { row, col }: Position): string {
  const { height, width, cells } = board;
  if (exits.length === 0) return "This level has no exit.";
  const ways = exits.map((exit) => ({
    exit,
    way: [Math.floor(exit / width) - row, (exit % width) - col] as const,
  }));
  const { exit, way } = ways.reduce((a, b) => (lengthOf(a.way) <= lengthOf(b.way) ? a : b));
  const [acrossTop, acrossSide] = openEdges(board);
  const round = [
    acrossTop ? nearest(way[0], height) : way[0],
    acrossSide ? nearest(way[1], width) : way[1],
  ] as const;
  const shorter = lengthOf(round) < lengthOf(way) ? `, or ${inWords(round)} round the edge` : "";
  return `${describeCell(cells[exit], 0).title}: ${inWords(way)} from here${shorter}.`;
}

/** Rows down and columns to the right. */
type Way = readonly [down: number, right: number];

const lengthOf = ([down, right]: Way): number => Math.abs(down) + Math.abs(right);

const inWords = ([down, right]: Way): string =>
  [
    down && `${Math.abs(down)} ${down > 0 ? "down" : "up"}`,
    right && `${Math.abs(right)} ${right > 0 ? "right" : "left"}`,
  ]
    .filter(Boolean)
    .join(" and ");

/** Whether anything but walls meets anywhere along the upper and lower edge, and along the left and right one. */
function openEdges({ height, width, cells }: Board): readonly [top: boolean, side: boolean] {
  const open = (index: number) => kindOf(cells[index]) !== "wall";
  const last = (height - 1) * width;
  const top = Array.from({ length: width }, (_, col) => open(col) && open(last + col));
  const side = Array.from({ length: height }, (_, row) => open(row * width) && open((row + 1) * width - 1));
  return [top.includes(true), side.includes(true)];
}

/** The shorter way round the torus. */
const nearest = (distance: number, size: number): number =>
  ((distance + size + Math.floor(size / 2)) % size) - Math.floor(size / 2);

/** What a turn did, in a breath. */
export function describeTurn(before: Game, after: Game, action: number): string {
  if (after.agents.length === 0) return `Step ${after.step}.`;
  if (!after.isActive(0)) return after.hasExited(0) ? "You left through the exit." : "Your agent is gone.";
  const verb = action === 0 ? "Waited" : action <= 4 ? moved(before, after) : "Reached";
  const facing = action === 0 ? "" : ` ${DIRECTIONS[(action - 1) & 3]}`;
  const earned = after.earned(0);
  const points = earned === before.earned(0) ? "" : ` ${earned} of ${after.required(0)} points.`;
  const door = !before.canExit(0) && after.canExit(0) ? " The exit is open." : "";
  return `${verb}${facing}.${points}${door}`;
}

function moved(before: Game, after: Game): string {
  const [from, to] = [before.agents[0], after.agents[0]];
  return from.row === to.row && from.col === to.col ? "Blocked" : "Moved";
}

/** True when any exit of the board stands open. */
export const exitIsOpen = (game: Game): boolean =>
  game.exits.some((exit) => game.board.cells[exit] & EXIT && colorOf(game.board.cells[exit]) !== 0);
