// Who plays the agents of a level that has several.
import type { Backend } from "../backends/prepare.ts";
import { type Key, split } from "../base/random.ts";
import type { Levels } from "../env/level-source.ts";
import { groupPrefix, PolicyGroups } from "../ppo/groups.ts";
import type { NetworkConfig } from "./networks.ts";
import { createPolicy } from "./policy.ts";

/** Each takes a row, and a policy of its own where they are independent. */
export const MOST_AGENTS = 10;

/** Plain data; saved with every checkpoint. */
export interface TeamConfig {
  /** Agents of each level that are played, in acting order. */
  readonly count: number;
  /** "shared": one policy plays them all, each on what that agent sees. "independent": each has a policy and an
   *  optimizer of its own, and learns from its own rewards alone. */
  readonly policies: "shared" | "independent";
}

/** All agents of the levels; where those are not known, as of generated ones, there are two.
 *  @throws one sentence where there are too many */
export function teamOn(all: Levels["all"], policies: TeamConfig["policies"]): TeamConfig {
  const count = all ? Math.max(1, ...all.map((level) => level.agents.length)) : 2;
  if (count > MOST_AGENTS) {
    throw new Error(`A level has ${count} agents; at most ${MOST_AGENTS} can be trained together.`);
  }
  return { count, policies };
}

interface Played {
  readonly network: NetworkConfig;
  readonly team?: TeamConfig | undefined;
}

const policyCount = ({ team }: Pick<Played, "team">): number =>
  team?.policies === "independent" ? team.count : 1;

/** @param key decides the first weights */
export function createPolicies(recipe: Played, key: Key, backend: Backend): PolicyGroups {
  const keys = Array.from({ length: policyCount(recipe) }, (_, i) => (i === 0 ? key : split(key, i)));
  return new PolicyGroups(keys.map((own) => createPolicy(recipe.network, own, backend)));
}

/** What the names of each policy's weights begin with in a checkpoint. */
export function prefixesOf(recipe: Pick<Played, "team">): readonly string[] {
  const count = policyCount(recipe);
  return count === 1 ? [""] : Array.from({ length: count }, (_, group) => groupPrefix(group));
}
