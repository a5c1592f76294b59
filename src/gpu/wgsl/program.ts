// Puts a whole shader together.

import { wordsPerRow } from "../planes.ts";
import {
  BLOCK,
  cellWords,
  firstBlocked,
  layersOf,
  levelLayout,
  type Shape,
  SUCCESS,
  stateLayout,
  TERMINATED,
  TRUNCATED,
} from "../shape.ts";
import { ACTIONS } from "./actions.ts";
import { BOARD_ACCESS } from "./board.ts";
import { CELLS } from "./cells.ts";
import { COLORS } from "./colors.ts";
import { LIFE } from "./life.ts";
import { observe, type View } from "./observe.ts";
import { POINTS } from "./points.ts";
import { RANDOM } from "./random.ts";
import { QUEUE, restart } from "./restart.ts";
import { rewards } from "./rewards.ts";

/** A part of the program that one kernel runs for one board. */
export interface Part {
  /** Modules besides those that every kernel needs. */
  readonly modules: readonly string[];
  /** Statements. */
  readonly run: string;
}

export const act: Part = { modules: [ACTIONS], run: "act();" };

export const advance = ({ terms }: Shape): Part => ({
  modules: [RANDOM, LIFE],
  run: `
  advance_layer(BOARD, state_key(LIFE_KEY));
  if (state_word(GOALS_ARE_STATIC) == 0u) {
    let moved = advance_layer(GOALS, state_key(GOALS_KEY));
    state[state_at(GOALS_ARE_STATIC)] = select(1u, 0u, moved || level_word(GOALS_SPAWN) != 0u);
  }
  ${layersOf(terms).includes("inaction") ? "advance_layer(INACTION, state_key(INACTION_KEY));" : ""}
  state[state_at(STEP)] += 1u;`,
});

export const settle: Part = { modules: [COLORS, POINTS], run: "count_points();\n  update_exits();" };

/** A whole turn. Boards that are over are queued up for a restart and show what they saw last. */
export function turn(shape: Shape, view: View, channels: readonly number[], restarts: boolean): Part {
  const life = advance(shape);
  const end = {
    modules: [QUEUE, observe(view, channels, shape.width)],
    run: "if (over) { queue_up(); observe(); }",
  };
  return {
    modules: [
      ...act.modules,
      ...life.modules,
      ...settle.modules,
      rewards(shape.terms),
      ...(restarts ? end.modules : []),
    ],
    run: `${act.run}
  ${life.run}
  ${settle.run}
  let over = reward_agents();
  ${restarts ? end.run : ""}`,
  };
}

export const renew = (shape: Shape, view: View, channels: readonly number[]): Part => ({
  modules: [RANDOM, QUEUE, restart(shape.terms), observe(view, channels, shape.width)],
  run: "restart_if_queued();\n  observe();",
});

/** The WGSL of a kernel with one invocation per board. */
export function program(shape: Shape, poolConstants: string, { modules, run }: Part): string {
  const { boards, height, width, agents, ahead, timeLimit, terms, actions } = shape;
  const layers = layersOf(terms);
  const constants = {
    BOARDS: boards,
    BLOCK,
    HEIGHT: height,
    WIDTH: width,
    WORDS: wordsPerRow(width),
    LAST_BIT: (width - 1) & 31,
    AGENTS: agents,
    ACTIONS_EACH: actions === "one" ? 1 : agents,
    AHEAD: ahead,
    TIME_LIMIT: timeLimit,
    TERMINATED,
    TRUNCATED,
    SUCCESS,
    STATE_WORDS: stateLayout(shape).words,
    LAYERS: layers.length,
    SCRATCH: layers.length,
    ...Object.fromEntries(layers.map((name, layer) => [name.toUpperCase().replace("-", "_"), layer])),
    ...Object.fromEntries(
      terms.flatMap((term, n) =>
        term.kind === "boardChange" ? [[`BASELINE_${n}`, layers.indexOf(term.baseline)]] : [],
      ),
    ),
  };
  return `
${Object.entries(constants)
  .map(([name, value]) => `const ${name} = ${value}u;`)
  .join("\n")}
${CELLS}
/* Fields of a board's state. */
${stateLayout(shape).constants()}
/* Fields of a level's record. */
${levelLayout(shape).constants()}
/* What lies where in the pool of levels. */
${poolConstants}

/** The board of this invocation, and where its cells, its state and its level's record begin. */
var<private> board: u32;
var<private> first_cell: u32;
var<private> first_state: u32;
var<private> level_start: u32;

fn state_at(field: u32) -> u32 { return first_state + field * BLOCK; }
fn state_word(field: u32) -> u32 { return state[state_at(field)]; }
fn state_key(field: u32) -> vec2<u32> { return vec2(state_word(field), state_word(field + 1u)); }
fn level_word(field: u32) -> u32 { return levels[level_start + field]; }
${BOARD_ACCESS}
${modules.join("\n")}
fn run() {
  board = id;
  first_cell = ${firstBlocked("id", cellWords(shape))};
  first_state = ${firstBlocked("id", stateLayout(shape).words)};
  level_start = state_word(LEVEL);
  ${run}
}
`;
}
