// Levels to watch an agent on: of the kind that it trains on, but none that it trains on.
import type { Level } from "../../core/level.ts";
import { OWN_SUITES } from "../../share/own-suites.ts";
import { KINDS } from "../levels/kinds.ts";
import { formatPart, partToTestOn } from "../levels/series-set.ts";
import { kindOf } from "../levels/source.ts";
import type { LevelSet } from "../library.ts";

/** Generated where there is no suite: few, because someone waits for them. */
const FEW = 10;

const seriesOfKind = (kind: string): string => `random:${kind}:1:1+${FEW}`;

/** Where nothing is known of the levels: something easy. */
const ELSEWHERE = seriesOfKind("prune-still-easy");

/** The id of a set that goes with the levels: the next seed of a series, the suite of a fixed training set, fresh levels of
 *  a suite's kind. */
export function setToWatchOn({ id, part }: Pick<LevelSet, "id" | "part">): string {
  if (part) {
    const others = { ...partToTestOn(part), count: FEW };
    return (kindOf(part.source) && formatPart(others)) || ELSEWHERE;
  }
  const suite = OWN_SUITES.find(({ name }) => id === `own-${name}`);
  if (suite) {
    const { source, group } = suite;
    const kind = "kind" in source ? source.kind : `${source.task}-still`;
    return group === "training" ? `own-${kind}` : seriesOfKind(kind);
  }
  return KINDS.some((kind) => kind.id === id) ? seriesOfKind(id) : ELSEWHERE;
}

/** Those with an agent that are not among the others, whatever they are called. */
export function unseen(levels: readonly Level[], trainedOn: readonly Level[]): readonly Level[] {
  const known = new Set(trainedOn.map(contentOf));
  return levels.filter((level) => level.agents.length > 0 && !known.has(contentOf(level)));
}

/** True if a series to watch on has levels of the one that is trained on without end. */
export const areOfOneSeries = (a: Pick<LevelSet, "part">, b: Pick<LevelSet, "part">): boolean =>
  a.part !== undefined && a.part.source.text === b.part?.source.text && a.part.seed === b.part.seed;

const contentOf = ({ board, goals, agents }: Level): string =>
  [board.width, board.cells, goals.cells, agents.map(({ row, col }) => `${row}:${col}`)].join(";");
