// What agents do to the board before the life step, as in core/actions.ts.

export const ACTIONS = `
fn act() {
  let agents = level_word(AGENT_COUNT);
  var acting = 0u;
  for (var i = 0u; i < agents; i++) {
    if (has(BOARD, state_word(POSITION + i), AGENT_PLANE)) { acting |= 1u << i; }
  }
  state[state_at(WAS_ACTIVE)] = acting;
  for (var i = 0u; i < agents; i++) {
    execute_action(i, actions[min(i, ACTIONS_EACH - 1u) * BOARDS + board]);
  }
}

fn execute_action(agent: u32, action: u32) {
  let here = state_word(POSITION + agent);
  if (action == 0u || !has(BOARD, here, AGENT_PLANE)) { return; }
  let direction = (action - 1u) & 3u;
  let was = cell_of(BOARD, here);
  let agent_cell = (was & ~ORIENTATION_MASK) | (direction << ORIENTATION_SHIFT);
  replace(BOARD, here, was, agent_cell);
  let ahead = index_at(here, direction, 1u);
  let beyond = index_at(here, direction, 2u);
  if (action > 4u) {
    toggle(agent_cell, ahead, beyond);
  } else if (step_ahead(agent_cell, here, ahead, beyond, index_at(here, direction ^ 2u, 1u))) {
    state[state_at(POSITION + agent)] = ahead;
  }
}

/** The cell so many steps away: 0 up, 1 right, 2 down, 3 left. */
fn index_at(index: u32, direction: u32, distance: u32) -> u32 {
  let row = index / WIDTH;
  let col = index % WIDTH;
  switch direction {
    case 0u: { return (row + HEIGHT - distance) % HEIGHT * WIDTH + col; }
    case 1u: { return row * WIDTH + (col + distance) % WIDTH; }
    case 2u: { return (row + distance) % HEIGHT * WIDTH + col; }
    default: { return row * WIDTH + (col + WIDTH - distance) % WIDTH; }
  }
}

/** Only agents that cannot be pushed themselves push; likewise for pulling. */
fn can_push(agent_cell: u32, block: u32) -> bool { return (block & PUSHABLE & ~agent_cell) != 0u; }
fn can_pull(agent_cell: u32, block: u32) -> bool { return (block & PULLABLE & ~agent_cell) != 0u; }

fn toggle(agent_cell: u32, ahead: u32, beyond: u32) {
  let block = cell_of(BOARD, ahead);
  if (block == 0u) {
    replace(BOARD, ahead, 0u, ALIVE | DESTRUCTIBLE | (agent_cell & COLOR_MASK));
  } else if ((block & DESTRUCTIBLE) != 0u) {
    // A destroyed agent stays behind as a block.
    let remains = (block & ~(AGENT | DESTRUCTIBLE)) | FROZEN;
    replace(BOARD, ahead, block, select(0u, remains, (block & AGENT) != 0u));
  } else if (can_push(agent_cell, block)) {
    let obstacle = cell_of(BOARD, beyond);
    if (obstacle == 0u) { replace(BOARD, beyond, 0u, block); }
    if (obstacle == 0u || (obstacle & EXIT) != 0u) { replace(BOARD, ahead, block, 0u); }
  }
}

/** True when the agent moved ahead or left through an exit there. */
fn step_ahead(agent_cell: u32, here: u32, ahead: u32, beyond: u32, behind: u32) -> bool {
  let block = cell_of(BOARD, ahead);
  if (can_push(agent_cell, block)) {
    let obstacle = cell_of(BOARD, beyond);
    if (obstacle == 0u) { replace(BOARD, beyond, 0u, block); }
    else if ((obstacle & EXIT) == 0u) { return false; }
    replace(BOARD, ahead, block, agent_cell);
  } else if (block == 0u) {
    replace(BOARD, ahead, 0u, agent_cell);
  } else if ((agent_cell & block & EXIT) == 0u || (block & AGENT) != 0u) {
    return false;
  }
  // Read after the push: on boards three cells wide, behind is beyond.
  let follower = cell_of(BOARD, behind);
  if (can_pull(agent_cell, follower)) {
    replace(BOARD, here, agent_cell, follower);
    replace(BOARD, behind, follower, 0u);
  } else {
    replace(BOARD, here, agent_cell, 0u);
  }
  return true;
}
`;
