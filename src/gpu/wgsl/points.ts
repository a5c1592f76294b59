// Points and exits, as in core/points.ts and core/game.ts.
import { CELL_COLUMNS, EMPTY_COLUMN } from "../../core/points.ts";

export const POINTS = `
/** Points of the cells that count, by a table \`[8 goal colours, 9 cell colours]\`. */
fn points_of(table: u32) -> i32 {
  var points = 0;
  for (var row = 0u; row < HEIGHT; row++) {
    for (var word = 0u; word < WORDS; word++) {
      let at = word_at(BOARD, row, word);
      let fixture = cells[at + FROZEN_PLANE * PLANE_STRIDE] & ~(cells[at + DESTRUCTIBLE_PLANE * PLANE_STRIDE]
        | cells[at + PUSHABLE_PLANE * PLANE_STRIDE] | cells[at + PULLABLE_PLANE * PLANE_STRIDE]);
      let alive = cells[at + ALIVE_PLANE * PLANE_STRIDE];
      let colors = colors_at(BOARD, row, word);
      let goals = colors_at(GOALS, row, word);
      // One round for each colour of goals that there is, within it one for each colour of life.
      var left = inside(word) & ~fixture;
      while (left != 0u) {
        let goal = color_at(goals, firstTrailingBit(left));
        let on_goal = left & cells_of_color(goals, goal);
        left &= ~on_goal;
        let values = table + goal * ${CELL_COLUMNS}u;
        points += i32(countOneBits(on_goal & ~alive)) * i32(levels[values + ${EMPTY_COLUMN}u]);
        var live = on_goal & alive;
        while (live != 0u) {
          let color = color_at(colors, firstTrailingBit(live));
          let same = live & cells_of_color(colors, color);
          live &= ~same;
          points += i32(countOneBits(same)) * i32(levels[values + color]);
        }
      }
    }
  }
  return points;
}

fn is_active(agent: u32) -> bool { return has(BOARD, state_word(POSITION + agent), AGENT_PLANE); }
fn has_exited(agent: u32) -> bool {
  let position = state_word(POSITION + agent);
  return has(BOARD, position, EXIT_PLANE) && !has(BOARD, position, AGENT_PLANE);
}

/** Recounts the points of the board for every agent. */
fn count_points() {
  var table = 0xffffffffu;
  var points = 0;
  for (var i = 0u; i < level_word(AGENT_COUNT); i++) {
    let own = level_start + level_word(TABLE + i);
    if (own != table) {
      table = own;
      points = points_of(table);
    }
    state[state_at(BOARD_POINTS + i)] = u32(points);
  }
}

fn points_now(agent: u32) -> i32 {
  return i32(state_word(BOARD_POINTS + agent)) + select(0, 1, has_exited(agent));
}

/** Opens or closes the exits for what has been earned, and lets the agents know. */
fn update_exits() {
  var any_can_exit = false;
  for (var i = 0u; i < level_word(AGENT_COUNT); i++) {
    let earned = points_now(i) - i32(level_word(INITIAL_POINTS + i));
    let can_exit = is_active(i) && max(0, earned) >= i32(state_word(REQUIRED + i));
    let position = state_word(POSITION + i);
    let word = word_of(position, BOARD) + EXIT_PLANE * PLANE_STRIDE;
    let bit = 1u << bit_of(position);
    cells[word] = select(cells[word] & ~bit, cells[word] | bit, can_exit);
    any_can_exit = any_can_exit || can_exit;
  }
  let exit_cell = select(EXIT_CELL, EXIT_CELL | RED, any_can_exit);
  for (var i = 0u; i < level_word(EXIT_COUNT); i++) {
    let index = level_word(EXITS + i);
    replace(BOARD, index, cell_of(BOARD, index), exit_cell);
  }
}
`;
