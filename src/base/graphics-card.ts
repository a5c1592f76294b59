// Whether WebGPU has a graphics card here.
import { messageOf } from "./check.ts";

/** A sentence if there is no hardware adapter, else undefined; software ones are far slower than wasm. */
export async function whyNoWebgpu(): Promise<string | undefined> {
  const gpu = typeof navigator === "undefined" ? undefined : navigator.gpu;
  if (!gpu) return "WebGPU is not available here.";
  try {
    const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return "WebGPU finds no graphics card.";
    const { vendor, architecture, device, description } = adapter.info;
    const name = [vendor, architecture, device, description].filter(Boolean).join(" ");
    const isSoftware = /swiftshader|llvmpipe|lavapipe|software|basic render/i.test(name);
    if (!isSoftware && !adapter.info.isFallbackAdapter) return undefined;
    return `WebGPU is only emulated in software here (${name}).`;
  } catch (error) {
    return `WebGPU gives no graphics card (${messageOf(error)}).`;
  }
}
