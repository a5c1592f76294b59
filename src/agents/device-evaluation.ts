// A policy's network on observations that never leave the GPU.
import type * as tf from "@tensorflow/tfjs-core";
import { bufferOf, flush, tensorOf } from "../backends/shared-device.ts";
import type { Gpu, Kernel } from "../gpu/gpu.ts";
import type { EvaluateOnDevice } from "../gpu/rollout.ts";
import { unpack } from "../gpu/wgsl/unpack.ts";
import type { TensorPolicy } from "../ppo/tf-policy.ts";
import type { NetworkConfig } from "./networks.ts";

/** Samples that are floats at a time: 38 MB of 25×25 cells and 15 channels. */
const MOST_AT_ONCE = 1024;

/** Unpacks observations into a tensor that shares our buffer. */
export class DeviceImages {
  /** `[sample, channel, row, word]` */
  readonly packed: GPUBuffer;
  private readonly floats: GPUBuffer;
  private readonly kernel: Kernel;
  private readonly shape: [number, number, number, number];

  /** @param gpu on the device of tfjs's webgpu backend */
  constructor(
    private readonly gpu: Gpu,
    { view, channels }: Pick<NetworkConfig, "view" | "channels">,
    readonly samples: number,
  ) {
    this.shape = [samples, view.height, view.width, channels.length];
    this.packed = gpu.buffer(samples * channels.length * view.height * ((view.width + 31) >> 5));
    this.floats = gpu.buffer(this.shape.reduce((a, b) => a * b));
    this.kernel = gpu.kernel({
      name: "unpack",
      code: unpack(view.height, view.width, channels.length),
      invocations: samples * view.height,
      bindings: {
        packed: { buffer: this.packed, access: "read" },
        floats: { buffer: this.floats, of: "f32" },
      },
    });
  }

  /** What `packed` holds, as a tensor that the next call overwrites. Nothing that reads an earlier one may be
   *  left unflushed. */
  unpacked(): tf.Tensor4D {
    this.gpu.pass((pass) => this.kernel.dispatch(pass));
    return tensorOf<tf.Rank.R4>(this.floats, this.shape);
  }

  dispose(): void {
    this.packed.destroy();
    this.floats.destroy();
  }
}

/** Evaluates `rows` observations, some at a time. */
export function evaluateOnDevice(
  gpu: Gpu,
  policy: TensorPolicy,
  config: NetworkConfig,
  rows: number,
): { readonly evaluate: EvaluateOnDevice; dispose(): void } {
  const atOnce = Math.min(rows, MOST_AT_ONCE);
  const images = new DeviceImages(gpu, config, atOnce);
  const bytesEach = images.packed.size / atOnce;
  const evaluate: EvaluateOnDevice = (observations, into) => {
    for (let first = 0; first < rows; first += atOnce) {
      const count = Math.min(atOnce, rows - first);
      gpu.submit((encoder) =>
        encoder.copyBufferToBuffer(observations, first * bytesEach, images.packed, 0, count * bytesEach),
      );
      const floats = images.unpacked();
      const { logits, values } = policy.evaluateTensor(floats);
      flush();
      gpu.submit((encoder) => {
        const logitBytes = 4 * policy.actionCount;
        encoder.copyBufferToBuffer(bufferOf(logits), 0, into.logits, first * logitBytes, count * logitBytes);
        encoder.copyBufferToBuffer(bufferOf(values), 0, into.values, first * 4, count * 4);
      });
      for (const tensor of [floats, logits, values]) tensor.dispose();
    }
  };
  return { evaluate, dispose: () => images.dispose() };
}
