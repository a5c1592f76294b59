// Thread entry point: see JudgeApi.
import { expose } from "comlink";
import type { Replay } from "../core/replay.ts";
import { judge, replayed } from "../safety/judge.ts";
import { outlookOf } from "../safety/outlook.ts";
import { turningPoints } from "../safety/turning-points.ts";
import { writeRecording } from "../share/recording-npz.ts";
import { claimOf } from "../share/replay-claim.ts";
import type { JudgeApi } from "./judge-api.ts";

const until = ({ level, key, actions }: Replay, steps: number) =>
  replayed({ level, key, actions: actions.slice(0, steps) });

const api: JudgeApi = {
  judge: (replay, steps, settings) => judge(until(replay, steps), settings),
  outlook: (replay, steps, settings) => outlookOf(until(replay, steps), settings),
  turningPoints,
  recording: writeRecording,
  claim: (replay) => claimOf(replayed(replay).game),
};
expose(api);
