// What lies around the agents and what there is to do for them, for the ear.
import { indexAt } from "../../core/actions.ts";
import type { Board, Position } from "../../core/board.ts";
import { ALIVE, CELL, colorOf, FROZEN, kindOf } from "../../core/cells.ts";
import type { Game } from "../../core/game.ts";
import { CELL_COLUMNS, EMPTY_COLUMN, GOAL_COLORS, reachableColumns } from "../../core/points.ts";
import { sentence } from "../format.ts";
import { words } from "../words/words.ts";
import { cellAloud, colorInWords, counted, DIRECTIONS, directionInWords, type Pay, payOf } from "./words.ts";

/** Of every agent: where it is, what lies on its four sides, what is left to do that pays, and the way out.
 *  @param heading where it looks, 0 … 3, when arrows steer it from there; null when they say up, right, down and left
 *  @param areTwo whether two people play, each for every other agent */
export function describeSurroundings(game: Game, heading: number | null = null, areTwo = false): string {
  const w = words.value.play;
  const { length } = game.agents;
  if (length === 0) return w.around.noAgent;
  const all = game.agents.map((_, agent) => {
    const who = length > 1 ? w.around.who(areTwo ? (agent % 2) + 1 : agent + 1, areTwo) : null;
    if (!game.isActive(agent)) {
      if (game.hasExited(agent)) return who ? w.around.hasLeft(who) : w.said.left;
      return who ? w.around.isGone(who) : w.said.gone;
    }
    const around = aroundAgent(game, agent, heading);
    return who ? `${who}: ${around}` : around;
  });
  return all.join(" ");
}

function aroundAgent(game: Game, agent: number, heading: number | null): string {
  const { board, goals, exits, level } = game;
  const { play, cells } = words.value;
  const at = game.agents[agent];
  const wayTo = (indices: readonly number[]) => nearestWay(indices, board, at, heading);
  const groundAt = (index: number) => groundAloud(goals.cells[index]);
  const sides = DIRECTIONS.map((_, side) => {
    const index = indexAt(board, at, ((heading ?? 0) + side) % 4, 1);
    const name = heading === null || side % 2 === 1 ? directionInWords(side) : play.around.sides[side / 2];
    return `${name}: ${listed(cellAloud(board.cells[index]), groundAt(index))}`;
  });
  const place = listed(
    play.place(at.row + 1, at.col + 1),
    groundAt(at.row * board.width + at.col),
    heading === null ? "" : cells.facing(directionInWords(heading)),
  );
  const work = describeWork(board, goals, payOf(level, agent), wayTo);
  const exit = game.canExit(agent) ? cells.exitOpen : cells.exitShut;
  return [
    `${sentence(place)}. ${sentence(sides.join("; "))}.`,
    work || (game.available(agent) > 0 ? play.around.nothingPays : ""),
    exits.length > 0 ? play.around.exit(exit, wayTo(exits)) : play.around.noExit,
  ]
    .filter(Boolean)
    .join(" ");
}

const listed = (...parts: readonly string[]): string => parts.filter(Boolean).join(", ");

/** "on blue ground"; empty where there is no goal. */
const groundAloud = (goal: number): string =>
  colorOf(goal) === 0 ? "" : words.value.cells.onGround(colorInWords(colorOf(goal)).ofGround);

/** Ground to build on; ground for life of other colours; life that costs where it is. */
type Work = "fill" | "bring" | "clear";

/** What is left to do that pays; empty where nothing does.
 *  @param wayTo says where the nearest of some cells is */
export function describeWork(
  board: Board,
  goals: Board,
  pay: Pay,
  wayTo?: (indices: readonly number[]) => string,
): string {
  const w = words.value.play.around;
  const reachable = reachableColumns(board);
  /** Cells that are alike, on goals that are. */
  const alike: Record<Work, Map<number, number[]>> = { fill: new Map(), bring: new Map(), clear: new Map() };
  board.cells.forEach((cell, index) => {
    const goal = colorOf(goals.cells[index]);
    const work = workOn(cell, goal, pay, reachable);
    if (work === null) return;
    const kind = cell * GOAL_COLORS + goal;
    const known = alike[work].get(kind);
    if (known) known.push(index);
    else alike[work].set(kind, [index]);
  });
  const phrase = (indices: readonly number[]) => {
    const [cell, goal] = [board.cells[indices[0]], goals.cells[indices[0]]];
    const what =
      cell === CELL.empty
        ? w.ofGround(indices.length, colorInWords(colorOf(goal)).ofGround)
        : [counted(cell, indices.length), groundAloud(goal)].filter(Boolean).join(" ");
    return wayTo ? w.nearest(what, wayTo(indices)) : what;
  };
  return (["fill", "bring", "clear"] as const)
    .filter((work) => alike[work].size > 0)
    .map((work) => w.work[work]([...alike[work].values()].map(phrase).join("; ")))
    .join(" ");
}

function workOn(cell: number, goal: number, { table, own }: Pay, reachable: Uint8Array): Work | null {
  const worth = (column: number) => table[goal * CELL_COLUMNS + column];
  const bare = worth(EMPTY_COLUMN);
  if (cell & ALIVE && !(cell & FROZEN)) return bare > worth(colorOf(cell)) ? "clear" : null;
  if (cell !== CELL.empty) return null;
  if (own !== null && worth(own) > bare) return "fill";
  const colors = reachable.subarray(0, EMPTY_COLUMN);
  return colors.some((isThere, color) => isThere === 1 && worth(color) > bare) ? "bring" : null;
}

/** Rows down and columns to the right. */
type Way = readonly [down: number, right: number];

const lengthOf = ([down, right]: Way): number => Math.abs(down) + Math.abs(right);

/** Where the nearest of some cells is: across the board, and round its edge where that is shorter. */
function nearestWay(
  indices: readonly number[],
  board: Board,
  { row, col }: Position,
  heading: number | null,
): string {
  const { height, width } = board;
  const [acrossTop, acrossSide] = openEdges(board);
  const ways = indices.map((index) => {
    const way: Way = [Math.floor(index / width) - row, (index % width) - col];
    const round: Way = [
      acrossTop ? shorter(way[0], height) : way[0],
      acrossSide ? shorter(way[1], width) : way[1],
    ];
    return { way, round };
  });
  const { way, round } = ways.reduce((a, b) => (lengthOf(a.round) <= lengthOf(b.round) ? a : b));
  const direct = inWords(way, heading);
  if (lengthOf(round) === lengthOf(way)) return direct;
  return words.value.play.around.twoWays(direct, inWords(round, heading));
}

function inWords(way: Way, heading: number | null): string {
  const w = words.value.play.around;
  // Turned until the agent looks up.
  let [down, right] = way;
  for (let turn = 0; turn < (heading ?? 0); turn++) [down, right] = [-right, down];
  const [up, back] = heading === null ? [w.up, w.down] : [w.ahead, w.behind];
  const lengthways = down > 0 ? back(down) : down < 0 ? up(-down) : "";
  const sideways = right > 0 ? w.right(right) : right < 0 ? w.left(-right) : "";
  return lengthways && sideways ? w.both(lengthways, sideways) : lengthways || sideways;
}

/** Whether anything but walls meets anywhere along the upper and lower edge, and along the left and right one. */
function openEdges({ height, width, cells }: Board): readonly [top: boolean, side: boolean] {
  const open = (index: number) => kindOf(cells[index]) !== "wall";
  const last = (height - 1) * width;
  const top = Array.from({ length: width }, (_, col) => open(col) && open(last + col));
  const side = Array.from({ length: height }, (_, row) => open(row * width) && open((row + 1) * width - 1));
  return [top.includes(true), side.includes(true)];
}

/** The shorter way round the torus. */
const shorter = (distance: number, size: number): number =>
  ((distance + size + Math.floor(size / 2)) % size) - Math.floor(size / 2);
