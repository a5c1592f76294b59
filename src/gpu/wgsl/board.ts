// Cells in memory.

/** Needs `cells` `[block, layer, plane, row, word, board of the block]` and the constants of a shape. */
export const BOARD_ACCESS = `
const PLANE_STRIDE = HEIGHT * WORDS * BLOCK;

/** The first plane's word of a row. */
fn word_at(layer: u32, row: u32, word: u32) -> u32 {
  return first_cell + ((layer * PLANES * HEIGHT + row) * WORDS + word) * BLOCK;
}

/** The bits of a word that lie on the board. */
fn inside(word: u32) -> u32 {
  return select(0xffffffffu, 0xffffffffu >> (31u - LAST_BIT), word == WORDS - 1u);
}

fn word_of(index: u32, layer: u32) -> u32 { return word_at(layer, index / WIDTH, (index % WIDTH) >> 5u); }
fn bit_of(index: u32) -> u32 { return (index % WIDTH) & 31u; }

/** True if the cell has the flag of this plane. */
fn has(layer: u32, index: u32, plane: u32) -> bool {
  return ((cells[word_of(index, layer) + plane * PLANE_STRIDE] >> bit_of(index)) & 1u) != 0u;
}

fn cell_of(layer: u32, index: u32) -> u32 {
  let word = word_of(index, layer);
  let bit = bit_of(index);
  var cell = 0u;
  for (var plane = 0u; plane < PLANES; plane++) {
    cell |= ((cells[word + plane * PLANE_STRIDE] >> bit) & 1u) << plane;
  }
  return cell;
}

fn replace(layer: u32, index: u32, was: u32, now: u32) {
  let word = word_of(index, layer);
  let bit = 1u << bit_of(index);
  for (var change = was ^ now; change != 0u; change &= change - 1u) {
    cells[word + firstTrailingBit(change) * PLANE_STRIDE] ^= bit;
  }
}
`;
