// Chooses and prepares the engine of tfjs: WebGPU on real hardware where it is faster, else wasm, else cpu.
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { messageOf } from "../base/check.ts";
import { convRelu, dense } from "./layers.ts";
import { tfDevice } from "./shared-device.ts";
import { registerWasmKernels } from "./wasm-kernels.ts";

export type BackendName = "webgpu" | "wasm" | "cpu";
export type BackendPreference = "auto" | BackendName;

export interface Backend {
  readonly name: BackendName;
  /** One sentence for the page: why this one. */
  readonly reason: string;
}

const TITLES = { webgpu: "WebGPU", wasm: "WebAssembly", cpu: "Plain JavaScript" } as const;

const UNDER_NODE = typeof process !== "undefined" && process.versions?.node !== undefined;

/** Milliseconds that the probe of one backend may take after its warm-up. */
const PROBE_MS = 1000;

/** Sets the process-wide engine of tfjs.
 *  @param now milliseconds from any origin, e.g. `() => performance.now()`; only the probe reads it */
export async function prepareBackend(preference: BackendPreference, now: () => number): Promise<Backend> {
  if (preference === "auto") return chooseBackend(now);
  const failure = await start(preference);
  const name = TITLES[preference];
  if (failure) {
    throw new Error(`${name} does not start: ${failure} Choose the fastest that does ("auto") instead.`);
  }
  return { name: preference, reason: `${name} was asked for.` };
}

async function chooseBackend(now: () => number): Promise<Backend> {
  const wasm = await tryOut("wasm", now);
  const webgpu = (await whyNoWebgpu()) ?? (await tryOut("webgpu", now));
  const backend = choose({ webgpu, wasm });
  await tf.setBackend(backend.name);
  return backend;
}

/** Milliseconds of a training step, or a sentence that says why there is none. */
type Trial = number | string;

/** The faster of the two, on a tie wasm; cpu where neither works. */
export function choose({ webgpu, wasm }: { readonly webgpu: Trial; readonly wasm: Trial }): Backend {
  if (typeof webgpu === "number" && (typeof wasm === "string" || webgpu < wasm)) {
    return { name: "webgpu", reason: `A training step takes ${ms(webgpu)} on the GPU, ${ms(wasm)} on wasm.` };
  }
  const noWebgpu =
    typeof webgpu === "string"
      ? webgpu
      : `WebGPU is slower here (${ms(webgpu)} a training step, wasm ${ms(wasm)}).`;
  if (typeof wasm === "number") return { name: "wasm", reason: noWebgpu };
  return { name: "cpu", reason: `Training will be very slow: ${noWebgpu} wasm does not start: ${wasm}` };
}

const ms = (trial: Trial): string => (typeof trial === "number" ? `${trial.toFixed(1)} ms` : "not at all");

async function tryOut(name: BackendName, now: () => number): Promise<Trial> {
  const failure = await start(name);
  if (failure) return failure;
  try {
    return await probe(now);
  } catch (error) {
    return messageOf(error);
  }
}

/** Undefined if the backend is now the current one, else a sentence. */
async function start(name: BackendName): Promise<string | undefined> {
  try {
    await registerGradients();
    if (name === "wasm") {
      // Under Node the package finds its own files.
      if (!UNDER_NODE) setWasmPaths((await import("./wasm-files.ts")).WASM_FILES);
      registerWasmKernels();
    }
    if (name === "webgpu") await prepareWebgpu();
    const started = await withoutNewCrashHandlers(() => tf.setBackend(name));
    if (started && name === "webgpu") watchForLoss();
    return started ? undefined : "tfjs could not initialise it.";
  } catch (error) {
    return messageOf(error);
  }
}

let lost: string | undefined;
let watched: GPUDevice | undefined;

/** A sentence once the device of tfjs's webgpu backend is gone; the next `prepareBackend` starts it anew. */
export const whyDeviceLost = (): string | undefined => lost;

function watchForLoss(): void {
  const device = tfDevice();
  if (device === watched) return;
  watched = device;
  void device.lost.then(({ message }) => {
    if (device === watched) lost = `The GPU was lost: ${message}`;
  });
}

async function prepareWebgpu(): Promise<void> {
  await import("@tensorflow/tfjs-backend-webgpu");
  if (lost === undefined) return;
  // tfjs would go on with the dead device.
  const factory = tf.findBackendFactory("webgpu");
  tf.removeBackend("webgpu");
  tf.registerBackend("webgpu", factory);
  lost = undefined;
}

/** The packages that a bundler sees hold the gradients of all operations in a file of their own; those that
 *  Node sees only in the package for everything. Both write to one registry. */
async function registerGradients(): Promise<void> {
  tf.enableProdMode(); // without its checks of every value, and without advertisements in the console
  const everything = "@tensorflow/tfjs";
  if (UNDER_NODE) await import(/* @vite-ignore */ everything);
  else await import("@tensorflow/tfjs-core/dist/register_all_gradients.js");
}

/** Under Node the wasm file's loader would answer every crash of the program with its own source text. */
async function withoutNewCrashHandlers<T>(action: () => Promise<T>): Promise<T> {
  if (!UNDER_NODE) return action();
  const events = ["uncaughtException", "unhandledRejection"] as const;
  const before = events.map((event) => new Set(process.listeners(event as "uncaughtException")));
  const result = await action();
  for (const [i, event] of events.entries()) {
    for (const listener of process.listeners(event as "uncaughtException")) {
      if (!before[i].has(listener)) process.removeListener(event, listener);
    }
  }
  return result;
}

/** A sentence if there is no hardware adapter, else undefined; software ones are far slower than wasm. */
async function whyNoWebgpu(): Promise<string | undefined> {
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

/** Milliseconds of one training step of a small convolutional network on the current backend. */
async function probe(now: () => number): Promise<number> {
  const x = tf.ones<tf.Rank.R4>([32, 25, 25, 15]);
  const kernel = tf.variable(tf.fill<tf.Rank.R4>([5, 5, 15, 32], 0.01));
  const bias = tf.variable(tf.zeros<tf.Rank.R1>([32]));
  const weights = tf.variable(tf.fill<tf.Rank.R2>([3872, 64], 0.01));
  const offsets = tf.variable(tf.zeros<tf.Rank.R1>([64]));
  const step = async () => {
    const { value, grads } = tf.variableGrads(() => {
      const pixels = convRelu(x, kernel, bias, { stride: 2, inputGradient: "unneeded" });
      return tf.mean(dense(tf.reshape(pixels, [32, 3872]), weights, offsets, "relu"));
    });
    await value.data();
    tf.dispose([value, grads]);
  };
  await step();
  let steps = 0;
  const begin = now();
  while (now() - begin < PROBE_MS && steps < 50) {
    await step();
    steps++;
  }
  const elapsed = now() - begin;
  tf.dispose([x, kernel, bias, weights, offsets]);
  return elapsed / steps;
}
