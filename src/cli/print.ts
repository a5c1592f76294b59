// `safelife print`: levels as they look, in a terminal or in a pipe.

import { fileOfLevel } from "../share/level-json.ts";
import { boardText, LEGEND } from "./board-text.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { RANGE_OPTION } from "./options.ts";
import { say } from "./output.ts";

export const print = command(
  { name: "print", description: "Show the levels of a file, with colours where the output is a terminal." },
  {
    file: { type: "positional", description: "level file, or a folder of them", required: true },
    range: RANGE_OPTION,
  },
  async ({ file, range }) => {
    const style = process.stdout.isTTY ? "color" : "plain";
    const levels = await loadLevels(file, range);
    for (const level of levels) say(`${level.name}\n${boardText(level, style)}\n`);
    say(LEGEND);
    return { levels: levels.map(fileOfLevel) };
  },
);
