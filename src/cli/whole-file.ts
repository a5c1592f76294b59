// Files that a crash leaves as they were, or new and whole.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Makes the folders on the way too. @param writer as for `writePart` @throws as the file system does; what was there is then still there */
export function writeWhole(path: string, bytes: Uint8Array | string, writer = ""): void {
  mkdirSync(dirname(path), { recursive: true });
  putInPlace(writePart(path, bytes, writer), path);
}

/** Writes beside the place, down to the disk. @param writer a name, where several may write at the same time
 *  @returns where */
export function writePart(path: string, bytes: Uint8Array | string, writer = ""): string {
  const part = `${path}${writer && "."}${writer}.part`;
  const file = openSync(part, "w");
  try {
    writeFileSync(file, bytes);
    // Else a crash of the machine could leave the new name on a file without content.
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return part;
}

/** The last step, in which the old file becomes the new one at once. */
export function putInPlace(part: string, path: string): void {
  renameSync(part, path);
  if (process.platform === "win32") return; // which keeps names by itself, and opens no folders
  const folder = openSync(dirname(path), "r");
  fsyncSync(folder);
  closeSync(folder);
}
