// Thread entry point: see GeneratorApi.
import { expose } from "comlink";
import { isExitReachable } from "../procgen/reachable.ts";
import { levelOfSeries } from "../procgen/series.ts";
import type { GeneratorApi } from "./generator-api.ts";

const api: GeneratorApi = {
  make({ parameters, seed, name }, index) {
    const began = performance.now();
    const level = levelOfSeries(parameters, seed, index, name);
    return { level, milliseconds: performance.now() - began, isExitReachable: isExitReachable(level) };
  },
};
expose(api);
