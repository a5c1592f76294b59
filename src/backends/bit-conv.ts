// A first layer that reads packed bits. Boards are some 97 % zeros: adding up the weight rows of the bits that
// are set is far less work than a dense convolution, in the forward pass and in the gradient of the weights.

/** Packed images `[image, word]`: cell i, row-major, has its channels in 16 bits of word i >> 1, in the low half
 *  for even i; bit k is channel k. Bits at and above `channels` must be 0. */
export interface BitImages {
  readonly words: Uint32Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Where a square kernel is laid on the image. */
export interface Windows {
  /** Cell of the first window's corner. */
  readonly top: number;
  readonly left: number;
  /** Side in cells. */
  readonly size: number;
  readonly stride: number;
  /** Number of windows each way; all lie inside the image. */
  readonly rows: number;
  readonly columns: number;
}

/** Offsets of a window's outputs and of the kernel row that meet at a set bit, in pairs. */
export type Meetings = Int32Array;

/** Lists every set bit in every window that sees it. */
export function findMeetings(images: BitImages, windows: Windows, filters: number): Meetings {
  const { words, count, height, width, channels } = images;
  const { top, left, size, stride, rows, columns } = windows;
  const cells = height * width;
  const wordsEach = (cells + 1) >> 1;
  let meetings = new Int32Array(1 << 16);
  let length = 0;
  for (let image = 0; image < count; image++) {
    for (let w = 0; w < wordsEach; w++) {
      let bits = words[image * wordsEach + w];
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        const cell = 2 * w + (bit >> 4);
        const row = Math.floor(cell / width) - top;
        const column = (cell % width) - left;
        const lastRow = Math.min(rows - 1, Math.floor(row / stride));
        const lastColumn = Math.min(columns - 1, Math.floor(column / stride));
        for (let i = Math.max(0, Math.ceil((row - size + 1) / stride)); i <= lastRow; i++) {
          for (let j = Math.max(0, Math.ceil((column - size + 1) / stride)); j <= lastColumn; j++) {
            if (length === meetings.length) meetings = grown(meetings);
            const inWindow = (row - i * stride) * size + (column - j * stride);
            meetings[length++] = ((image * rows + i) * columns + j) * filters;
            meetings[length++] = (inWindow * channels + (bit & 15)) * filters;
          }
        }
      }
    }
  }
  return meetings.subarray(0, length);
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Bias plus kernel rows of the set bits, then ReLU.
 *  @param outputs number of windows, over all images
 *  @param kernel `[size, size, channel, filter]`
 *  @param bias `[filter]`
 *  @returns `[output, filter]` */
export function bitConvRelu(
  meetings: Meetings,
  outputs: number,
  kernel: Float32Array,
  bias: Float32Array,
): Float32Array {
  const filters = bias.length;
  const out = new Float32Array(outputs * filters);
  for (let i = 0; i < out.length; i += filters) out.set(bias, i);
  addRows(kernel, out, meetings, 1, 0, filters);
  for (let i = 0; i < out.length; i++) if (!(out[i] > 0)) out[i] = 0;
  return out;
}

/** Gradients of kernel and bias.
 *  @param kernelSize numbers in the kernel
 *  @param output what `bitConvRelu` gave, `[output, filter]`
 *  @param gradient of the loss with respect to it */
export function bitConvReluGradient(
  meetings: Meetings,
  kernelSize: number,
  filters: number,
  output: Float32Array,
  gradient: Float32Array,
): { readonly kernel: Float32Array; readonly bias: Float32Array } {
  const kernel = new Float32Array(kernelSize);
  const bias = new Float32Array(filters);
  const masked = new Float32Array(output.length);
  for (let i = 0; i < output.length; i += filters) {
    for (let f = 0; f < filters; f++) {
      if (output[i + f] > 0) {
        masked[i + f] = gradient[i + f];
        bias[f] += gradient[i + f];
      }
    }
  }
  addRows(masked, kernel, meetings, 0, 1, filters);
  return { kernel, bias };
}

/** Adds the row at each meeting's `source` half to the row at its `target` half. Eight at a time, because this
 *  is where the time goes and V8 does not unroll: twice as fast. */
function addRows(
  from: Float32Array,
  into: Float32Array,
  meetings: Meetings,
  source: 0 | 1,
  target: 0 | 1,
  filters: number,
): void {
  const eights = filters & ~7;
  for (let m = 0; m < meetings.length; m += 2) {
    let read = meetings[m + source];
    let write = meetings[m + target];
    const end = write + filters;
    for (const stop = write + eights; write < stop; write += 8, read += 8) {
      into[write] += from[read];
      into[write + 1] += from[read + 1];
      into[write + 2] += from[read + 2];
      into[write + 3] += from[read + 3];
      into[write + 4] += from[read + 4];
      into[write + 5] += from[read + 5];
      into[write + 6] += from[read + 6];
      into[write + 7] += from[read + 7];
    }
    for (; write < end; write++, read++) into[write] += from[read];
  }
}
