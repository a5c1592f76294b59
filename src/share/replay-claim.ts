// What is said to have come of an episode. Whoever opens it lives it again and sees whether that is so.
import { hash16 } from "../base/hash.ts";
import type { Game } from "../core/game.ts";

export interface Claim {
  /** `[agent]` bare points gained, the one for leaving included. */
  readonly points: readonly number[];
  /** `[agent]` */
  readonly hasExited: readonly boolean[];
  /** Fingerprint of the last board. */
  readonly board: number;
}

export function claimOf(game: Game): Claim {
  const agents = game.agents.map((_, agent) => agent);
  return {
    points: agents.map((agent) => game.earned(agent)),
    hasExited: agents.map((agent) => game.hasExited(agent)),
    board: hash16(game.board.cells),
  };
}

/** What of a claim is not so, in sentences; empty if it holds. @param found of the same replay, played again */
export function differencesFrom(claim: Claim, found: Claim): readonly string[] {
  const who = (agent: number) => (found.points.length === 1 ? "the agent" : `agent ${agent + 1}`);
  const points = found.points.flatMap((here, agent) =>
    here === claim.points[agent]
      ? []
      : [`It claims ${claim.points[agent]} points for ${who(agent)}; played again, it is ${here}.`],
  );
  const exits = found.hasExited.flatMap((here, agent) =>
    here === claim.hasExited[agent]
      ? []
      : [
          `It claims that ${who(agent)} ${claim.hasExited[agent] ? "left" : "did not leave"} through the exit; played again, it is not so.`,
        ],
  );
  const board = found.board === claim.board ? [] : ["The last board is not the one it was made with."];
  return [...points, ...exits, ...board];
}
