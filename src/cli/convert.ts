// `safelife convert`: levels from one file format to another.
import { COLOR_NAMES } from "../core/cells.ts";
import { DEFAULT_PLACE } from "../share/rle.ts";
import { writeLevels } from "../share/write-levels.ts";
import { command } from "./command.ts";
import { writeNewFile } from "./files.ts";
import { endingOf, loadLevels } from "./level-files.ts";
import { oneOf, RANGE_OPTION, wholeNumber } from "./options.ts";
import { say } from "./output.ts";

export const convert = command(
  {
    name: "convert",
    description: "Convert levels between .npz, .json, .txt and .rle, by the endings of the files.",
  },
  {
    from: { type: "positional", description: "level file, or a folder of them", required: true },
    to: { type: "positional", description: "file to write; its ending names the format", required: true },
    range: RANGE_OPTION,
    color: {
      type: "string",
      description: `RLE: colour of the life (${COLOR_NAMES.join(", ")}); written: only life of it`,
    },
    target: {
      type: "enum",
      description: "RLE: whether the pattern is life on the board or among the goals",
      options: ["board", "goals"],
      default: "board",
    },
    margin: {
      type: "string",
      description: "RLE: empty cells around a pattern that is read",
      default: String(DEFAULT_PLACE.margin),
    },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async ({ from, to, range, color, target, margin, overwrite }) => {
    const index = color === undefined ? undefined : COLOR_NAMES.indexOf(oneOf(color, "color", COLOR_NAMES));
    const ending = endingOf(to);
    const side = oneOf(target, "target", ["board", "goals"]);
    const levels = await loadLevels(from, range, {
      color: index ?? DEFAULT_PLACE.color,
      target: side,
      margin: wholeNumber(margin, "margin"),
    });
    const bytes = writeLevels(levels, ending, { color: index ?? "any", target: side });
    await writeNewFile(to, bytes, overwrite ? "replace" : "keep");
    say(`wrote ${levels.length === 1 ? "1 level" : `${levels.length} levels`} to ${to}`);
    return { file: to, levels: levels.length };
  },
);
