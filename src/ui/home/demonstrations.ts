// Two attempts of one trained agent at one level, which earned alike. `npm run make-demonstrations` chooses them.
import type { Replay } from "../../core/replay.ts";
import { isReference, parseReplayLink } from "../../share/replay-link.ts";
import links from "./demonstrations.json" with { type: "json" };

export const WHO = ["careless", "careful"] as const;
export type Who = (typeof WHO)[number];

export type Demonstration = Readonly<Record<Who, Replay>>;

export const DEMONSTRATIONS = links.length;

/** @param index 0 … `DEMONSTRATIONS` − 1 */
export function demonstration(index: number): Demonstration {
  const { careless, careful } = links[index];
  return { careless: replayOf(careless), careful: replayOf(careful) };
}

function replayOf(link: string): Replay {
  const { level, key, actions } = parseReplayLink(link);
  if (isReference(level)) throw new Error("a demonstration holds its level");
  return { level, key, actions };
}
