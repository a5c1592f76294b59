// Cells by colour.

export const COLORS = `
/** Red, green and blue of a word of cells. */
fn colors_at(layer: u32, row: u32, word: u32) -> vec3<u32> {
  let at = word_at(layer, row, word);
  return vec3(
    cells[at + RED_PLANE * PLANE_STRIDE],
    cells[at + GREEN_PLANE * PLANE_STRIDE],
    cells[at + BLUE_PLANE * PLANE_STRIDE],
  );
}

/** The colour index of one cell of a word. */
fn color_at(colors: vec3<u32>, bit: u32) -> u32 {
  let rgb = (colors >> vec3(bit)) & vec3(1u);
  return rgb.x | (rgb.y << 1u) | (rgb.z << 2u);
}

fn cells_of_color(colors: vec3<u32>, color: u32) -> u32 {
  // A bit of the colour turns into all ones where it is clear.
  let unlike = ((vec3(color) >> vec3(0u, 1u, 2u)) & vec3(1u)) - vec3(1u);
  let same = colors ^ unlike;
  return same.x & same.y & same.z;
}
`;
