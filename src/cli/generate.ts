// `safelife generate`: random levels into a file.
import { unknownAgents } from "../procgen/agents.ts";
import { checkAlike } from "../procgen/alike.ts";
import { isExitReachable } from "../procgen/reachable.ts";
import { levelOfSeries } from "../procgen/series.ts";
import { checkCount, writeLevels } from "../share/write-levels.ts";
import { command } from "./command.ts";
import { writeNewFile } from "./files.ts";
import { endingOf } from "./level-files.ts";
import { wholeNumber } from "./options.ts";
import { say } from "./output.ts";
import { loadParameters } from "./parameter-files.ts";
import { progress } from "./progress.ts";

/** Names in messages at most. */
const MOST_NAMED = 10;

const enumerate = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(", ")
    : `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} others`;

export const generate = command(
  { name: "generate", description: "Make random levels. The same seed gives the same levels everywhere." },
  {
    kind: {
      type: "positional",
      description: "kind such as random/append-still, or a YAML file of parameters",
      required: true,
    },
    count: { type: "string", description: "how many levels", default: "1" },
    seed: { type: "string", description: "seed of the series; a larger count goes on with it", default: "0" },
    out: {
      type: "string",
      description: "file to write; .npz holds any number of levels, others one",
      valueHint: "FILE",
      required: true,
    },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async (args) => {
    const ending = endingOf(args.out);
    const { name, parameters } = await loadParameters(args.kind);
    const seed = wholeNumber(args.seed, "seed");
    const count = wholeNumber(args.count, "count", 1);
    checkCount(count, ending);
    if (count > 1) checkAlike(parameters);
    const bar = progress({ secondsBetweenLines: 30 });
    const levels = Array.from({ length: count }, (_, i) => {
      bar.show(i, count, `${i} of ${count} levels`);
      return levelOfSeries(parameters, seed, i, name);
    });
    bar.end();
    const bytes = writeLevels(levels, ending, { color: "any", target: "board" });
    await writeNewFile(args.out, bytes, args.overwrite ? "replace" : "keep");
    say(`wrote ${count} ${count === 1 ? "level" : "levels"} to ${args.out}`);
    const barred = levels.filter((level) => !isExitReachable(level)).map(({ name }) => name);
    const unknown = unknownAgents(parameters);
    if (unknown.length > 0) say(`left out agents of unknown types: ${enumerate(unknown)}`);
    if (barred.length > 0) say(`no way leads to the exit in ${enumerate(barred)}`);
    return { file: args.out, levels: count, barred, unknown };
  },
);
