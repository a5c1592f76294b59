// Serves the built page to this machine alone.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** With these the page trains on two threads. */
const ISOLATION = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

export interface ServedPage {
  /** Ends in a slash. */
  readonly address: string;
  close(): void;
}

/** @param folders the first that has a file gives it @param port 0 for any that is free */
export async function servePage(folders: readonly string[], port: number): Promise<ServedPage> {
  const server: Server = createServer(({ url = "/" }, response) => {
    const file = fileAt(folders, new URL(url, "http://page").pathname);
    if (file === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return response.writeHead(200, { "Content-Type": type, ...ISOLATION }).end(readFileSync(file));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("the page has no port.");
  return { address: `http://127.0.0.1:${at.port}/`, close: () => void server.close() };
}

function fileAt(folders: readonly string[], path: string): string | undefined {
  const name = normalize(decode(path.endsWith("/") ? `${path}index.html` : path));
  // A way out of the folder, or into files of the system.
  if (name.split(sep).includes("..") || name.includes("\0")) return undefined;
  return folders
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file) && statSync(file).isFile());
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
