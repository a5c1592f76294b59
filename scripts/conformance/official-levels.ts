// official_levels: every level file of the original loads and can be played.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Game } from "../../src/core/game.ts";
import { readLevels } from "../../src/share/read-levels.ts";
import { type CheckedRecord, checkEach } from "./record.ts";

/** One record per file: all its levels load, and take a turn. */
export function officialLevels(folder: string): readonly CheckedRecord[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".npz"),
  );
  return checkEach(
    files.sort(),
    (name) => name,
    (name) => {
      const levels = readLevels(readFileSync(join(folder, name)), name);
      for (const level of levels) new Game(level, [0, 0]).takeTurn(level.agents.map(() => 0));
      return levels.length > 0 ? null : "the file holds no level";
    },
  );
}
