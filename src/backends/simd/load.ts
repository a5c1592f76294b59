// The compiled kernels in the best build that this engine of JavaScript takes.
import { fromBase64 } from "../../base/base64.ts";
import { FUSED_KERNELS, KERNELS } from "./kernels-wasm.ts";
import { FUSED_TENSORS, SHARED_FUSED_TENSORS, SHARED_TENSORS, TENSORS } from "./tensors-wasm.ts";

export interface Kernels {
  readonly module: WebAssembly.Module;
  /** True if products are added with one rounding: faster, and other bits. */
  readonly fused: boolean;
}

/** Of our own engine.
 *  @throws where WebAssembly has no vectors, a page forbids it, or a browser will not compile it on the spot */
export const loadKernels = (): Kernels => load(FUSED_KERNELS, KERNELS);

/** For tensors in a memory of tfjs's. @throws as `loadKernels` */
export const loadTensorKernels = (memory: WebAssembly.Memory): Kernels =>
  isShared(memory) ? load(SHARED_FUSED_TENSORS, SHARED_TENSORS) : load(FUSED_TENSORS, TENSORS);

const isShared = ({ buffer }: WebAssembly.Memory): boolean =>
  typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;

function load(fusedBuild: string, plainBuild: string): Kernels {
  const fused = fromBase64(fusedBuild);
  // Node 20 has the relaxed instructions behind a flag; later ones take them as they come.
  if (!WebAssembly.validate(fused) && typeof process !== "undefined") {
    process.getBuiltinModule?.("node:v8").setFlagsFromString("--experimental-wasm-relaxed-simd");
  }
  return WebAssembly.validate(fused)
    ? { module: new WebAssembly.Module(fused), fused: true }
    : { module: new WebAssembly.Module(fromBase64(plainBuild)), fused: false };
}
