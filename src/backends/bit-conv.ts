// A first layer that reads packed bits. Boards are some 97 % zeros: adding up the weight rows of the bits that
// are set is far less work than a dense convolution, in the forward pass and in the gradient of the weights.

/** Packed images `[image, channel, row, word]`: bit j % 32 of word j / 32 is column j. Bits beyond the width must
 *  be 0. At most 32 channels. */
export interface BitImages {
  readonly words: Uint32Array;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export const wordsPerRow = ({ width }: Pick<BitImages, "width">): number => (width + 31) >>> 5;

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

/** Lists every set bit in every window that sees it, in the order of images, cells, channels. */
export function findMeetings(images: BitImages, windows: Windows, filters: number): Meetings {
  const { words, count, height, width, channels } = images;
  const { top, left, size, stride, rows, columns } = windows;
  const wordsEach = wordsPerRow(images);
  const seenBy = (first: number, side: number, windowCount: number) =>
    Array.from({ length: side }, (_, at) => ({
      from: Math.max(0, Math.ceil((at - first - size + 1) / stride)),
      to: Math.min(windowCount - 1, Math.floor((at - first) / stride)),
    }));
  const windowRows = seenBy(top, height, rows);
  const windowColumns = seenBy(left, width, columns);
  const rowBits = new Int32Array(width);
  let meetings = new Int32Array(1 << 16);
  let length = 0;
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < height; row++) {
      const { from: firstRow, to: lastRow } = windowRows[row];
      if (firstRow > lastRow) continue;
      gatherChannels(
        words,
        (image * channels * height + row) * wordsEach,
        height * wordsEach,
        channels,
        rowBits,
      );
      for (let column = 0; column < width; column++) {
        let bits = rowBits[column];
        const { from: firstColumn, to: lastColumn } = windowColumns[column];
        while (bits !== 0) {
          const channel = 31 - Math.clz32(bits & -bits);
          bits &= bits - 1;
          for (let i = firstRow; i <= lastRow; i++) {
            for (let j = firstColumn; j <= lastColumn; j++) {
              if (length === meetings.length) meetings = grown(meetings);
              const inWindow = (row - top - i * stride) * size + (column - left - j * stride);
              meetings[length++] = ((image * rows + i) * columns + j) * filters;
              meetings[length++] = (inWindow * channels + channel) * filters;
            }
          }
        }
      }
    }
  }
  return meetings.subarray(0, length);
}

/** The channels of each cell of one row: bit k of `rowBits[column]` is channel k.
 *  @param first index of the row's first word in channel 0
 *  @param between words from one channel to the next */
function gatherChannels(
  words: Uint32Array,
  first: number,
  between: number,
  channels: number,
  rowBits: Int32Array,
): void {
  const width = rowBits.length;
  rowBits.fill(0);
  for (let channel = 0; channel < channels; channel++) {
    let at = first + channel * between;
    for (let column = 0; column < width; column += 32) {
      let bits = words[at++];
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        rowBits[column + bit] |= 1 << channel;
      }
    }
  }
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
