// Whether WebGPU and WebGL have a graphics card here.
import { messageOf } from "./check.ts";

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

/** A sentence if there is no hardware adapter, else undefined; software ones are far slower than wasm. */
export async function whyNoWebgpu(): Promise<string | undefined> {
  const gpu = typeof navigator === "undefined" ? undefined : navigator.gpu;
  if (!gpu) return "WebGPU is not available here.";
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return "WebGPU finds no graphics card.";
    const { vendor, architecture, device, description } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(" ");
    if (!SOFTWARE.test(name) && !adapter.info.isFallbackAdapter) return undefined;
    return `WebGPU is only emulated in software here (${name}).`;
  } catch (error) {
    return `WebGPU gives no graphics card (${messageOf(error)}).`;
  }
}

/** False where software emulates it, which is slower than Canvas 2D. Needs a page. */
export function hasWebglCard(): boolean {
  if (typeof OffscreenCanvas === "undefined") return false;
  const context = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!context) return false;
  const naming = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(naming?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !SOFTWARE.test(name);
}
