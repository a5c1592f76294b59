// The compiled kernels in the best build that this engine of JavaScript takes.
import { FUSED_KERNELS, KERNELS } from "./kernels-wasm.ts";

export interface Kernels {
  readonly module: WebAssembly.Module;
  /** True if products are added with one rounding: faster, and other bits. */
  readonly fused: boolean;
}

/** @throws where WebAssembly has no vectors, a page forbids it, or a browser will not compile it on the spot */
export function loadKernels(): Kernels {
  const fused = decode(FUSED_KERNELS);
  // Node 20 has the relaxed instructions behind a flag; later ones take them as they come.
  if (!WebAssembly.validate(fused) && typeof process !== "undefined") {
    process.getBuiltinModule?.("node:v8").setFlagsFromString("--experimental-wasm-relaxed-simd");
  }
  return WebAssembly.validate(fused)
    ? { module: new WebAssembly.Module(fused), fused: true }
    : { module: new WebAssembly.Module(decode(KERNELS)), fused: false };
}

const decode = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
