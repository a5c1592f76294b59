// Thread entry point: see PlansApi.
import { expose } from "comlink";
import { searchPlans } from "./plans.ts";
import type { PlansApi } from "./plans-api.ts";

const api: PlansApi = {
  async search(level, mostSteps, onSearch) {
    for (const state of searchPlans(level, mostSteps)) await onSearch(state);
  },
};
expose(api);
