// What a training step on a GPU costs the processor: Dawn's device that computes nothing takes the commands, so that
// recording is all there is.
import { REFERENCE_NETWORK } from "../../src/agents/networks.ts";
import { createPolicy } from "../../src/agents/policy.ts";
import { prepareBackend } from "../../src/backends/prepare.ts";
import { tensorOf, tfDevice } from "../../src/backends/shared-device.ts";
import { keyFromSeed } from "../../src/base/random.ts";
import { DEFAULT_PPO } from "../../src/ppo/config.ts";
import type { DeviceLearner } from "../../src/ppo/update.ts";
import type { WebgpuPolicy } from "../../src/ppo/webgpu-policy.ts";
import type { Figure } from "./measure.ts";

const ROWS = 1024;
/** Of an update: 16 minibatches, three times. */
const STEPS = 48;
const UPDATES = 5;

/** @param gpu of Dawn's backend "null" */
export async function benchGpuRecording(gpu: GPU): Promise<Figure[]> {
  Object.defineProperty(globalThis, "navigator", { value: { gpu, userAgent: "Node" }, configurable: true });
  Object.assign(globalThis, { self: globalThis });
  const counts = countCommands();
  const backend = await prepareBackend("webgpu", () => performance.now());
  const policy = createPolicy(REFERENCE_NETWORK, keyFromSeed(3), backend) as WebgpuPolicy;
  const { view, channels } = REFERENCE_NETWORK;
  const shape: [number, number, number, number] = [ROWS, view.height, view.width, channels.length];
  const { STORAGE, COPY_SRC } = GPUBufferUsage;
  const floats = tfDevice().createBuffer({
    size: shape.reduce((a, b) => a * b, 4),
    usage: STORAGE | COPY_SRC,
  });
  await update(policy, floats, shape);
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] = 0;
  const before = process.cpuUsage();
  for (let i = 0; i < UPDATES; i++) await update(policy, floats, shape);
  const { user, system } = process.cpuUsage(before);
  const figure = (name: string, total: number, meaning: string): Figure => ({
    name: `gpu.recording.${name}`,
    value: total / UPDATES / STEPS,
    meaning: `${meaning} in a training step of ${ROWS} observations`,
  });
  return [
    figure("ms", (user + system) / 1000, "ms of processor time"),
    figure("dispatches", counts.dispatches, "dispatches"),
    figure("kb_up", counts.up / 1000, "kB to the GPU"),
    figure("kb_down", counts.down / 1000, "kB back"),
    figure("waits", counts.waits, "waits for the GPU"),
  ];
}

async function update(
  policy: DeviceLearner,
  floats: GPUBuffer,
  shape: [number, number, number, number],
): Promise<void> {
  const numbers = new Float32Array(ROWS);
  const facts = { logProbs: numbers, values: numbers, advantages: numbers, valueTargets: numbers };
  for (let step = 0; step < STEPS; step++) {
    const observations = tensorOf(floats, shape);
    policy.record({ observations, rows: ROWS, actions: new Uint8Array(ROWS), ...facts }, DEFAULT_PPO);
    observations.dispose();
  }
  await policy.finish();
}

type Method = (this: never, ...args: never[]) => unknown;

/** Counts what is recorded from now on. Bytes are those of buffers that are mapped or written. */
function countCommands() {
  const counts = { dispatches: 0, up: 0, down: 0, waits: 0 };
  const wrap = (of: { readonly prototype: object }, name: string, wrapped: (original: Method) => Method) => {
    const methods = of.prototype as Record<string, Method>;
    methods[name] = wrapped(methods[name]);
  };
  wrap(
    GPUComputePassEncoder,
    "dispatchWorkgroups",
    (original) =>
      function (...args) {
        counts.dispatches++;
        return original.apply(this, args);
      },
  );
  wrap(
    GPUBuffer,
    "mapAsync",
    (original) =>
      function (...args) {
        counts.waits++;
        return original.apply(this, args);
      },
  );
  wrap(
    GPUQueue,
    "writeBuffer",
    (original) =>
      function (...args) {
        counts.up += (args[2] as Uint8Array).byteLength;
        return original.apply(this, args);
      },
  );
  wrap(
    GPUBuffer,
    "getMappedRange",
    (original) =>
      function (this: GPUBuffer, ...args) {
        const range = original.apply(this as never, args) as ArrayBuffer;
        const back = (this.usage & GPUBufferUsage.MAP_READ) !== 0;
        counts[back ? "down" : "up"] += range.byteLength;
        // Nobody computed it: whatever the memory held may not even be numbers.
        if (back) new Uint8Array(range).fill(0);
        return range;
      },
  );
  return counts;
}
