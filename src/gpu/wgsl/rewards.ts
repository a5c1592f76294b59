// Rewards and the end of an episode, as in env/episode.ts. Reward terms become code, in their order.
import type { RewardTerm } from "../../core/reward-terms.ts";

export const rewards = (terms: readonly RewardTerm[]): string => `
/** Writes rewards and flags of all agents; true if the first one's episode is over. */
fn reward_agents() -> bool {
  let times_up = state_word(STEP) >= TIME_LIMIT;
  let agents = level_word(AGENT_COUNT);
  ${terms.map((term, n) => (term.kind === "boardChange" ? `let change_${n} = new_changes_${n}();` : "")).join("\n  ")}
  for (var i = 0u; i < max(agents, 1u); i++) {
    var reward = 0.0;
    if (((state_word(WAS_ACTIVE) >> i) & 1u) != 0u) {
      let points = points_now(i);
      let gained = points - i32(state_word(POINTS + i));
      reward = f32(gained);
      state[state_at(POINTS + i)] = u32(points);
      state[state_at(EARNED + i)] += u32(gained);
      state[state_at(LENGTH + i)] += 1u;
    }
    let exists = i < agents;
    let still_acts = exists && is_active(i);
    let done = !still_acts || times_up;
    ${terms.map((term, n) => applied(term, n)).join("\n    ")}
    results[i * BOARDS + board] = bitcast<u32>(reward);
    results[(AGENTS + i) * BOARDS + board] = select(TERMINATED, 0u, still_acts)
      | select(0u, TRUNCATED, still_acts && times_up) | select(0u, SUCCESS, exists && has_exited(i));
  }
  let episode_return = bitcast<f32>(state_word(RETURN)) + bitcast<f32>(results[board]);
  state[state_at(RETURN)] = bitcast<u32>(episode_return);
  return (results[AGENTS * BOARDS + board] & (TERMINATED | TRUNCATED)) != 0u;
}

/** A product that no compiler may fuse with the sum it goes into: it cannot know that the mask is zero. */
fn product(a: f32, b: f32) -> f32 { return bitcast<f32>(bitcast<u32>(a * b) ^ levels[ALWAYS_ZERO]); }

/** A bonus or coefficient as it was when the episode started. */
fn weight(field: u32) -> f32 { return bitcast<f32>(state_word(field)); }

fn distance(a: u32, b: u32) -> u32 { return max(a, b) - min(a, b); }

${terms.map(definition).join("\n")}
`;

/** The statement that adds a term to \`reward\`. */
function applied(term: RewardTerm, n: number): string {
  switch (term.kind) {
    case "movementBonus":
      return `if (exists) { reward += movement_${n}(i); }`;
    case "exitBonus":
      // Quirk of the original: a destroyed agent gets it too, and in company again on every later step.
      return `if (done && !times_up) { reward += product(weight(WEIGHT_${n}), f32(i32(state_word(EARNED + i)))); }`;
    case "boardChange":
      return `reward -= product(weight(WEIGHT_${n}), f32(change_${n}));`;
  }
}

function definition(term: RewardTerm, n: number): string {
  switch (term.kind) {
    case "movementBonus":
      return movement(n, term.period);
    case "exitBonus":
      return "";
    case "boardChange":
      return boardChange(n, term.rewardCells === "ignore");
  }
}

const movement = (n: number, period: number) => `
fn movement_${n}(agent: u32) -> f32 {
  let trail = TRAIL_${n} + agent * ${period}u;
  let step = state_word(STEP);
  let position = state_word(POSITION + agent);
  // Slot t % period holds the position after t steps; the one to be overwritten is the oldest.
  let slot = step % ${period}u;
  let oldest = state_word(trail + select(0u, slot, step >= ${period}u));
  state[state_at(trail + slot)] = position;
  // Quirk of the original: the distance does not wrap around the torus.
  let moved = distance(position / WIDTH, oldest / WIDTH) + distance(position % WIDTH, oldest % WIDTH);
  return bitcast<f32>(levels[MOVEMENT_${n} + moved + ${period}u - min(step, ${period}u)]);
}
`;

const boardChange = (n: number, ignoreRewarded: boolean) => `
fn new_changes_${n}() -> i32 {
  var count = 0u;
  for (var row = 0u; row < HEIGHT; row++) {
    for (var word = 0u; word < WORDS; word++) {
      count += countOneBits(changed_cells_${n}(row, word));
    }
  }
  let more = i32(count) - i32(state_word(CHANGED_${n}));
  state[state_at(CHANGED_${n})] = count;
  return more;
}

/** Cells that differ from the baseline. Changes of some flags go unseen; orientation, exit and colour of the
 *  agent do not (a quirk of the original). */
fn changed_cells_${n}(row: u32, word: u32) -> u32 {
  let unseen = AGENT | DESTRUCTIBLE | FROZEN | PRESERVING | INHIBITING;
  let now = word_at(BOARD, row, word);
  let before = word_at(BASELINE_${n}, row, word);
  var changed = 0u;
  for (var plane = 0u; plane < PLANES; plane++) {
    if (((unseen >> plane) & 1u) == 0u) {
      changed |= cells[now + plane * PLANE_STRIDE] ^ cells[before + plane * PLANE_STRIDE];
    }
  }
  let alive = cells[now + ALIVE_PLANE * PLANE_STRIDE];
  let red_life = alive & cells[now + RED_PLANE * PLANE_STRIDE];
  let red_before = cells[before + ALIVE_PLANE * PLANE_STRIDE] & cells[before + RED_PLANE * PLANE_STRIDE];
  let blue_goals = cells_of_color(colors_at(GOALS, row, word), BLUE >> COLOR_SHIFT);
  let rewarded = (red_before & ~red_life) | (blue_goals & alive & ~red_life);
  return changed & ~level_word(EXIT_ROWS + row * WORDS + word)${ignoreRewarded ? " & ~rewarded" : ""};
}
`;
