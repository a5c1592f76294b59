// Boards without agents: they live on, and their life is counted.
import { firstBlocked } from "../shape.ts";

/** What the life step needs to know of a board. */
export const leftAlone = (cellWords: number, stateWords: number): string => `
var<private> first_cell: u32;
var<private> first_state: u32;

fn state_at(field: u32) -> u32 { return first_state + field * BLOCK; }
fn state_word(field: u32) -> u32 { return state[state_at(field)]; }
fn level_word(field: u32) -> u32 { return state_word(field); }

fn enter() {
  first_cell = ${firstBlocked("id", cellWords)};
  first_state = ${firstBlocked("id", stateWords)};
}

fn live_on() {
  advance_layer(0u, vec2(state_word(KEY), state_word(KEY + 1u)));
  state[state_at(STEP)] += 1u;
}
`;

/** Counts are binary numbers, one for each cell and colour, with a plane for each digit. */
export const countLife = (digits: number, countWords: number): string => `
fn count_life() {
  let first = ${firstBlocked("id", countWords)};
  for (var row = 0u; row < HEIGHT; row++) {
    for (var word = 0u; word < WORDS; word++) {
      let at = word_at(0u, row, word);
      var life = cells[at + ALIVE_PLANE * PLANE_STRIDE] & ~(cells[at + AGENT_PLANE * PLANE_STRIDE]
        | cells[at + EXIT_PLANE * PLANE_STRIDE] | cells[at + FROZEN_PLANE * PLANE_STRIDE]);
      let colors = colors_at(0u, row, word);
      while (life != 0u) {
        let color = color_at(colors, firstTrailingBit(life));
        let same = life & cells_of_color(colors, color);
        life &= ~same;
        var digit = first + ((color * ${digits}u * HEIGHT + row) * WORDS + word) * BLOCK;
        for (var carry = same; carry != 0u; digit += PLANE_STRIDE) {
          let sum = counts[digit];
          counts[digit] = sum ^ carry;
          carry &= sum;
        }
      }
    }
  }
}
`;
