// The life step on bit planes: 32 cells at a time, bit for bit that of core/life.ts.

/** First judges every row of the old board into a scratch area, then applies what was judged. */
export const LIFE = `
/** A word of a row as its neighbours see it. */
struct Seen {
  /** Live, preserving, inhibiting, spawning. */
  flags: vec4<u32>,
  /** Live and destructible; red, green and blue of cells that live or spawn. */
  share: vec4<u32>,
  /** Red, green and blue of spawners: one decides alone. */
  source: vec3<u32>,
}

/** The same over each cell and its neighbours in the row. */
struct Row {
  /** The two bits of the number of live cells. */
  live: vec2<u32>,
  /** Preserving, inhibiting, spawning. */
  any: vec3<u32>,
  /** Of destructible, red, green, blue: at least one, at least two. */
  one: vec4<u32>,
  two: vec4<u32>,
}

fn seen(layer: u32, row: u32, word: u32) -> Seen {
  let at = word_at(layer, row, word);
  let live = cells[at + ALIVE_PLANE * PLANE_STRIDE];
  let spawning = cells[at + SPAWNING_PLANE * PLANE_STRIDE];
  let colors = vec3(
    cells[at + RED_PLANE * PLANE_STRIDE],
    cells[at + GREEN_PLANE * PLANE_STRIDE],
    cells[at + BLUE_PLANE * PLANE_STRIDE],
  );
  // Quirk of the original: a live exit counts as destructible here.
  let destructible = cells[at + DESTRUCTIBLE_PLANE * PLANE_STRIDE] | cells[at + EXIT_PLANE * PLANE_STRIDE];
  var result: Seen;
  result.flags = vec4(
    live,
    cells[at + PRESERVING_PLANE * PLANE_STRIDE],
    cells[at + INHIBITING_PLANE * PLANE_STRIDE],
    spawning,
  );
  result.share = vec4(live & destructible, colors & vec3(live | spawning));
  result.source = colors & vec3(spawning);
  return result;
}

fn sum_along_row(layer: u32, row: u32, word: u32) -> Row {
  let here = seen(layer, row, word);
  var left = here;
  var right = here;
  if (WORDS > 1u) {
    left = seen(layer, row, (word + WORDS - 1u) % WORDS);
    right = seen(layer, row, (word + 1u) % WORDS);
  }
  // Where the neighbours' bits come from: the torus closes at the last column.
  let top = select(31u, LAST_BIT, word == WORDS - 1u);
  let top_left = select(31u, LAST_BIT, word == 0u);
  let west = (here.flags << vec4(1u)) | (left.flags >> vec4(top_left));
  let east = (here.flags >> vec4(1u)) | (right.flags << vec4(top));
  let west_share = (here.share << vec4(1u)) | (left.share >> vec4(top_left));
  let east_share = (here.share >> vec4(1u)) | (right.share << vec4(top));
  var row_sum: Row;
  row_sum.live = vec2(west.x ^ here.flags.x ^ east.x, majority(west.x, here.flags.x, east.x));
  row_sum.any = west.yzw | here.flags.yzw | east.yzw;
  row_sum.one = west_share | here.share | east_share;
  row_sum.two = (west_share & here.share) | ((west_share | here.share) & east_share);
  let west_source = (here.source << vec3(1u)) | (left.source >> vec3(top_left));
  let east_source = (here.source >> vec3(1u)) | (right.source << vec3(top));
  row_sum.two |= vec4(0u, west_source | here.source | east_source);
  return row_sum;
}

fn majority(a: u32, b: u32, c: u32) -> u32 { return (a & b) | ((a | b) & c); }

/** True if anything changed. */
fn advance_layer(layer: u32, key: vec2<u32>) -> bool {
  var changed = 0u;
  for (var word = 0u; word < WORDS; word++) {
    var above = sum_along_row(layer, HEIGHT - 1u, word);
    var here = sum_along_row(layer, 0u, word);
    for (var row = 0u; row < HEIGHT; row++) {
      let below = sum_along_row(layer, select(row + 1u, 0u, row == HEIGHT - 1u), word);
      changed |= judge(layer, row, word, above, here, below, key);
      above = here;
      here = below;
    }
  }
  if (changed != 0u) { apply_changes(layer); }
  return changed != 0u;
}

/** Writes to the scratch area which cells of a word are replaced and by what; returns which. */
fn judge(layer: u32, row: u32, word: u32, above: Row, here: Row, below: Row, key: vec2<u32>) -> u32 {
  let at = word_at(layer, row, word);
  let alive = cells[at + ALIVE_PLANE * PLANE_STRIDE];
  let free = inside(word) & ~cells[at + FROZEN_PLANE * PLANE_STRIDE];
  // The number of live cells is ones + 2 * (low + 2 * high), up to four bits of weight 2 being added up.
  let ones = above.live.x ^ here.live.x ^ below.live.x;
  let carry = majority(above.live.x, here.live.x, below.live.x);
  let twos = above.live.y ^ here.live.y ^ below.live.y;
  let fours = majority(above.live.y, here.live.y, below.live.y);
  let low = twos ^ carry;
  let is_three = ones & low & ~fours;
  let is_four = ~ones & ~low & (fours ^ (twos & carry));
  let any = above.any | here.any | below.any;

  let died = free & alive & ~(any.x | is_three | is_four);
  let may_be_born = free & ~alive & ~any.y;
  let born = may_be_born & is_three;
  var spawned = may_be_born & ~is_three & any.z;
  if (spawned != 0u) { spawned = that_spawn(spawned, row, word, key); }

  let replaced = died | born | spawned;
  let scratch = word_at(SCRATCH, row, word);
  cells[scratch] = replaced;
  if (replaced != 0u) {
    let two = above.two | here.two | below.two
      | (above.one & here.one) | ((above.one | here.one) & below.one);
    let brought = two & vec4(born | spawned);
    cells[scratch + PLANE_STRIDE] = brought.x | spawned;
    cells[scratch + 2u * PLANE_STRIDE] = brought.y;
    cells[scratch + 3u * PLANE_STRIDE] = brought.z;
    cells[scratch + 4u * PLANE_STRIDE] = brought.w;
  }
  return replaced;
}

/** Those of the candidates whose draw says so. */
fn that_spawn(candidates: u32, row: u32, word: u32, key: vec2<u32>) -> u32 {
  if (level_word(SPAWNS) == 0u) { return 0u; }
  let last = level_word(LAST_SPAWNING_DRAW);
  let first = row * WIDTH + word * 32u;
  let step = state_word(STEP);
  var spawned = 0u;
  for (var left = candidates; left != 0u; left &= left - 1u) {
    let bit = firstTrailingBit(left);
    if (threefry(key, vec2(step, first + bit)).x <= last) { spawned |= 1u << bit; }
  }
  return spawned;
}

fn apply_changes(layer: u32) {
  for (var row = 0u; row < HEIGHT; row++) {
    for (var word = 0u; word < WORDS; word++) {
      let scratch = word_at(SCRATCH, row, word);
      let replaced = cells[scratch];
      if (replaced == 0u) { continue; }
      let at = word_at(layer, row, word);
      let alive = cells[at + ALIVE_PLANE * PLANE_STRIDE];
      for (var plane = 0u; plane < PLANES; plane++) { cells[at + plane * PLANE_STRIDE] &= ~replaced; }
      // All that was replaced was alive and died, or was dead and came to life.
      cells[at + ALIVE_PLANE * PLANE_STRIDE] = alive ^ replaced;
      cells[at + DESTRUCTIBLE_PLANE * PLANE_STRIDE] |= cells[scratch + PLANE_STRIDE];
      cells[at + RED_PLANE * PLANE_STRIDE] |= cells[scratch + 2u * PLANE_STRIDE];
      cells[at + GREEN_PLANE * PLANE_STRIDE] |= cells[scratch + 3u * PLANE_STRIDE];
      cells[at + BLUE_PLANE * PLANE_STRIDE] |= cells[scratch + 4u * PLANE_STRIDE];
    }
  }
}
`;
