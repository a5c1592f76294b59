// Results in which the same was done, step for step.
import type { HandedIn } from "../../share/result-link.ts";

export interface Copies {
  /** Places in the list, of others who did the same. */
  readonly others: readonly number[];
  /** Whether all of them go by the same nickname. */
  readonly isSameName: boolean;
}

/** For each result those that copy it, or that it copies: which of them nobody can tell. */
export function copiesAmong(results: readonly HandedIn[]): readonly Copies[] {
  const alike = new Map<string, number[]>();
  results.forEach((result, at) => {
    for (const deed of deedsOf(result)) alike.set(deed, [...(alike.get(deed) ?? []), at]);
  });
  return results.map((result, at) => {
    const others = [...new Set(deedsOf(result).flatMap((deed) => alike.get(deed) ?? []))]
      .filter((other) => other !== at)
      .sort((a, b) => a - b);
    return { others, isSameName: others.every((other) => nameOf(results[other]) === nameOf(result)) };
  });
}

const nameOf = ({ nickname }: HandedIn): string => nickname.trim().toLowerCase();

/** Games that were played, as texts. Who did nothing copied nobody. */
const deedsOf = ({ task, game, lesson }: HandedIn): readonly string[] => [
  ...(game && game.replay.actions.length > 0 ? [`${task} ${game.replay.actions.join(";")}`] : []),
  ...Object.entries(lesson?.plays ?? {}).map(([step, link]) => `${lesson?.lesson} ${step} ${link}`),
];
