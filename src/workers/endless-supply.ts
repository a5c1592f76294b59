// Levels without end for a training, made ahead by threads; of a worker in the page, of the program in a terminal.
import { kindsOf, plannedLevels, type RandomLevels } from "../agents/level-plan.ts";
import type { LevelSource } from "../env/level-source.ts";
import { LEVELS_AHEAD, LevelQueue, type LevelThread } from "../procgen/level-queue.ts";
import type { Series } from "../procgen/series.ts";

export interface LevelSupply {
  readonly levels: LevelSource;
  /** Ends its threads. */
  dispose(): void;
}

export interface Makers {
  openThreads(): readonly LevelThread[];
  /** Levels of each series that were begun before, and are not made again. */
  readonly from: number;
}

/** @param mix makes the source of series, each of which `open` begins */
export function supplySeries(
  { openThreads, from }: Makers,
  mix: (open: (series: Series) => LevelSource) => LevelSource,
): LevelSupply {
  const makers = openThreads();
  const now = () => performance.now();
  return {
    levels: mix((series) => new LevelQueue({ series, from, makers, ahead: LEVELS_AHEAD, now })),
    dispose: () => makers.forEach((thread) => void thread.dispose()),
  };
}

/** @param seed of the training @param seriesOf what a kind of the plan stands for */
export async function supplyPlanned(
  makers: Makers,
  plan: RandomLevels,
  seed: number,
  seriesOf: (kind: string) => Promise<Series>,
): Promise<LevelSupply> {
  const series = new Map(
    await Promise.all(kindsOf(plan).map(async (kind) => [kind, await seriesOf(kind)] as const)),
  );
  return supplySeries(makers, (open) => plannedLevels(plan, (kind) => open(series.get(kind)!), seed));
}
