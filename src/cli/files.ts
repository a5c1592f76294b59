// Files that a command line names, read and written whole.
import { readFile, writeFile } from "node:fs/promises";
import { messageOf } from "../base/check.ts";

/** @throws Error with a sentence */
export const readBytes = (path: string): Promise<Uint8Array> =>
  readFile(path).catch((error: unknown) => {
    throw new Error(`"${path}" cannot be read: ${messageOf(error)}.`);
  });

/** @throws Error with a sentence if the file is there and is not to be replaced */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array,
  existing: "keep" | "replace",
): Promise<void> {
  await writeFile(path, bytes, { flag: existing === "keep" ? "wx" : "w" }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST")
        throw new Error(`"${path}" is there already. Use --overwrite, or another name.`);
      throw new Error(`"${path}" cannot be written: ${messageOf(error)}.`);
    },
  );
}
