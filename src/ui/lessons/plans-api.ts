// What the thread that tries plans does for the page.
import type { Level } from "../../core/level.ts";
import type { Search } from "./plans.ts";

export interface PlansApi {
  /** As `searchPlans`. @param onSearch with what is the best so far, after each length of plans */
  search(level: Level, mostSteps: number, onSearch: (search: Search) => void | Promise<void>): Promise<void>;
}
