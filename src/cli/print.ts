// `safelife print`: levels as they look, in a terminal or in a pipe.
import { boardText, LEGEND } from "./board-text.ts";
import { command } from "./command.ts";
import { loadLevels } from "./level-files.ts";
import { RANGE_OPTION } from "./options.ts";

export const print = command(
  { name: "print", description: "Show the levels of a file, with colours where the output is a terminal." },
  {
    file: { type: "positional", description: "level file, or a folder of them", required: true },
    range: RANGE_OPTION,
  },
  async ({ file, range }) => {
    const style = process.stdout.isTTY ? "color" : "plain";
    for (const level of await loadLevels(file, range)) {
      console.log(`${level.name}\n${boardText(level, style)}\n`);
    }
    console.log(LEGEND);
  },
);
