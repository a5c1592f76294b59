// Buffers that tfjs and shaders of our own share, on the device of tfjs's webgpu backend.
import * as tf from "@tensorflow/tfjs-core";

/** The part of the backend that it does not declare to the world. */
interface WebgpuBackend {
  readonly device: GPUDevice;
  readonly tensorMap: { get(id: object): { readonly resource?: GPUBuffer | GPUTexture } };
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

const backend = (): WebgpuBackend => {
  if (tf.getBackend() !== "webgpu") throw new Error(`tfjs runs on ${tf.getBackend()}, not on webgpu.`);
  return tf.backend() as unknown as WebgpuBackend;
};

export const tfDevice = (): GPUDevice => backend().device;

/** A tensor whose floats are the buffer's, without a copy. Disposing it leaves the buffer alone. */
export const tensorOf = <R extends tf.Rank>(buffer: GPUBuffer, shape: tf.ShapeMap[R]): tf.Tensor<R> =>
  tf.tensor({ buffer, zeroCopy: true }, shape, "float32") as tf.Tensor<R>;

/** Hands what tfjs has recorded to the queue: it records on, and commands of our own would overtake it. */
export function flush(): void {
  const { ensureCommandEncoderReady, endComputePassEncoder, submitQueue } = backend();
  for (const step of [ensureCommandEncoderReady, endComputePassEncoder, submitQueue]) step.call(backend());
}

/** The buffer that holds a tensor's floats, once tfjs has been flushed; it may be longer. */
export function bufferOf(tensor: tf.Tensor): GPUBuffer {
  const { resource } = backend().tensorMap.get(tensor.dataId);
  if (!(resource instanceof GPUBuffer)) throw new Error("The tensor is not on the GPU.");
  return resource;
}
