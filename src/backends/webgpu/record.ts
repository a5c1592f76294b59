// Commands of our own among those that tfjs records: they run in the order in which they were recorded.
import { engine, type Tensor, type TensorInfo } from "@tensorflow/tfjs-core";
import { bufferOf, type WebgpuBackend, webgpuBackend } from "../shared-device.ts";

/** Tensors by the name that a shader knows them by: arrays of f32. */
export type Operands = Readonly<Record<string, TensorInfo>>;

export interface Dispatch {
  /** Only read. */
  readonly reads: Operands;
  /** Written, and read where the shader does; none of them may be among `reads`. At most 8 operands in all. */
  readonly writes: Operands;
  /** WGSL with an entry point `main` that uses every operand. */
  readonly code: string;
  readonly workgroups: readonly [number, number?, number?];
}

interface Pipeline {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** By device and by shader. */
const pipelines = new WeakMap<GPUDevice, Map<string, Pipeline>>();

export function dispatch({ reads, writes, code, workgroups }: Dispatch): void {
  const backend = webgpuBackend();
  const operands = [...Object.values(reads), ...Object.values(writes)];
  for (const operand of operands) hold(backend, operand);
  const { pipeline, layout } = pipelineOf(backend.device, declarations(reads, writes) + code);
  const group = backend.device.createBindGroup({
    layout,
    entries: operands.map((operand, binding) => ({ binding, resource: { buffer: bufferOf(operand) } })),
  });
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= backend.commandEncoder.beginComputePass();
  backend.computePassEncoder.setPipeline(pipeline);
  backend.computePassEncoder.setBindGroup(0, group);
  backend.computePassEncoder.dispatchWorkgroups(...workgroups);
  backend.dispatchCountInPass++;
}

/** For a dispatch to write; tfjs does not know of it. */
export const allocate = (shape: readonly number[]): TensorInfo =>
  webgpuBackend().makeTensorInfo([...shape], "float32");

export const free = ({ dataId }: TensorInfo): void => webgpuBackend().disposeData(dataId);

/** The same as a tensor like any other. */
export const output = (shape: readonly number[]): Tensor =>
  engine().makeTensorFromTensorInfo(allocate(shape));

/** Something to copy, in floats. */
export interface Copy {
  readonly from: TensorInfo;
  readonly fromFloat: number;
  readonly to: TensorInfo;
  readonly toFloat: number;
  readonly size: number;
}

export function copy(copies: readonly Copy[]): void {
  const backend = webgpuBackend();
  for (const { from, to } of copies) {
    hold(backend, from);
    hold(backend, to);
  }
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  for (const { from, fromFloat, to, toFloat, size } of copies) {
    backend.commandEncoder.copyBufferToBuffer(
      ...([bufferOf(from), 4 * fromFloat, bufferOf(to), 4 * toFloat, 4 * size] as const),
    );
  }
}

/** @param size in floats */
export function clear(tensor: TensorInfo, fromFloat: number, size: number): void {
  const backend = webgpuBackend();
  hold(backend, tensor);
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.commandEncoder.clearBuffer(bufferOf(tensor), 4 * fromFloat, 4 * size);
}

/** Sees to it that a tensor has a buffer, and has it until the commands are submitted. */
function hold(backend: WebgpuBackend, { dataId }: TensorInfo): void {
  backend.uploadToGPU(dataId);
  backend.commandQueueOwnedIds.add(dataId);
}

const declarations = (reads: Operands, writes: Operands): string =>
  [
    ...Object.keys(reads).map((name) => [name, "read"]),
    ...Object.keys(writes).map((name) => [name, "read_write"]),
  ]
    .map(([name, access], i) => `@group(0) @binding(${i}) var<storage, ${access}> ${name}: array<f32>;\n`)
    .join("");

function pipelineOf(device: GPUDevice, code: string): Pipeline {
  const known = pipelines.get(device) ?? new Map<string, Pipeline>();
  pipelines.set(device, known);
  const found = known.get(code);
  if (found) return found;
  const module = device.createShaderModule({ code });
  const pipeline = device.createComputePipeline({ layout: "auto", compute: { module, entryPoint: "main" } });
  const made = { pipeline, layout: pipeline.getBindGroupLayout(0) };
  known.set(code, made);
  return made;
}
