// What is worth knowing of a level before it is played, in words.
import { keyFromSeed } from "../../base/random.ts";
import type { Board } from "../../core/board.ts";
import { AGENT, ALIVE, EXIT, SPAWNING } from "../../core/cells.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import { isExitReachable } from "../../procgen/reachable.ts";
import { count } from "../format.ts";
import { colorInWords } from "../play/words.ts";
import { words } from "../words/words.ts";
import { type Alone, leftAlone } from "./alone.ts";

/** Good, worth a look, or a level that cannot be won. */
export type Grade = "good" | "note" | "bad";

export interface Check {
  readonly id: "life" | "goals" | "exit" | "points";
  readonly grade: Grade;
  /** A few words. */
  readonly title: string;
  /** A sentence or two. */
  readonly text: string;
  /** 1 for each cell that it is about. */
  readonly cells?: Uint8Array;
}

export function checkLevel(level: Level): Check[] {
  const hasMovingGoals = level.goals.cells.some((cell) => cell & (ALIVE | SPAWNING));
  return [
    lifeCheck(level, "board"),
    ...(hasMovingGoals ? [lifeCheck(level, "goals")] : []),
    exitCheck(level),
    pointsCheck(level),
  ];
}

function lifeCheck(level: Level, layer: "board" | "goals"): Check {
  const alone = leftAlone(level[layer], level.spawnProb);
  const id = layer === "board" ? "life" : "goals";
  return { id, ...inWords(alone, id), cells: alone.changing };
}

function inWords(alone: Alone, what: "life" | "goals"): Pick<Check, "grade" | "title" | "text"> {
  const { settlesAfter, period, steps, byChance } = alone;
  const w = words.peek().editPanels;
  const titles = w[what];
  const who = changersOf(alone);
  if (byChance) return { grade: "note", title: titles.byChance, text: w.spawnersAct(steps, who) };
  if (settlesAfter === null || period === null) {
    return { grade: "note", title: titles.restless, text: w.notSettled(count(steps), who) };
  }
  if (settlesAfter > 0) {
    const rhythm = period === 1 ? w.still : w.ofPeriod(period);
    const text = w.settles(settlesAfter, count(settlesAfter), rhythm, who);
    return { grade: "note", title: titles.notStable, text };
  }
  return period === 1
    ? { grade: "good", title: titles.stable, text: w.nothingChanges }
    : { grade: "good", title: titles.period(period), text: w.comesBack(period, who) };
}

/** "3 green and 1 red cells change" */
function changersOf({ colors }: Alone): string {
  const w = words.peek().editPanels;
  const parts = colors.flatMap((cells, color) =>
    cells ? [w.cellsOfColor(count(cells), colorInWords(color).ofGround)] : [],
  );
  const total = colors.reduce((sum, cells) => sum + cells, 0);
  return total === 0 ? w.nobodyChanges : w.cellsChange(total, listed(parts));
}

export const listed = (parts: readonly string[]): string =>
  parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} ${words.peek().editPanels.and} ${parts.at(-1)}`;

function exitCheck(level: Level): Check {
  const id = "exit";
  const w = words.peek().editPanels;
  const { agents, agentNames, board } = level;
  if (agents.length === 0) return { id, grade: "note", title: w.noAgentHere, text: w.onlyWatched };
  if (!hasExit(board)) return { id, grade: "note", title: w.noExit, text: w.endsByTime };
  const shutOut = agentNames.filter((_, i) => !isExitReachable({ ...level, agents: [agents[i]] }));
  return shutOut.length === 0
    ? { id, grade: "good", title: w.exitInReach, text: w.wayToExit }
    : { id, grade: "bad", title: w.exitOutOfReach, text: w.shutOut(listed(shutOut)) };
}

const hasExit = ({ cells }: Board): boolean => cells.some((cell) => cell & EXIT && !(cell & AGENT));

function pointsCheck(level: Level): Check {
  const id = "points";
  const w = words.peek().editPanels;
  if (level.agents.length === 0) return { id, grade: "note", title: w.noPoints, text: w.pointsByAgents };
  // No turn is taken, so nothing is drawn from the key.
  const game = new Game(level, keyFromSeed(0));
  const each = level.agentNames.map((name, i) => ({
    name,
    available: game.available(i),
    required: game.required(i),
  }));
  const isAlike = each.every(
    ({ available, required }) => available === each[0].available && required === each[0].required,
  );
  const told = isAlike ? [{ ...each[0], name: each.length === 1 ? w.theAgent : w.eachAgent }] : each;
  const most = Math.max(...each.map(({ available }) => available));
  return {
    id,
    grade: each.some(({ available, required }) => required > Math.max(0, available)) ? "bad" : "good",
    title: most > 0 ? w.points(count(most)) : w.noPoints,
    text: told.map((each) => pointsText(each, hasExit(level.board))).join(" "),
  };
}

interface Points {
  readonly name: string;
  readonly available: number;
  readonly required: number;
}

function pointsText({ name, available, required }: Points, hasExit: boolean): string {
  const w = words.peek().editPanels;
  const points = count(Math.max(0, available));
  if (!hasExit) return w.canEarn(name, points);
  const text = required > 0 ? w.opensAt(name, points, count(required)) : w.isOpen(name, points);
  return required > Math.max(0, available) ? `${text} ${w.notReachable}` : text;
}
