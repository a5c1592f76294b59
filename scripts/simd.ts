// `npm run simd`: compiles the AssemblyScript kernels into the modules that hold their bytes.
import { writeFileSync } from "node:fs";
import { compileLifeKernel, LIFE_WASM_FILE } from "./simd/compile.ts";

writeFileSync(LIFE_WASM_FILE, await compileLifeKernel());
