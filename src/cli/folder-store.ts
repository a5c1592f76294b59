// Files of a study in a folder; a crash while writing leaves what was there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { StudyStore } from "../studies/study.ts";
import { writeWhole } from "./whole-file.ts";

/** @param writer a name, where several programs may write at the same time */
export const folderStore = (folder: string, writer = ""): StudyStore => ({
  read: (name) =>
    readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return null;
      throw error;
    }),
  async write(name, bytes) {
    writeWhole(join(folder, name), bytes, writer);
  },
});
