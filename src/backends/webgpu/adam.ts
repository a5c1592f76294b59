// Adam on the device of tfjs: parameters and running means lie in one buffer, and a step is two dispatches whatever
// the number of weights. Nothing crosses to the CPU.
import * as tf from "@tensorflow/tfjs-core";
import { flush, tensorOf, tfDevice } from "../shared-device.ts";
import { clear, copy, dispatch, output } from "./record.ts";
import { BLOCK, grid, workgroupSum } from "./wgsl.ts";

/** One step (Kingma & Ba 2015, algorithm 1). */
export interface AdamSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Gradients with a larger global norm are scaled down to it. */
  readonly maxGradNorm: number | "none";
  /** Learning rate and factor of the squares, both corrected for means that began at zero. */
  readonly rate: number;
  readonly correction: number;
}

const THREADS = 256;
/** Partial sums of squares: enough to keep a graphics card busy, and few enough for each workgroup to add up. */
const PARTS = 64;

const SQUARES = `${workgroupSum(THREADS)}
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  for (var i = group.x * ${THREADS}u + thread; i < arrayLength(&gradient); i += ${PARTS * THREADS}u) {
    sum += gradient[i] * gradient[i];
  }
  let total = workgroup_sum(thread, sum);
  if (thread == 0u) { parts[group.x] = total; }
}
`;

/** A gradient that is not a number changes nothing; its norm tells. Compilers may take it that there is no such number,
 *  hence the bits. What is left of 1 is taken in doubles: of 0.999 in floats it would be off by 5 in 100,000. */
const step = ({ beta1, beta2, epsilon, maxGradNorm }: AdamSettings): string => `${BLOCK}
var<workgroup> length: f32;
@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  if (thread == 0u) {
    var sum = 0.0;
    for (var part = 0u; part < ${PARTS}u; part++) { sum += parts[part]; }
    length = sqrt(sum);
  }
  workgroupBarrier();
  let first = block(group, groups) * ${THREADS}u;
  if (first == 0u && thread == 0u) { norm[0] = length; }
  let i = first + thread;
  let size = arrayLength(&gradient);
  if (i >= size || (bitcast<u32>(length) & 0x7f800000u) == 0x7f800000u) { return; }
  let g = gradient[i]${maxGradNorm === "none" ? "" : ` * ${maxGradNorm} / max(length, ${maxGradNorm})`};
  let mean = ${beta1} * state[size + i] + ${1 - beta1} * g;
  let square = ${beta2} * state[2u * size + i] + ${1 - beta2} * g * g;
  state[size + i] = mean;
  state[2u * size + i] = square;
  state[i] -= rates[0] * mean / (sqrt(square * rates[1]) + ${epsilon});
}
`;

/** A weight and its place among the parameters. */
export interface Part {
  readonly variable: tf.Variable;
  readonly offset: number;
  readonly size: number;
}

/** Parameters and their means, one behind the other, each as long as all weights together. */
type State = readonly [parameters: Float32Array, mean: Float32Array, square: Float32Array];

/** Keeps the floats of `parts` in step with its parameters. */
export class DeviceAdam {
  readonly #parts: readonly Part[];
  readonly #size: number;
  readonly #buffers: readonly GPUBuffer[];
  readonly #state: tf.Tensor;
  readonly #gradient: tf.Tensor;

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
    this.#size = parts.reduce((sum, { size }) => sum + size, 0);
    const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
    const usage = STORAGE | COPY_SRC | COPY_DST;
    this.#buffers = [3, 1].map((times) => tfDevice().createBuffer({ size: times * this.#size * 4, usage }));
    [this.#state, this.#gradient] = this.#buffers.map((buffer) =>
      tf.keep(tensorOf(buffer, [buffer.size / 4])),
    );
  }

  /** @param gradients by part; undefined for zeros
   *  @returns `[1]` norm of the gradient before clipping, to be disposed by the caller. Where it is not finite, nothing
   *  has changed */
  step(gradients: readonly (tf.Tensor | undefined)[], settings: AdamSettings): tf.Tensor {
    const present = this.#parts.flatMap(({ offset, size }, i) => {
      const from = gradients[i];
      if (!from) clear(this.#gradient, offset, size);
      return from ? [{ from, fromFloat: 0, to: this.#gradient, toFloat: offset, size }] : [];
    });
    copy(present);
    return tf.tidy(() => {
      const [parts, norm] = [output([PARTS]), output([1])];
      const rates = tf.tensor1d([settings.rate, settings.correction]);
      dispatch({
        reads: { gradient: this.#gradient },
        writes: { parts },
        code: SQUARES,
        workgroups: [PARTS],
      });
      dispatch({
        reads: { gradient: this.#gradient, parts, rates },
        writes: { state: this.#state, norm },
        code: step(settings),
        workgroups: grid(Math.ceil(this.#size / THREADS)),
      });
      this.#copyToParts();
      return norm;
    });
  }

  /** Waits for the device. */
  async read(): Promise<State> {
    // A tensor remembers what was once read from it.
    const fresh = tensorOf(this.#buffers[0], [3 * this.#size]);
    const all = await fresh.data<"float32">();
    fresh.dispose();
    return [0, 1, 2].map((i) => all.slice(i * this.#size, (i + 1) * this.#size)) as unknown as State;
  }

  write(state: State): void {
    flush(); // what was recorded before still works on the old state
    for (const [i, values] of state.entries()) {
      tfDevice().queue.writeBuffer(this.#buffers[0], 4 * i * this.#size, values as Float32Array<ArrayBuffer>);
    }
    this.#copyToParts();
  }

  dispose(): void {
    tf.dispose([this.#state, this.#gradient]);
    for (const buffer of this.#buffers) buffer.destroy();
  }

  #copyToParts(): void {
    copy(
      this.#parts.map(({ variable, offset, size }) => ({
        ...{ from: this.#state, fromFloat: offset },
        ...{ to: variable, toFloat: 0, size },
      })),
    );
  }
}
