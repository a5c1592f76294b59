// `safelife new`: an empty level to draw in.
import { basename, extname } from "node:path";
import { checkBoardSize } from "../share/level-checks.ts";
import { readLevelText } from "../share/level-text.ts";
import { writeLevels } from "../share/write-levels.ts";
import { command } from "./command.ts";
import { writeNewFile } from "./files.ts";
import { endingOf } from "./level-files.ts";
import { say } from "./output.ts";

export const newLevel = command(
  { name: "new", description: "Write a level with an agent, an exit and nothing else, to draw in." },
  {
    file: { type: "positional", description: "file to write; its ending names the format", required: true },
    size: { type: "string", description: "rows and columns", valueHint: "HxW", default: "15x15" },
    overwrite: { type: "boolean", description: "replace the file if it is there" },
  },
  async ({ file, size, overwrite }) => {
    const ending = endingOf(file);
    const [, height, width] = (/^(\d{1,4})x(\d{1,4})$/.exec(size) ?? []).map(Number);
    if (width === undefined) throw new Error(`--size is "${size}". Give rows and columns, such as 15x15.`);
    checkBoardSize(height, width, `a level of ${size}`);
    const empty = ".".repeat(width);
    const rows = [`@${".".repeat(width - 2)}E`, ...new Array<string>(height - 1).fill(empty)];
    const level = readLevelText(rows.join("\n"), basename(file, extname(file)));
    const bytes = writeLevels([level], ending, { color: "any", target: "board" });
    await writeNewFile(file, bytes, overwrite ? "replace" : "keep");
    say(`wrote an empty level of ${height} rows and ${width} columns to ${file}`);
    return { file, height, width };
  },
);
