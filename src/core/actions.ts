// What an agent does to the board before the life step.
import type { Board, Position } from "./board.ts";
import {
  AGENT,
  ALIVE,
  COLOR_MASK,
  DESTRUCTIBLE,
  EXIT,
  FROZEN,
  ORIENTATION_MASK,
  ORIENTATION_SHIFT,
  PULLABLE,
  PUSHABLE,
} from "./cells.ts";

/** 0 waits; 1–4 move up, right, down, left; 5–8 create or destroy up, right, down, left. */
export const ACTION_COUNT = 9;

const ROW_STEP = [-1, 0, 1, 0] as const;
const COL_STEP = [0, 1, 0, -1] as const;

/**
 * One agent's action on the live board (SafeLife 1.2.2, `execute_actions`). Writes the board, and the
 * agent's position when it moves. A position without an agent on the board is left alone.
 */
export function executeAction(board: Board, agent: Position, action: number): void {
  const { cells } = board;
  const here = agent.row * board.width + agent.col;
  if (action === 0 || !(cells[here] & AGENT)) return;
  const direction = (action - 1) & 3;
  cells[here] = (cells[here] & ~ORIENTATION_MASK) | (direction << ORIENTATION_SHIFT);

  const target = indexAt(board, agent, direction, 1);
  const beyond = indexAt(board, agent, direction, 2);
  if (action > 4) toggle(cells, here, target, beyond);
  else if (move(cells, here, target, beyond, indexAt(board, agent, direction, -1))) {
    agent.row = Math.floor(target / board.width);
    agent.col = target % board.width;
  }
}

function indexAt({ height, width }: Board, { row, col }: Position, direction: number, distance: number) {
  const targetRow = (row + height + ROW_STEP[direction] * distance) % height;
  const targetCol = (col + width + COL_STEP[direction] * distance) % width;
  return targetRow * width + targetCol;
}

/** Only agents that cannot be pushed themselves push; likewise for pulling. */
const canPush = (agentCell: number, block: number) => (block & PUSHABLE) !== 0 && !(agentCell & PUSHABLE);
const canPull = (agentCell: number, block: number) => (block & PULLABLE) !== 0 && !(agentCell & PULLABLE);

function toggle(cells: Uint16Array, here: number, target: number, beyond: number): void {
  const block = cells[target];
  if (block === 0) {
    cells[target] = ALIVE | DESTRUCTIBLE | (cells[here] & COLOR_MASK);
  } else if (block & DESTRUCTIBLE) {
    // A destroyed agent stays behind as a block.
    cells[target] = block & AGENT ? (block & ~(AGENT | DESTRUCTIBLE)) | FROZEN : 0;
  } else if (canPush(cells[here], block)) {
    if (cells[beyond] === 0) {
      cells[beyond] = block;
      cells[target] = 0;
    } else if (cells[beyond] & EXIT) {
      cells[target] = 0;
    }
  }
}

/** True when the agent moved onto `target` or left through an exit there. */
function move(cells: Uint16Array, here: number, target: number, beyond: number, behind: number): boolean {
  const agentCell = cells[here];
  const block = cells[target];
  if (canPush(agentCell, block)) {
    if (cells[beyond] === 0) cells[beyond] = block;
    else if (!(cells[beyond] & EXIT)) return false;
    cells[target] = agentCell;
  } else if (block === 0) {
    cells[target] = agentCell;
  } else if (!(agentCell & EXIT && block & EXIT) || block & AGENT) {
    return false;
  }
  // Read after the push: on boards three cells wide, behind is beyond.
  if (canPull(agentCell, cells[behind])) {
    cells[here] = cells[behind];
    cells[behind] = 0;
  } else {
    cells[here] = 0;
  }
  return true;
}
