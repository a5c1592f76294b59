// AssemblyScript to TypeScript modules that hold the bytes.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A source, and the module that holds what it compiles to. */
export interface Kernel {
  /** From the top of the project. */
  readonly source: string;
  readonly module: string;
  /** Compiler flags of each build by the name of its constant. */
  readonly builds: Readonly<Record<string, readonly string[]>>;
}

/** Imported, so that two threads can have the same; must be what `engine.ts` makes. */
const SHARED_MEMORY =
  "--enable threads --importMemory --sharedMemory --initialMemory 1 --maximumMemory 32768";
const TRAINING = [...SHARED_MEMORY.split(" "), "--disableWarning", "112"];

export const KERNELS: readonly Kernel[] = [
  { source: "src/core/simd/life.ts", module: "src/core/simd/life-wasm.ts", builds: { LIFE_WASM: [] } },
  {
    source: "src/backends/simd/kernels/main.ts",
    module: "src/backends/simd/kernels-wasm.ts",
    builds: { KERNELS: TRAINING, FUSED_KERNELS: [...TRAINING, "--enable", "relaxed-simd"] },
  },
  {
    source: "src/backends/simd/kernels/attention.ts",
    module: "src/backends/simd/attention-wasm.ts",
    builds: { ATTENTION_WASM: [] },
  },
];

export const pathOf = (file: string): string => join(root, file);

/** The text of the kernel's module. @throws what the compiler says */
export async function compileKernel({ source, builds }: Kernel): Promise<string> {
  const folder = source.split("/").slice(-2).join("/");
  let text = `// Made from ${folder} by \`npm run simd\`.\n`;
  for (const [name, flags] of Object.entries(builds)) {
    const bytes = Buffer.from(await compile(source, flags)).toString("base64");
    text += `export const ${name} =\n  "${bytes}";\n`;
  }
  return text;
}

/** @param source path from the top of the project */
export async function compile(source: string, flags: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const folder = mkdtempSync(join(tmpdir(), "safelife-simd-"));
  try {
    const out = join(folder, "kernel.wasm");
    const always = ["--baseDir", root, "--outFile", out, "--runtime", "stub", "--enable", "simd"];
    const { error, stderr } = await main([source, ...always, ...flags, "-O3", "--noAssert"]);
    if (error) throw new Error(stderr.toString());
    return new Uint8Array(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
