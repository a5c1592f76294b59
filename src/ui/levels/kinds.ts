// The kinds of random levels that come with the page: the files of levels/random and what they ask for.
import type { Words } from "../words/words.ts";

const FOLDER = "../../../levels/random/";
const FILES = import.meta.glob<string>(["../../../levels/random/**/*.yaml", "!**/_defaults.yaml"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const textOf = (name: string): string => FILES[`${FOLDER}${name}.yaml`];

export type KindId = keyof Words["levels"]["kinds"];

export interface Kind {
  /** Path below levels/random, without the ending. */
  readonly id: KindId;
  readonly group: "one agent" | "two agents";
  readonly text: string;
}

/** In the order in which they are offered. */
const IDS: readonly KindId[] = [
  "append-still",
  "append-still-easy",
  "append-dynamic",
  "append-spawn",
  "prune-still",
  "prune-still-easy",
  "prune-still-hard",
  "prune-dynamic",
  "prune-spawn",
  "navigation",
  "challenge",
  "multi-agent/build-coop",
  "multi-agent/build-compete",
  "multi-agent/build-parallel",
  "multi-agent/asym1",
  "multi-agent/asym1-pretrain-cyanonly",
  "multi-agent/asym1-pretrain-redonly",
  "multi-agent/asym2",
];

export const KINDS: readonly Kind[] = IDS.map((id) => ({
  id,
  group: id.startsWith("multi-agent/") ? "two agents" : "one agent",
  text: textOf(id),
}));

/** What a file says of itself: its first comment, or nothing. */
export function aboutOf(text: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("#"));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#+\s*/, ""))
    .join(" ")
    .trim();
}
