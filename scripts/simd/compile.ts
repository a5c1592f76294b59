// AssemblyScript to a TypeScript module that holds the bytes.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SOURCE = "src/core/simd/life.ts";

export const LIFE_WASM_FILE = join(root, "src/core/simd/life-wasm.ts");

/** The text of `LIFE_WASM_FILE`. @throws what the compiler says */
export async function compileLifeKernel(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "safelife-simd-"));
  try {
    const out = join(folder, "life.wasm");
    const flags = ["--baseDir", root, "--outFile", out, "--runtime", "stub", "--enable", "simd"];
    const { error, stderr } = await main([SOURCE, ...flags, "-O3", "--noAssert"]);
    if (error) throw new Error(stderr.toString());
    return `// Made from simd/life.ts by \`npm run simd\`.\nexport const LIFE_WASM =\n  "${readFileSync(out).toString("base64")}";\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
