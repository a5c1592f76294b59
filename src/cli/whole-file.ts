// Files that a crash leaves as they were, or new and whole.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Makes the folders on the way too. @throws as the file system does; what was there is then still there */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  putInPlace(writePart(path, bytes), path);
}

/** Writes beside the place, down to the disk. @returns where */
export function writePart(path: string, bytes: Uint8Array | string): string {
  const part = `${path}.part`;
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
