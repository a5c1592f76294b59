// What the first agent sees, as packed bits: the same as env/observation.ts.
import { COLOR_SHIFT } from "../../core/cells.ts";

export interface View {
  readonly height: number;
  readonly width: number;
  readonly whiteGoals: "hide" | "show";
}

/** Bit of a view word at which the goal's colour begins: goals lie in the high half. */
const FIRST_GOAL_BIT = 16 + COLOR_SHIFT;

/** Writes `[channel, view row, word]` of this board into `observations` `[board, word]`. */
export function observe(view: View, channels: readonly number[], boardWidth: number): string {
  const words = Math.ceil(view.width / 32);
  const channelStart = (k: number) => `${k * view.height * words}u`;
  // One line for each channel; bits that a view word never has are 0.
  const forEachChannel = (line: (source: string, k: number) => string) =>
    channels.map((bit, k) => line(sourceOf(bit), k)).join("\n      ");
  return `
const VIEW_HEIGHT = ${view.height}u;
const VIEW_WIDTH = ${view.width}u;
const VIEW_WORDS = ${words}u;
const OBSERVATION_WORDS = ${channels.length}u * VIEW_HEIGHT * VIEW_WORDS;

fn observe() {
  let center = state_word(POSITION);
  let top = (center / WIDTH + HEIGHT - VIEW_HEIGHT / 2u % HEIGHT) % HEIGHT;
  let left = (center % WIDTH + WIDTH - VIEW_WIDTH / 2u % WIDTH) % WIDTH;
  let start = board * OBSERVATION_WORDS;
  for (var i = 0u; i < VIEW_HEIGHT; i++) {
    let row = (top + i) % HEIGHT;
    for (var word = 0u; word < VIEW_WORDS; word++) {
      let col = (left + 32u * word) % WIDTH;
      let inside_view = 0xffffffffu >> (32u - min(32u, VIEW_WIDTH - 32u * word));
      let goals = seen_goals(row, col);
      let out = start + i * VIEW_WORDS + word;
      ${forEachChannel((source, k) => `observations[out + ${channelStart(k)}] = inside_view & ${source};`)}
    }
  }
  for (var n = 0u; n < level_word(EXIT_COUNT); n++) {
    let exit = level_word(EXITS + n);
    let row = exit / WIDTH;
    let col = exit % WIDTH;
    let i = offset_in_view(row, center / WIDTH, HEIGHT, VIEW_HEIGHT);
    let j = offset_in_view(col, center % WIDTH, WIDTH, VIEW_WIDTH);
    let goals = seen_goals(row, col);
    let out = start + i * VIEW_WORDS + j / 32u;
    let bit = j % 32u;
      ${forEachChannel(
        (source, k) =>
          `observations[out + ${channelStart(k)}] = insertBits(observations[out + ${channelStart(k)}], ${source}, bit, 1u);`,
      )}
  }
}

/** Where an exit appears: the shorter way round the torus, clamped to the edge of the view. */
fn offset_in_view(at: u32, center: u32, size: u32, view_size: u32) -> u32 {
  let offset = i32((at + size - center + size / 2u) % size) - i32(size / 2u) + i32(view_size / 2u);
  return u32(clamp(offset, 0, i32(view_size) - 1));
}

/** Red, green and blue of cells of the goals, from this column on. */
fn seen_goals(row: u32, col: u32) -> vec3<u32> {
  let at = word_at(GOALS, row, 0u);
  let colors = vec3(
    window(at + RED_PLANE * PLANE_STRIDE, col),
    window(at + GREEN_PLANE * PLANE_STRIDE, col),
    window(at + BLUE_PLANE * PLANE_STRIDE, col),
  );
  return colors${view.whiteGoals === "hide" ? " & vec3(~(colors.x & colors.y & colors.z))" : ""};
}

fn seen_plane(plane: u32, row: u32, col: u32) -> u32 {
  return window(word_at(BOARD, row, 0u) + plane * PLANE_STRIDE, col);
}

${window(view.width, boardWidth)}
`;
}

/** WGSL for as many cells of a row as a word of the view shows, from a column on, round the torus. */
function window(viewWidth: number, boardWidth: number): string {
  // On boards of one word that are about as wide as the view, one turn round the torus is enough.
  if (boardWidth <= 32 && Math.min(viewWidth, 32) <= boardWidth + 1) {
    return "fn window(at: u32, col: u32) -> u32 { return (cells[at] >> col) | (cells[at] << (WIDTH - col)); }";
  }
  return `
fn window(at: u32, col: u32) -> u32 {
  var bits = without_wrap(at, col);
  for (var have = WIDTH - col; have < 32u; have += WIDTH) { bits |= without_wrap(at, 0u) << have; }
  return bits;
}

fn without_wrap(at: u32, col: u32) -> u32 {
  let word = at + (col >> 5u) * BLOCK;
  let bit = col & 31u;
  var bits = cells[word] >> bit;
  if (bit != 0u && (col >> 5u) + 1u < WORDS) { bits |= cells[word + BLOCK] << (32u - bit); }
  return bits;
}
`;
}

/** WGSL for 32 cells of the chosen bit of view words. */
function sourceOf(bit: number): string {
  if (bit < 16) return `seen_plane(${bit}u, row, col)`;
  const color = bit - FIRST_GOAL_BIT;
  return color >= 0 && color < 3 ? `goals.${"xyz"[color]}` : "0u";
}
