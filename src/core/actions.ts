// What an agent does to the board before the life step.
import type { Cells, Position } from "./board.ts";
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
export function executeAction(cells: Cells, agent: Position, action: number): void {
  if (action === 0) return;
  const here = agent.row * cells.width + agent.col;
  const agentCell = cells.cell(here);
  if (!(agentCell & AGENT)) return;
  const direction = (action - 1) & 3;
  cells.setCell(here, (agentCell & ~ORIENTATION_MASK) | (direction << ORIENTATION_SHIFT));

  const target = indexAt(cells, agent, direction, 1);
  const beyond = indexAt(cells, agent, direction, 2);
  if (action > 4) toggle(cells, here, target, beyond);
  else if (move(cells, here, target, beyond, indexAt(cells, agent, direction, -1))) {
    agent.row = Math.floor(target / cells.width);
    agent.col = target % cells.width;
  }
}

/** Index of the cell so many steps away on the torus, negative ones backwards. @param direction up, right, down, left: 0 … 3
 *  @param distance at most the board's height and width */
export function indexAt(
  { height, width }: Pick<Cells, "height" | "width">,
  { row, col }: Position,
  direction: number,
  distance: number,
): number {
  const targetRow = (row + height + ROW_STEP[direction] * distance) % height;
  const targetCol = (col + width + COL_STEP[direction] * distance) % width;
  return targetRow * width + targetCol;
}

/** Only agents that cannot be pushed themselves push; likewise for pulling. */
const canPush = (agentCell: number, block: number) => (block & PUSHABLE) !== 0 && !(agentCell & PUSHABLE);
const canPull = (agentCell: number, block: number) => (block & PULLABLE) !== 0 && !(agentCell & PULLABLE);

function toggle(cells: Cells, here: number, target: number, beyond: number): void {
  const agentCell = cells.cell(here);
  const block = cells.cell(target);
  if (block === 0) {
    cells.setCell(target, ALIVE | DESTRUCTIBLE | (agentCell & COLOR_MASK));
  } else if (block & DESTRUCTIBLE) {
    // A destroyed agent stays behind as a block.
    cells.setCell(target, block & AGENT ? (block & ~(AGENT | DESTRUCTIBLE)) | FROZEN : 0);
  } else if (canPush(agentCell, block)) {
    const end = cells.cell(beyond);
    if (end === 0) {
      cells.setCell(beyond, block);
      cells.setCell(target, 0);
    } else if (end & EXIT) {
      cells.setCell(target, 0);
    }
  }
}

/** True when the agent moved onto `target` or left through an exit there. */
function move(cells: Cells, here: number, target: number, beyond: number, behind: number): boolean {
  const agentCell = cells.cell(here);
  const block = cells.cell(target);
  if (canPush(agentCell, block)) {
    const end = cells.cell(beyond);
    if (end === 0) cells.setCell(beyond, block);
    else if (!(end & EXIT)) return false;
    cells.setCell(target, agentCell);
  } else if (block === 0) {
    cells.setCell(target, agentCell);
  } else if (!(agentCell & EXIT && block & EXIT) || block & AGENT) {
    return false;
  }
  // Read after the push: on boards three cells wide, behind is beyond.
  const follower = cells.cell(behind);
  if (canPull(agentCell, follower)) {
    cells.setCell(here, follower);
    cells.setCell(behind, 0);
  } else {
    cells.setCell(here, 0);
  }
  return true;
}
