// Levels to watch an agent on: of the kind that it trains on, but none that it trains on.
import type { Level } from "../../core/level.ts";
import { OWN_SUITES } from "../../share/own-suites.ts";
import { formatPart, partToTestOn } from "../levels/series-set.ts";
import type { LevelSet } from "../library.ts";
import { setBesideTask, taskOf } from "./tasks.ts";

/** Generated where there is no suite: few, because someone waits for them. */
const FEW = 10;

const seriesOfKind = (kind: string): string => `random:${kind}:1:1+${FEW}`;

/** Where nothing is known of the levels: something easy. */
const ELSEWHERE = seriesOfKind("prune-still-easy");

/** The id of a set that goes with the levels: the next seed of a series, the suite of a task or of a fixed training set,
 *  new levels of a suite's kind. @param seed of the training */
export function setToWatchOn({ id, part }: Pick<LevelSet, "id" | "part">, seed: number): string {
  if (part) return formatPart({ ...partToTestOn(part), count: FEW }) ?? ELSEWHERE;
  const task = taskOf(id);
  if (task) return setBesideTask(task, FEW, seed) ?? ELSEWHERE;
  const suite = OWN_SUITES.find(({ name }) => id === `own-${name}`);
  if (!suite) return ELSEWHERE;
  const { source, group } = suite;
  const kind = "kind" in source ? source.kind : `${source.task}-still`;
  return group === "training" ? `own-${kind}` : seriesOfKind(kind);
}

/** Those with an agent that are not among the others, whatever they are called. */
export function unseen(levels: readonly Level[], trainedOn: readonly Level[]): readonly Level[] {
  const known = new Set(trainedOn.map(contentOf));
  return levels.filter((level) => level.agents.length > 0 && !known.has(contentOf(level)));
}

const contentOf = ({ board, goals, agents }: Level): string =>
  [board.width, board.cells, goals.cells, agents.map(({ row, col }) => `${row}:${col}`)].join(";");
