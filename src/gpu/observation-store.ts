// Packed observations of a whole rollout on the device, in buffers that a kernel may bind.
import type { Gpu } from "./gpu.ts";

/** Default limit of what a kernel may bind. */
const MAX_BINDING = 2 ** 27;

export class ObservationStore {
  private readonly buffers: readonly GPUBuffer[];
  private readonly stepsEach: number;
  private readonly stepBytes: number;

  constructor(
    private readonly gpu: Gpu,
    steps: number,
    private readonly rows: number,
    private readonly words: number,
  ) {
    this.stepBytes = rows * words * 4;
    this.stepsEach = Math.min(steps, Math.max(1, Math.floor(MAX_BINDING / this.stepBytes)));
    const count = Math.ceil(steps / this.stepsEach);
    this.buffers = Array.from({ length: count }, (_, i) =>
      gpu.buffer(Math.min(this.stepsEach, steps - i * this.stepsEach) * rows * words),
    );
  }

  /** Bytes of GPU memory in use. */
  get bytes(): number {
    return this.buffers.reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes over the observations `[row, word]` of a step. */
  put(encoder: GPUCommandEncoder, step: number, from: GPUBuffer): void {
    const { stepsEach, stepBytes } = this;
    const to = this.buffers[Math.floor(step / stepsEach)];
    encoder.copyBufferToBuffer(from, 0, to, (step % stepsEach) * stepBytes, stepBytes);
  }

  /** Copies chosen observations together, on the device.
   *  @param samples numbers of samples, step · rows + row
   *  @param into `[sample, word]` */
  pick(samples: ArrayLike<number>, into: GPUBuffer): void {
    const bytes = this.words * 4;
    this.gpu.submit((encoder) => {
      for (let i = 0; i < samples.length; i++) {
        const row = samples[i] % this.rows;
        const step = (samples[i] - row) / this.rows;
        const from = this.buffers[Math.floor(step / this.stepsEach)];
        const at = (step % this.stepsEach) * this.stepBytes + row * bytes;
        encoder.copyBufferToBuffer(from, at, into, i * bytes, bytes);
      }
    });
  }

  dispose(): void {
    for (const buffer of this.buffers) buffer.destroy();
  }
}
