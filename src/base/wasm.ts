// WebAssembly whose bytes lie in a module of ours.

/** Starts what is small enough to be compiled on the spot. Null where WebAssembly has no vectors, a page forbids it, or
 *  a browser will not compile so much without waiting.
 *  @param base64 the bytes @param imports functions by the module that declares them, and name */
export function instantiate<Exports>(base64: string, imports: WebAssembly.Imports = {}): Exports | null {
  try {
    const module = new WebAssembly.Module(decodeWasm(base64));
    return new WebAssembly.Instance(module, imports).exports as Exports;
  } catch {
    return null;
  }
}

export const decodeWasm = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
