// What is worth knowing of a level before it is played, in words.
import { keyFromSeed } from "../../base/random.ts";
import { AGENT, ALIVE, COLOR_NAMES, EXIT, SPAWNING } from "../../core/cells.ts";
import { Game } from "../../core/game.ts";
import type { Level } from "../../core/level.ts";
import { isExitReachable } from "../../procgen/reachable.ts";
import { count } from "../format.ts";
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
  const what = layer === "board" ? "Life" : "The goals";
  const { title, text, grade } = inWords(alone, what);
  return { id, grade, title, text, cells: alone.changing };
}

function inWords(alone: Alone, what: string): Pick<Check, "grade" | "title" | "text"> {
  const { settlesAfter, period, steps, byChance } = alone;
  const who = changersOf(alone);
  const are = what === "Life" ? "is" : "are";
  if (byChance) {
    return {
      grade: "note",
      title: `${what}: by chance`,
      text: `Spawners act by chance. In ${steps} steps ${who}.`,
    };
  }
  if (settlesAfter === null || period === null) {
    return {
      grade: "note",
      title: `${what} ${are} restless`,
      text: `It has not settled after ${count(steps)} steps: ${who}.`,
    };
  }
  const rhythm = period === 1 ? "still" : `of period ${period}`;
  if (settlesAfter > 0) {
    return {
      grade: "note",
      title: `${what} ${are} not stable`,
      text: `After ${count(settlesAfter)} ${settlesAfter === 1 ? "step" : "steps"} all is ${rhythm}; ${who}.`,
    };
  }
  return period === 1
    ? { grade: "good", title: `${what} ${are} stable`, text: "Left alone, nothing ever changes." }
    : {
        grade: "good",
        title: `${what}: period ${period}`,
        text: `Left alone, all comes back every ${period} steps: ${who}.`,
      };
}

/** "3 green and 1 red cells change" */
function changersOf({ colors }: Alone): string {
  const parts = colors.flatMap((cells, color) => (cells ? [`${count(cells)} ${COLOR_NAMES[color]}`] : []));
  const total = colors.reduce((sum, cells) => sum + cells, 0);
  return total === 0
    ? "nothing changes"
    : `${listed(parts)} ${total === 1 ? "cell changes" : "cells change"}`;
}

export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

function exitCheck(level: Level): Check {
  const id = "exit";
  const { agents, agentNames, board } = level;
  const hasExit = board.cells.some((cell) => cell & EXIT && !(cell & AGENT));
  if (agents.length === 0) {
    return {
      id,
      grade: "note",
      title: "No agent",
      text: "Nobody plays here: the level can only be watched.",
    };
  }
  if (!hasExit) {
    return { id, grade: "note", title: "No exit", text: "An episode ends only when its time is over." };
  }
  const shutOut = agentNames.filter((_, i) => !isExitReachable({ ...level, agents: [agents[i]] }));
  if (shutOut.length === 0) {
    return {
      id,
      grade: "good",
      title: "Exit in reach",
      text: "There is a way to an exit over empty cells and cells that can be destroyed.",
    };
  }
  return {
    id,
    grade: "bad",
    title: "Exit out of reach",
    text: `${listed(shutOut)} cannot get to an exit over empty cells and cells that can be destroyed. Moving blocks may help.`,
  };
}

function pointsCheck(level: Level): Check {
  const id = "points";
  if (level.agents.length === 0) {
    return { id, grade: "note", title: "No points", text: "Points are earned by agents." };
  }
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
  const told = isAlike ? [{ ...each[0], name: each.length === 1 ? "The agent" : "Each agent" }] : each;
  const most = Math.max(...each.map(({ available }) => available));
  return {
    id,
    grade: each.some(({ available, required }) => required > Math.max(0, available)) ? "bad" : "good",
    title: most > 0 ? `${count(most)} points` : "No points",
    text: told.map(pointsText).join(" "),
  };
}

function pointsText({
  name,
  available,
  required,
}: {
  readonly name: string;
  readonly available: number;
  readonly required: number;
}): string {
  const exit = required > 0 ? `the exit opens at ${count(required)}` : "the exit is open from the start";
  const short = required > Math.max(0, available) ? " That cannot be reached." : "";
  return `${name} can earn ${count(Math.max(0, available))} points; ${exit}.${short}`;
}
