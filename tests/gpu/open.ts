// The GPU of the place where a test runs: the page's own, or Dawn under Node.
import { Gpu } from "../../src/gpu/gpu.ts";

const UNDER_NODE = typeof navigator === "undefined" || navigator.userAgent.startsWith("Node");

export async function openGpu(): Promise<Gpu> {
  if (!UNDER_NODE) return Gpu.open(navigator.gpu);
  const path = "../../scripts/node-gpu.mjs";
  const { openNodeGpu } = await import(/* @vite-ignore */ path);
  return Gpu.open(await openNodeGpu());
}
