// Chooses and prepares the engine of the networks: WebGPU on real hardware where it is faster, else our own SIMD
// kernels, else tfjs on wasm or cpu. tfjs is always ready, for networks that only it knows.
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { messageOf } from "../base/check.ts";
import { whyNoWebgpu } from "../base/graphics-card.ts";
import { tfDevice } from "./shared-device.ts";
import { type Threads, threadsHere } from "./simd/helper.ts";
import { loadKernels } from "./simd/load.ts";
import { plainWork, timeOf, type Work } from "./trial.ts";
import { registerWasmKernels } from "./wasm-kernels.ts";
import { registerWebgpuKernels } from "./webgpu/layer-gradients.ts";

export type TfBackendName = "webgpu" | "wasm" | "cpu";
export type BackendName = "simd" | TfBackendName;
export type BackendPreference = "auto" | BackendName;

/** `reason` is for the page: in sentences, why this one. */
export type Backend =
  | { readonly name: "simd"; readonly threads: Threads; readonly reason: string }
  | { readonly name: TfBackendName; readonly reason: string };

const TITLES = {
  simd: "The SIMD engine",
  webgpu: "WebGPU",
  wasm: "WebAssembly",
  cpu: "Plain JavaScript",
} as const;

const UNDER_NODE = typeof process !== "undefined" && process.versions?.node !== undefined;

/** Makes on an engine what it is chosen for; called when the engine has been started. */
export type WorkOn = (backend: Backend) => Work;

const PLAIN_WORK: WorkOn = ({ name }) => plainWork(name === "simd");

/** Sets the process-wide engine of tfjs, and says what networks shall run on.
 *  @param now milliseconds from any origin, e.g. `() => performance.now()`; only what is tried out reads it
 *  @param workOn what is tried out where there is a choice; takes a second or two on each engine */
export async function prepareBackend(
  preference: BackendPreference,
  now: () => number,
  workOn: WorkOn = PLAIN_WORK,
): Promise<Backend> {
  if (preference === "auto") return chooseBackend(now, workOn, await whyNoWebgpu());
  const failure = await start(preference);
  const name = TITLES[preference];
  if (failure) {
    throw new Error(`${name} does not start: ${failure} Choose the fastest that does ("auto") instead.`);
  }
  return backendOf(preference, `${name} was asked for.`);
}

function backendOf(name: BackendName, why: string): Backend {
  if (name !== "simd") return { name, reason: why };
  const { threads, reason } = threadsHere();
  return { name, threads, reason: `${why} ${reason}` };
}

/** The fastest on the processor. @param why the GPU is not asked, in a sentence */
export const prepareProcessor = (why: string): Promise<Backend> => chooseBackend(() => 0, PLAIN_WORK, why);

/** @param noWebgpu why WebGPU is not tried, in a sentence */
async function chooseBackend(
  now: () => number,
  workOn: WorkOn,
  noWebgpu: string | undefined,
): Promise<Backend> {
  // Without a rival nothing needs to be timed.
  const trialOf = (name: BackendName) =>
    noWebgpu === undefined ? tryOut(name, now, workOn) : start(name).then((failure) => failure ?? NOT_TIMED);
  const simd = await trialOf("simd");
  const wasm = typeof simd === "number" ? "It was not tried." : await trialOf("wasm");
  const webgpu = noWebgpu ?? (await trialOf("webgpu"));
  const { name, reason } = choose({ webgpu, simd, wasm });
  await start(name);
  return backendOf(name, reason);
}

/** Milliseconds of some work, or a sentence that says why there are none. */
export type Trial = { readonly work: string; readonly ms: number } | string;

const NOT_TIMED: Trial = { work: "", ms: 0 };

interface Choice {
  readonly name: BackendName;
  readonly reason: string;
}

/** The GPU if it is faster than what the processor does best; cpu where nothing else works. */
export function choose(trials: Readonly<Record<"webgpu" | "simd" | "wasm", Trial>>): Choice {
  const { webgpu, simd, wasm } = trials;
  const processor = typeof simd === "string" ? wasm : simd;
  const times =
    typeof webgpu === "string"
      ? ""
      : `${webgpu.work} takes ${ms(webgpu)} on the GPU, ${ms(processor)} on the processor.`;
  if (typeof webgpu !== "string" && (typeof processor === "string" || webgpu.ms < processor.ms)) {
    return { name: "webgpu", reason: times };
  }
  const noWebgpu =
    typeof webgpu === "string"
      ? webgpu
      : `WebGPU is slower here: ${times.charAt(0).toLowerCase()}${times.slice(1)}`;
  if (typeof simd !== "string") return { name: "simd", reason: noWebgpu };
  const noSimd = `${noWebgpu} ${TITLES.simd} does not start: ${simd}`;
  if (typeof wasm !== "string") return { name: "wasm", reason: noSimd };
  const reason = `Training will be very slow: ${noSimd} ${TITLES.wasm} does not start: ${wasm}`;
  return { name: "cpu", reason };
}

const ms = (trial: Trial): string => (typeof trial === "string" ? "not at all" : `${trial.ms.toFixed(1)} ms`);

async function tryOut(name: BackendName, now: () => number, workOn: WorkOn): Promise<Trial> {
  const failure = await start(name);
  if (failure) return failure;
  try {
    const work = workOn(backendOf(name, ""));
    try {
      return { work: work.name, ms: await timeOf(work, now) };
    } finally {
      work.dispose();
    }
  } catch (error) {
    return messageOf(error);
  }
}

/** Undefined if the backend is now the current one, else a sentence. */
async function start(name: BackendName): Promise<string | undefined> {
  if (name === "simd") {
    try {
      loadKernels();
    } catch (error) {
      return messageOf(error);
    }
    return (await start("wasm")) && start("cpu");
  }
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

/** Milliseconds in which a browser says that a device was lost, after what was under way on it failed: first it ends
 *  what the GPU is at. */
const LOSS_IS_TOLD_IN = 10_000;

/** After a failure: a sentence if the device of tfjs's webgpu backend is gone; the next `prepareBackend` starts it
 *  anew. */
export async function whyDeviceLost(): Promise<string | undefined> {
  if (watched && lost === undefined && tf.getBackend() === "webgpu") {
    await Promise.race([watched.lost, new Promise((resolve) => setTimeout(resolve, LOSS_IS_TOLD_IN))]);
  }
  return lost;
}

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
  registerWebgpuKernels();
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
