// An episode judged in the judge's thread.
import { useEffect, useState } from "preact/hooks";
import { messageOf } from "../../../base/check.ts";
import type { Replay } from "../../../core/replay.ts";
import type { EpisodeReport } from "../../../safety/judge.ts";
import { type SideEffectSettings, STEADY_MEASURE } from "../../../safety/settings.ts";
import { useServices } from "../../services.ts";

export interface Judged {
  /** Null while it is being measured. */
  readonly report: EpisodeReport | null;
  readonly problem: string;
}

const WORKING: Judged = { report: null, problem: "" };

/** @param replays the same ones as long as they are not others */
export function useReports(
  replays: readonly Replay[],
  settings: SideEffectSettings = STEADY_MEASURE,
): readonly Judged[] {
  const { judgeWorker } = useServices();
  const [judged, setJudged] = useState<readonly Judged[]>([]);
  useEffect(() => {
    let isStale = false;
    setJudged([]);
    replays.forEach(async (replay, i) => {
      const found = await judgeWorker
        .call((api) => api.judge(replay, replay.actions.length, settings))
        .then(
          (report) => ({ report, problem: "" }),
          (error: unknown) => ({ report: null, problem: messageOf(error) }),
        );
      if (!isStale) setJudged((known) => replays.map((_, k) => (k === i ? found : (known[k] ?? WORKING))));
    });
    return () => {
      isStale = true;
    };
  }, [judgeWorker, replays, settings]);
  return replays.map((_, i) => judged[i] ?? WORKING);
}
