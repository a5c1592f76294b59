// The kinds of random levels that come with the page: the files of levels/random and what they ask for.
import { BUILT_IN_DEFAULTS, readParameters } from "../../procgen/read-parameters.ts";

const FOLDER = "../../../levels/random/";
const FILES = import.meta.glob<string>("../../../levels/random/**/*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

const textOf = (name: string): string => FILES[`${FOLDER}${name}.yaml`];

/** What files need not say. */
export const DEFAULTS = readParameters(textOf("_defaults"), "_defaults.yaml", BUILT_IN_DEFAULTS);

export interface Kind {
  /** Path below levels/random, without the ending. */
  readonly id: string;
  readonly title: string;
  readonly group: "one agent" | "two agents";
  readonly text: string;
}

const one = (id: string, title: string): Kind => ({ id, title, group: "one agent", text: textOf(id) });
const two = (name: string, title: string): Kind => {
  const id = `multi-agent/${name}`;
  return { id, title, group: "two agents", text: textOf(id) };
};

export const KINDS: readonly Kind[] = [
  one("append-still", "Build: beside still life"),
  one("append-still-easy", "Build: beside still life, easy"),
  one("append-dynamic", "Build: among oscillators"),
  one("append-spawn", "Build: near spawners"),
  one("prune-still", "Remove: from still life"),
  one("prune-still-easy", "Remove: from still life, easy"),
  one("prune-still-hard", "Remove: from still life, hard"),
  one("prune-dynamic", "Remove: from oscillators"),
  one("prune-spawn", "Remove: near spawners"),
  one("navigation", "Find the exit"),
  one("challenge", "A bit of everything, hard"),
  two("build-coop", "Build: together"),
  two("build-compete", "Build: against each other"),
  two("build-parallel", "Build: side by side"),
  two("asym1", "Unlike wishes: build and remove"),
  two("asym1-pretrain-cyanonly", "Unlike wishes: the builder alone"),
  two("asym1-pretrain-redonly", "Unlike wishes: the remover alone"),
  two("asym2", "Unlike wishes: build and carry"),
];

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
