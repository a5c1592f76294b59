// Gradients of layers that end in ReLU, as WGSL kernels for tfjs's webgpu backend: what passes the ReLU is decided where
// the gradient is read, and the bias is one more term of every window, so neither needs a dispatch of its own.
import {
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  registerKernel,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { allocate, dispatch, free } from "./record.ts";
import { BLOCK, constants, grid } from "./wgsl.ts";

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
}

/** Side of the square of outputs that a workgroup computes. */
const TILE = 16;
const THREADS = TILE * TILE;

/** Workgroups that keep a graphics card busy. */
const ENOUGH_WORKGROUPS = 256;
/** Places of windows that are worth a workgroup. */
const FEWEST_PLACES = 256;

interface Sizes {
  readonly [name: string]: number;
}

/** Of a convolution without padding. */
function sizesOf(x: TensorInfo, y: TensorInfo, kernel: readonly number[], stride: number): Sizes {
  const [IMAGES, HEIGHT, WIDTH, CHANNELS] = x.shape;
  const [, ROWS, COLUMNS, FILTERS] = y.shape;
  const [KERNEL_HEIGHT, KERNEL_WIDTH] = kernel;
  return {
    ...{ HEIGHT, WIDTH, CHANNELS, ROWS, COLUMNS, FILTERS, KERNEL_HEIGHT, KERNEL_WIDTH, STRIDE: stride },
    /** Windows of all images, and numbers in a window. */
    ...{ PLACES: IMAGES * ROWS * COLUMNS, TERMS: KERNEL_HEIGHT * KERNEL_WIDTH * CHANNELS },
    INPUTS: IMAGES * HEIGHT * WIDTH * CHANNELS,
  };
}

/** A tile of terms and filters, over a slice of the places; term number TERMS is the bias. */
const WEIGHTS = `
var<workgroup> inputs: array<f32, ${THREADS}>;
var<workgroup> slopes: array<f32, ${THREADS}>;
@compute @workgroup_size(${TILE}, ${TILE})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) at: vec3u) {
  let column = group.x * ${TILE}u + at.x;
  let term = group.y * ${TILE}u + at.x;
  let channel = term % CHANNELS;
  let left = term / CHANNELS % KERNEL_WIDTH;
  let top = term / CHANNELS / KERNEL_WIDTH;
  let end = min((group.z + 1u) * SLICE, PLACES);
  var sum = 0.0;
  for (var first = group.z * SLICE; first < end; first += ${TILE}u) {
    let place = first + at.y;
    var input = 0.0;
    var slope = 0.0;
    if (place < end) {
      let out = place * FILTERS + column;
      if (column < FILTERS && y[out] > 0.0) { slope = dy[out]; }
      let row = place / COLUMNS % ROWS * STRIDE + top;
      let pixel = (place / COLUMNS / ROWS * HEIGHT + row) * WIDTH + place % COLUMNS * STRIDE + left;
      if (term < TERMS) { input = x[pixel * CHANNELS + channel]; }
      if (term == TERMS) { input = 1.0; }
    }
    workgroupBarrier();
    inputs[at.y * ${TILE}u + at.x] = input;
    slopes[at.y * ${TILE}u + at.x] = slope;
    workgroupBarrier();
    for (var i = 0u; i < ${TILE}u; i++) {
      sum += inputs[i * ${TILE}u + at.y] * slopes[i * ${TILE}u + at.x];
    }
  }
  let row = group.y * ${TILE}u + at.y;
  if (row <= TERMS && column < FILTERS) {
    parts[(group.z * (TERMS + 1u) + row) * FILTERS + column] = sum;
  }
}
`;

const SUM_OF_SLICES = `${BLOCK}
@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let i = block(group, groups) * ${THREADS}u + thread;
  if (i >= SIZE) { return; }
  var sum = 0.0;
  for (var part = i; part < arrayLength(&parts); part += SIZE) { sum += parts[part]; }
  if (i < TERMS * FILTERS) { dKernel[i] = sum; } else { dBias[i - TERMS * FILTERS] = sum; }
}
`;

const INPUT = `${BLOCK}
@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let i = block(group, groups) * ${THREADS}u + thread;
  if (i >= INPUTS) { return; }
  let channel = i % CHANNELS;
  let left = i / CHANNELS % WIDTH;
  let top = i / CHANNELS / WIDTH % HEIGHT;
  let image = i / CHANNELS / WIDTH / HEIGHT;
  var sum = 0.0;
  for (var down = 0u; down < min(KERNEL_HEIGHT, top + 1u); down++) {
    let row = (top - down) / STRIDE;
    if ((top - down) % STRIDE != 0u || row >= ROWS) { continue; }
    for (var right = 0u; right < min(KERNEL_WIDTH, left + 1u); right++) {
      let column = (left - right) / STRIDE;
      if ((left - right) % STRIDE != 0u || column >= COLUMNS) { continue; }
      let out = ((image * ROWS + row) * COLUMNS + column) * FILTERS;
      let weight = ((down * KERNEL_WIDTH + right) * CHANNELS + channel) * FILTERS;
      for (var f = 0u; f < FILTERS; f++) {
        if (y[out + f] > 0.0) { sum += dy[out + f] * kernel[weight + f]; }
      }
    }
  }
  dx[i] = sum;
}
`;

/** @returns gradients of kernel and bias, and of the input where it is asked for */
function convReluGradient({ inputs: { x, y, dy, kernel }, attrs }: Call): TensorInfo[] {
  const sizes = sizesOf(x, y, kernel.shape, attrs.stride as number);
  const { TERMS, FILTERS, PLACES, INPUTS } = sizes;
  const tiles = [Math.ceil(FILTERS / TILE), Math.ceil((TERMS + 1) / TILE)] as const;
  const slices = Math.min(
    Math.ceil(ENOUGH_WORKGROUPS / (tiles[0] * tiles[1])),
    Math.ceil(PLACES / FEWEST_PLACES),
  );
  const slice = Math.ceil(PLACES / slices / TILE) * TILE;
  const parts = allocate([Math.ceil(PLACES / slice), TERMS + 1, FILTERS]);
  dispatch({
    reads: { x, y, dy },
    writes: { parts },
    code: constants({ ...sizes, SLICE: slice }) + WEIGHTS,
    workgroups: [...tiles, parts.shape[0]],
  });
  const [dKernel, dBias] = [allocate(kernel.shape), allocate([FILTERS])];
  const SIZE = (TERMS + 1) * FILTERS;
  dispatch({
    reads: { parts },
    writes: { dKernel, dBias },
    code: constants({ SIZE, TERMS, FILTERS }) + SUM_OF_SLICES,
    workgroups: grid(Math.ceil(SIZE / THREADS)),
  });
  free(parts);
  if (attrs.inputGradient === "unneeded") return [dKernel, dBias];
  const dx = allocate(x.shape);
  dispatch({
    reads: { y, dy, kernel },
    writes: { dx },
    code: constants(sizes) + INPUT,
    workgroups: grid(Math.ceil(INPUTS / THREADS)),
  });
  return [dKernel, dBias, dx];
}

/** Sums of columns, and with `through` what passes the ReLU besides. */
const columns = (through: boolean): string => `
var<workgroup> sums: array<f32, ${THREADS}>;
@compute @workgroup_size(${TILE}, ${TILE})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) at: vec3u) {
  let column = group.x * ${TILE}u + at.x;
  var sum = 0.0;
  for (var row = at.y; row < ROWS && column < COLUMNS; row += ${TILE}u) {
    let i = row * COLUMNS + column;
    ${through ? "let slope = select(0.0, dy[i], y[i] > 0.0); through[i] = slope;" : "let slope = dy[i];"}
    sum += slope;
  }
  sums[at.y * ${TILE}u + at.x] = sum;
  workgroupBarrier();
  if (at.y > 0u || column >= COLUMNS) { return; }
  var total = 0.0;
  for (var i = 0u; i < ${TILE}u; i++) { total += sums[i * ${TILE}u + at.x]; }
  dBias[column] = total;
}
`;

/** @returns the gradient of the bias and, if there is a `y`, what of `dy` passed the ReLU */
function biasGradient({ inputs: { dy, y } }: Call): TensorInfo[] {
  const [ROWS, COLUMNS] = dy.shape;
  const dBias = allocate([COLUMNS]);
  const through = y && allocate(dy.shape);
  dispatch({
    reads: y ? { dy, y } : { dy },
    writes: through ? { dBias, through } : { dBias },
    code: constants({ ROWS, COLUMNS }) + columns(y !== undefined),
    workgroups: [Math.ceil(COLUMNS / TILE)],
  });
  return through ? [dBias, through] : [dBias];
}

/** Once a process, before the backend is first used. */
export function registerWebgpuKernels(): void {
  for (const [kernelName, kernel] of Object.entries({
    ConvReluGradient: convReluGradient,
    BiasGradient: biasGradient,
  })) {
    if (getKernel(kernelName, "webgpu")) continue;
    registerKernel({ kernelName, backendName: "webgpu", kernelFunc: kernel as unknown as KernelFunc });
  }
}
