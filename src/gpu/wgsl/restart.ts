// Boards that ended start anew from the pool of levels: the next level to the first of them, in their order.
import type { RewardTerm } from "../../core/reward-terms.ts";
import { splitName } from "./random.ts";

/** `queue` holds two sets of bits, one per board, used in turns, and the number of levels given out before each. */
export const QUEUE = `
const QUEUE_WORDS = (BOARDS + 31u) / 32u;

/** The set in use: one while a step fills it, the other being cleared for the next. */
fn turn_set() -> u32 { return state_word(TICK) & 1u; }

fn queue_up() {
  atomicOr(&queue[turn_set() * QUEUE_WORDS + board / 32u], 1u << (board % 32u));
}
`;

export const restart = (terms: readonly RewardTerm[]): string => `
fn restart_if_queued() {
  let start = turn_set() * QUEUE_WORDS;
  let given = 2u * QUEUE_WORDS + turn_set();
  let mine = atomicLoad(&queue[start + board / 32u]);
  if (((mine >> (board % 32u)) & 1u) != 0u) {
    let in_my_word = countOneBits(mine & ((1u << (board % 32u)) - 1u));
    let rank = queued_before(start, board / 32u) + in_my_word;
    restart(levels[ORDER + (atomicLoad(&queue[given]) + rank) % AHEAD]);
  }
  // Nobody reads these before the next step.
  let other = 1u - turn_set();
  if (board == 0u) {
    let total = atomicLoad(&queue[given]) + queued_before(start, QUEUE_WORDS);
    atomicStore(&queue[2u * QUEUE_WORDS + other], total % AHEAD);
  }
  if (board % 32u == 0u) { atomicStore(&queue[other * QUEUE_WORDS + board / 32u], 0u); }
  state[state_at(TICK)] += 1u;
}

/** Boards queued in the first words of a set. */
fn queued_before(start: u32, words: u32) -> u32 {
  var count = 0u;
  for (var i = 0u; i < words; i++) { count += countOneBits(atomicLoad(&queue[start + i])); }
  return count;
}

/** Keys are those of \`Episode\` and \`Game\`. */
fn restart(level: u32) {
  level_start = FIRST_LEVEL + level * LEVEL_WORDS;
  state[state_at(LEVEL)] = level_start;
  let key = split_number(state_key(ROW_KEY), state_word(STARTED));
  set_key(LIFE_KEY, ${splitName("key", "life")});
  set_key(GOALS_KEY, ${splitName("key", "goals")});
  set_key(INACTION_KEY, ${splitName("key", "inaction")});
  state[state_at(STARTED)] += 1u;
  for (var field = FIRST_ZERO; field < STATE_WORDS; field++) { state[state_at(field)] = 0u; }
  ${terms.map((_, n) => `state[state_at(WEIGHT_${n})] = levels[WEIGHTS + ${n}u];`).join("\n  ")}
  for (var i = 0u; i < AGENTS; i++) {
    let position = level_word(START_POSITION + i);
    state[state_at(POSITION + i)] = position;
    state[state_at(POINTS + i)] = level_word(START_POINTS + i);
    state[state_at(REQUIRED + i)] = level_word(START_REQUIRED + i);
    ${terms.map((term, n) => trailStart(term, n)).join("\n    ")}
  }
  for (var i = 0u; i < 2u * PLANES * HEIGHT * WORDS; i++) {
    cells[first_cell + i * BLOCK] = level_word(LEVEL_CELLS + i);
  }
  for (var layer = 2u; layer < LAYERS; layer++) {
    for (var i = 0u; i < PLANES * HEIGHT * WORDS; i++) {
      cells[word_at(layer, 0u, 0u) + i * BLOCK] = level_word(LEVEL_CELLS + i);
    }
  }
}

fn set_key(field: u32, key: vec2<u32>) {
  state[state_at(field)] = key.x;
  state[state_at(field + 1u)] = key.y;
}
`;

const trailStart = (term: RewardTerm, n: number): string =>
  term.kind === "movementBonus" ? `state[state_at(TRAIL_${n} + i * ${term.period}u)] = position;` : "";
