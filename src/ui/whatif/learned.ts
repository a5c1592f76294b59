// What of an episode takes a moment to find out: where things happened, and how it compares with another one.
import { type Signal, signal } from "@preact/signals";
import type { Replay } from "../../core/replay.ts";
import type { EpisodeReport } from "../../safety/judge.ts";
import { STEADY_MEASURE } from "../../safety/settings.ts";
import type { TurningPoint } from "../../safety/turning-points.ts";
import type { WorkerClient } from "../../workers/client.ts";
import type { JudgeApi } from "../../workers/judge-api.ts";
import type { Episode } from "./kept.ts";

export interface Learned {
  /** Empty until they are known. */
  readonly turningPoints: Signal<readonly TurningPoint[]>;
  /** What the whole of this episode and of the other one comes to, once that is known. */
  readonly comparison: Signal<readonly [EpisodeReport, EpisodeReport] | null>;
}

export const nothingLearned = (): Learned => ({ turningPoints: signal([]), comparison: signal(null) });

/** @param judge disposed of when the episode is closed: what was under way then is never known
 *  @throws Error with a sentence */
export async function learnMore(
  { replay, other, turningPoints, comparison }: Episode & Learned & { readonly other: Episode | null },
  judge: WorkerClient<JudgeApi>,
): Promise<void> {
  turningPoints.value = await judge.call((api) => api.turningPoints(replay));
  if (!other) return;
  const whole = (of: Replay) => judge.call((api) => api.judge(of, of.actions.length, STEADY_MEASURE));
  comparison.value = [await whole(replay), await whole(other.replay)];
}
