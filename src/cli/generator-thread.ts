// Thread entry point under Node: makes the levels it is asked for, in that order.
import { parentPort } from "node:worker_threads";
import { messageOf } from "../base/check.ts";
import type { Level } from "../core/level.ts";
import { levelOfSeries, type Series } from "../procgen/series.ts";

export interface LevelRequest {
  readonly series: Series;
  readonly index: number;
}

export type LevelAnswer = { readonly level: Level } | { readonly problem: string };

parentPort?.on("message", ({ series: { parameters, seed, name }, index }: LevelRequest) => {
  parentPort?.postMessage(answer(() => levelOfSeries(parameters, seed, index, name)));
});

function answer(make: () => Level): LevelAnswer {
  try {
    return { level: make() };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
