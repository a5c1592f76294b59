// Which agent a close look goes along with.
import type { Position } from "../../core/board.ts";
import type { Game } from "../../core/game.ts";

/** Where it is. */
export interface Followed extends Position {
  readonly index: number;
  /** Where all of them are. */
  readonly agents: readonly Position[];
}

/** The agent that moved last; of several that did, the one that was followed. The same object until one moves.
 *  @param before null when a game begins: the first agent, where there is one */
export function followedIn(game: Game, before: Followed | null): Followed | null {
  const agents = game.agents.map((agent) => ({ ...agent }));
  const has = (agent: number) => agents[agent] !== undefined;
  const moved = (agent: number) => {
    const [from, to] = [before?.agents[agent], agents[agent]];
    return from?.row !== to.row || from.col !== to.col;
  };
  const index = [before?.index ?? 0, ...agents.keys()].filter(has).find(moved);
  return index === undefined ? before : { ...agents[index], index, agents };
}
