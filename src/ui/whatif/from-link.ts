// Episodes from a link, which anyone may have written: found, and lived again to see whether they are as claimed.
import type { Level } from "../../core/level.ts";
import type { Replay } from "../../core/replay.ts";
import { type Claim, differencesFrom } from "../../share/replay-claim.ts";
import { isReference, type LevelReference, parseReplayLink } from "../../share/replay-link.ts";
import { translated, words } from "../words/words.ts";
import type { Episode } from "./kept.ts";

/** Whether what a link says of its episode is so. */
export type Verification =
  | { readonly state: "none" | "working" | "holds" }
  | { readonly state: "differs"; readonly differences: readonly string[] };

export interface LinkedEpisode extends Episode {
  readonly claim: Claim;
}

/** @throws Error with a sentence where it cannot be had */
export type LevelFinder = (reference: LevelReference) => Promise<{ setId: string; level: Level }>;

/** @param who whose episode it is called @throws Error with a sentence or two */
export async function episodeFrom(link: string, who: string, findLevel: LevelFinder): Promise<LinkedEpisode> {
  const { level: named, key, actions, claim, parent } = parseReplayLink(link);
  const { level, setId } = isReference(named) ? await findLevel(named) : { level: named, setId: undefined };
  return { who, replay: { level, key, actions }, setId, claim, parent };
}

/** @param claimOf what comes of an episode */
export async function verify(
  episodes: readonly LinkedEpisode[],
  claimOf: (replay: Replay) => Promise<Claim>,
): Promise<Verification> {
  const differences: string[] = [];
  for (const { who, replay, claim } of episodes) {
    const found = differencesFrom(claim, await claimOf(replay));
    differences.push(
      ...(episodes.length > 1
        ? found.map((sentence) => words.peek().whatif.of(who, translated(sentence)))
        : found),
    );
  }
  return differences.length > 0 ? { state: "differs", differences } : { state: "holds" };
}
