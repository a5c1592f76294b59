// What is to be said of two agents that were compared, and what not.
import type { Compared, ComparedAgents } from "../../../studies/compare-agents.ts";

export interface Verdict {
  /** "same" where the interval of the change does not exclude it. */
  readonly change: "less" | "more" | "same";
  /** Of what it was before. */
  readonly share: number;
}

export const verdictOf = ({ sideEffects, points }: ComparedAgents) => ({
  sideEffects: changeOf(sideEffects),
  points: changeOf(points),
});

function changeOf({ before, change }: Compared): Verdict {
  const [low, high] = change.interval;
  const share = before.mean === 0 ? 0 : change.mean / before.mean;
  return { change: high < 0 ? "less" : low > 0 ? "more" : "same", share };
}
