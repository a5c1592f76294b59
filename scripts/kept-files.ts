// What the service worker keeps, and the sums by which the page asks for files whose names say nothing of their content.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** The largest model, which few ask for, and those of further seeds, which only measurements do: they are fetched then. */
const ON_DEMAND = /^lm\/(big|.*-\d)\.safetensors$/;

/** Made by hand, or of what is in the list. */
const NOT_KEPT = "service-worker.js";

/** Writes `kept.js`: the sum of every file of the built page and of its public folder but those, and a version
 *  that follows from them. Tells the page the sums of the public folder as `PUBLIC_SUMS`; none where it is served from source. */
export function keptFiles(): Plugin {
  let publicSums: Record<string, string> = {};
  return {
    name: "kept-files",
    config({ root = ".", publicDir = "public" }, { command, isPreview }) {
      if (command === "build" && !isPreview) publicSums = sumsOf(resolve(root, publicDir || "public"));
      return { define: { PUBLIC_SUMS: JSON.stringify(publicSums) } };
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.fromEntries(
          Object.entries(publicSums).filter(([name]) => !ON_DEMAND.test(name)),
        );
        for (const output of Object.values(bundle)) {
          const sum = sumOf(output.type === "chunk" ? output.code : output.source);
          files[output.fileName] = sum;
          // The document is at the address of the folder.
          if (output.fileName === "index.html") files[""] = sum;
        }
        const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
        this.emitFile({
          type: "asset",
          fileName: "kept.js",
          source: `self.KEPT = ${JSON.stringify({ version, files })};\n`,
        });
      },
    },
  };
}

/** By path in the folder. */
function sumsOf(folder: string): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === NOT_KEPT) continue;
    sums[path.slice(folder.length + 1).replaceAll("\\", "/")] = sumOf(readFileSync(path));
  }
  return sums;
}

/** As in the attribute `integrity`. */
const sumOf = (content: string | Uint8Array): string =>
  `sha256-${createHash("sha256").update(content).digest("base64")}`;
