// The engine of a command: WebGPU too, for whoever asks for it and has the optional package `webgpu`.
import { type Backend, prepareBackend, type WorkOn } from "../backends/prepare.ts";
import { BACKEND_OPTION, oneOf } from "./options.ts";

/** @param name as given to --backend @throws one sentence if that engine does not start */
export async function commandBackend(name: string, workOn?: WorkOn): Promise<Backend> {
  const preference = oneOf(name, "backend", BACKEND_OPTION.options);
  const noGpu = preference === "webgpu" ? await offerWebgpu() : undefined;
  if (noGpu) throw new Error(noGpu);
  return prepareBackend(preference, () => performance.now(), workOn);
}

/** Dawn's devices do not keep it alive. */
let kept: GPU | undefined;

/** Makes `navigator.gpu` of the package, as in a page. @returns a sentence where there is none */
export async function offerWebgpu(): Promise<string | undefined> {
  if (kept) return undefined;
  try {
    const { create, globals } = await import("webgpu");
    Object.assign(globalThis, globals);
    kept = create([]);
  } catch {
    return "WebGPU under Node needs the package webgpu. Install it with: npm install webgpu";
  }
  // Node 20 has no navigator, and tfjs asks each that there is for its name.
  const there = (globalThis as { navigator?: object }).navigator ?? { userAgent: "Node.js" };
  Object.defineProperty(there, "gpu", { value: kept, configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: there, configurable: true });
  return undefined;
}
