// WebAssembly whose bytes lie in a module of ours.
import { fromBase64 } from "./base64.ts";

/** Starts what is small enough to be compiled on the spot. Null where WebAssembly has no vectors, a page forbids it, or
 *  a browser will not compile so much without waiting.
 *  @param base64 the bytes @param imports functions by the module that declares them, and name */
export function instantiate<Exports>(base64: string, imports: WebAssembly.Imports = {}): Exports | null {
  try {
    const module = new WebAssembly.Module(fromBase64(base64));
    return new WebAssembly.Instance(module, imports).exports as Exports;
  } catch {
    return null;
  }
}
