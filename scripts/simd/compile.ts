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
const OWN_MEMORY = "--importMemory --initialMemory 1 --maximumMemory 32768".split(" ");
const SHARED = "--enable threads --sharedMemory --disableWarning 112".split(" ");
const TRAINING = [...OWN_MEMORY, ...SHARED];
/** As tfjs's own modules say. Shared in pages that are isolated, else not. */
const TFJS_MEMORY = "--importMemory --initialMemory 1 --maximumMemory 65536".split(" ");
const RELAXED = ["--enable", "relaxed-simd"];

export const KERNELS: readonly Kernel[] = [
  {
    source: "src/base/simd/exp.ts",
    module: "src/base/simd/exp-wasm.ts",
    builds: { EXP_WASM: ["--initialMemory", "1"] },
  },
  { source: "src/core/simd/life.ts", module: "src/core/simd/life-wasm.ts", builds: { LIFE_WASM: [] } },
  {
    source: "src/procgen/simd/kernels/walk.ts",
    module: "src/procgen/simd/walk-wasm.ts",
    builds: { WALK_WASM: [] },
  },
  {
    source: "src/backends/simd/kernels/main.ts",
    module: "src/backends/simd/kernels-wasm.ts",
    builds: { KERNELS: TRAINING, FUSED_KERNELS: [...TRAINING, ...RELAXED] },
  },
  {
    source: "src/backends/simd/kernels/tensors.ts",
    module: "src/backends/simd/tensors-wasm.ts",
    builds: {
      TENSORS: TFJS_MEMORY,
      FUSED_TENSORS: [...TFJS_MEMORY, ...RELAXED],
      SHARED_TENSORS: [...TFJS_MEMORY, ...SHARED],
      SHARED_FUSED_TENSORS: [...TFJS_MEMORY, ...SHARED, ...RELAXED],
    },
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
