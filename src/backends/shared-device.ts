// Buffers and commands that tfjs and shaders of our own share, on the device of tfjs's webgpu backend.
import * as tf from "@tensorflow/tfjs-core";

/** The part of the backend that it does not declare to the world. */
export interface WebgpuBackend {
  readonly device: GPUDevice;
  readonly tensorMap: { get(id: object): { readonly resource?: GPUBuffer | GPUTexture } };
  /** Tensors that commands not yet submitted use: their buffers are kept until then. */
  readonly commandQueueOwnedIds: WeakSet<object>;
  commandEncoder: GPUCommandEncoder;
  computePassEncoder: GPUComputePassEncoder | null;
  /** tfjs submits by itself once there are enough. */
  dispatchCountInPass: number;
  makeTensorInfo(shape: number[], dtype: "float32"): tf.TensorInfo;
  /** Gives a tensor its buffer, if it has none yet. */
  uploadToGPU(id: object): void;
  disposeData(id: object): void;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

export const webgpuBackend = (): WebgpuBackend => {
  if (tf.getBackend() !== "webgpu") throw new Error(`tfjs runs on ${tf.getBackend()}, not on webgpu.`);
  return tf.backend() as unknown as WebgpuBackend;
};

export const tfDevice = (): GPUDevice => webgpuBackend().device;

/** A tensor whose floats are the buffer's, without a copy. Disposing it leaves the buffer alone. */
export const tensorOf = <R extends tf.Rank>(buffer: GPUBuffer, shape: tf.ShapeMap[R]): tf.Tensor<R> =>
  tf.tensor({ buffer, zeroCopy: true }, shape, "float32") as tf.Tensor<R>;

/** Hands what tfjs has recorded to the queue: it records on, and commands of our own would overtake it. */
export function flush(): void {
  const backend = webgpuBackend();
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
}

/** The buffer that holds a tensor's floats, once tfjs has been flushed; it may be longer. */
export function bufferOf(tensor: tf.TensorInfo): GPUBuffer {
  const { resource } = webgpuBackend().tensorMap.get(tensor.dataId);
  if (!(resource instanceof GPUBuffer)) throw new Error("The tensor is not on the GPU.");
  return resource;
}
