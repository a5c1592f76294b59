// What proves a result: the game itself, which anyone can play again.
import type { Replay } from "../../core/replay.ts";
import { formatReplayLink } from "../../share/replay-link.ts";
import type { Services } from "../services.ts";

/** A link to the game, with what came of it; null where it is too large.
 *  @param setId of the set that its level is from */
export async function proofOf(
  { library, judgeWorker }: Pick<Services, "library" | "judgeWorker">,
  replay: Replay,
  setId: string,
): Promise<string | null> {
  const { level, key, actions } = replay;
  const reference = await library.referenceTo(setId, level).catch(() => null);
  const claim = await judgeWorker.call((api) => api.claim(replay));
  return formatReplayLink({ level: reference ?? level, key, actions, claim });
}
