// WebGPU under Node: Dawn on the machine's own driver or, where there is none, on the software adapter that comes
// with Chromium.
import { existsSync, realpathSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findChromium } from "./chromium.mjs";

/** What glibc calls RTLD_NODELETE; Node has no name for it. */
const KEEP_LOADED = 0x1000;

/** Where a Chromium keeps its software driver: beside itself, or where Debian's starter script finds it. */
function softwareDriver() {
  const chromium = findChromium();
  const folders = [
    ...(chromium ? [dirname(realpathSync(chromium))] : []),
    "/usr/lib/chromium",
    "/usr/lib/chromium-browser",
  ];
  return folders.find((folder) => existsSync(join(folder, "vk_swiftshader_icd.json")));
}

/**
 * Loads a library for good, before Dawn looks for it by name; false where there is none. It is no module of Node,
 * which says so and would drop it again, but for the flag.
 * @param {string} path
 */
function loads(path) {
  try {
    process.dlopen({ exports: {} }, path, constants.dlopen.RTLD_NOW | KEEP_LOADED);
  } catch (error) {
    return /did not self-register/.test(String(error));
  }
  return true;
}

/**
 * Dawn's devices do not keep it alive.
 * @type {GPU[]}
 */
const kept = [];

/**
 * What a page has as `navigator.gpu`. Also defines the constants that WebGPU code reads, such as GPUBufferUsage.
 * On Linux without Vulkan it is the software adapter, if there is a Chromium; else it finds no adapter.
 * @returns {Promise<GPU>}
 */
export async function openNodeGpu() {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const folder = softwareDriver();
  if (process.platform === "linux" && folder !== undefined && !loads("libvulkan.so.1")) {
    process.env.VK_ICD_FILENAMES = join(folder, "vk_swiftshader_icd.json");
    process.env.XDG_RUNTIME_DIR ??= tmpdir();
    loads(join(folder, "libvulkan.so.1"));
  }
  const gpu = create([]);
  kept.push(gpu);
  return gpu;
}

/**
 * A device that takes commands and computes nothing: what it costs to record them.
 * @returns {Promise<GPU>}
 */
export async function openIdleGpu() {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const gpu = create(["backend=null"]);
  kept.push(gpu);
  return gpu;
}
