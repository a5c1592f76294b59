// A link to an episode that was played here.
import type { Replay } from "../core/replay.ts";
import { replayed } from "../safety/judge.ts";
import { claimOf } from "../share/replay-claim.ts";
import { fingerprintOf, fits, formatReplayLink } from "../share/replay-link.ts";

/** What others call a set of levels, and where in it a level is, from 0. */
export interface LevelPlace {
  readonly set: string;
  readonly index: number;
}

/** Lives it again for what it claims. Null where it is too large for a link.
 *  @param place null for a level that others do not have: the link then holds it */
export function episodeLink(replay: Replay, place: LevelPlace | null): string | null {
  if (!fits(replay.level)) return null;
  const level = place ? { ...place, fingerprint: fingerprintOf(replay.level) } : replay.level;
  return formatReplayLink({ ...replay, level, claim: claimOf(replayed(replay).game) });
}
