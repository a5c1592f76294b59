// The list of files that the service worker keeps, made with the build.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Writes `kept.js`: every file of the built page and of its public folder, and a version that follows from them. */
export function keptFiles(): Plugin {
  let publicDir = "";
  return {
    name: "kept-files",
    apply: "build",
    configResolved: (config) => {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        const files = ["./"];
        for (const output of Object.values(bundle)) {
          files.push(output.fileName);
          hash.update(output.fileName).update(output.type === "chunk" ? output.code : output.source);
        }
        for (const entry of readdirSync(publicDir, { recursive: true, withFileTypes: true })) {
          const path = join(entry.parentPath, entry.name);
          if (!entry.isFile() || entry.name === "service-worker.js") continue;
          files.push(path.slice(publicDir.length + 1).replaceAll("\\", "/"));
          hash.update(readFileSync(path));
        }
        const kept = { version: hash.digest("hex").slice(0, 16), files: files.sort() };
        this.emitFile({
          type: "asset",
          fileName: "kept.js",
          source: `self.KEPT = ${JSON.stringify(kept)};\n`,
        });
      },
    },
  };
}
