// A link to an episode that was played or opened here: whoever has it can live it again.
import type { Replay } from "../core/replay.ts";
import { formatReplayLink, type Parent } from "../share/replay-link.ts";
import type { Services } from "./services.ts";

interface EpisodeHere {
  readonly replay: Replay;
  /** Of the set that its level is from, if there is one. */
  readonly setId?: string | undefined;
  /** What it was taken over from. */
  readonly parent?: Parent | undefined;
}

/** "r=2.CODE", with what came of it; the level by its name where others have its set. Null where it is too large. */
export async function linkToEpisode(
  { library, judgeWorker }: Pick<Services, "library" | "judgeWorker">,
  { replay, setId, parent }: EpisodeHere,
): Promise<string | null> {
  const { level, key, actions } = replay;
  const reference = setId ? await library.referenceTo(setId, level).catch(() => null) : null;
  const claim = await judgeWorker.call((api) => api.claim(replay));
  return formatReplayLink({ level: reference ?? level, key, actions, claim, ...(parent && { parent }) });
}
