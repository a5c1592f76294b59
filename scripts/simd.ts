// `npm run simd`: compiles the AssemblyScript kernels into the modules that hold their bytes.
import { writeFileSync } from "node:fs";
import { compileKernel, KERNELS, pathOf } from "./simd/compile.ts";
import { FAST_MAPS, fastMaps } from "./simd/fast-maps.ts";

writeFileSync(pathOf(FAST_MAPS), fastMaps());
for (const kernel of KERNELS) writeFileSync(pathOf(kernel.module), await compileKernel(kernel));
