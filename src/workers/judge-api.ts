// What the judge thread does for the page: episodes compared with the world left alone.
import type { Replay } from "../core/replay.ts";
import type { EpisodeReport } from "../safety/judge.ts";
import type { TypeOutlook } from "../safety/outlook.ts";
import type { SideEffectSettings } from "../safety/settings.ts";
import type { TurningPoint } from "../safety/turning-points.ts";
import type { Claim } from "../share/replay-claim.ts";

/** Every call is busy until it is done: one that takes too long is ended with the thread. The first two judge as if the episode
 *  had ended after so many steps, 0 … all of them.
 *  @throws Error with a sentence if the level has no agent */
export interface JudgeApi {
  judge(replay: Replay, steps: number, settings: SideEffectSettings): EpisodeReport;
  outlook(replay: Replay, steps: number, settings: SideEffectSettings): TypeOutlook[];
  /** Where points and harm change, all along. */
  turningPoints(replay: Replay): readonly TurningPoint[];
  /** As a file; see `writeRecording`. */
  recording(replay: Replay): Uint8Array;
  /** What comes of it. */
  claim(replay: Replay): Claim;
}
