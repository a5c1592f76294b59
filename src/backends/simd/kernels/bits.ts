// Layers that read packed bits: they add up the weight rows of those that are set. AssemblyScript.
//
// Every row of an image has a list: u16 `starts[width + 1]`, then the u16 entries `column * channels + channel` of its
// set bits, in order. `starts[c]` is the distance in bytes from the list to the first entry in column c or beyond, so
// that what a window sees of a row is one stretch.
import { Control, Layer } from "./records";
import { rectified } from "./vectors";

/** Lists samples `first` to `last`. @param scratch a word for each column */
export function listBits(control: Control, first: i32, last: i32, scratch: usize): void {
  const channels = control.channels;
  const width = control.width;
  const rowBytes = (<usize>control.wordsPerRow) << 2;
  const planeBytes = <usize>control.height * rowBytes;
  memory.fill(scratch, 0, (<usize>width) << 2);
  for (let sample = first; sample < last; sample++) {
    let image = control.images + <usize>sample * control.imageBytes;
    let list = control.lists + <usize>sample * control.listBytes;
    for (let row = 0; row < control.height; row++) {
      gatherChannels(image, planeBytes, channels, control.wordsPerRow, scratch);
      let end = (<usize>(width + 1)) << 1;
      for (let column = 0; column < width; column++) {
        store<u16>(list + ((<usize>column) << 1), <u16>end);
        const at = scratch + ((<usize>column) << 2);
        for (let bits = load<u32>(at); bits !== 0; bits &= bits - 1) {
          store<u16>(list + end, <u16>(column * channels + ctz(bits)));
          end += 2;
        }
        store<u32>(at, 0);
      }
      store<u16>(list + ((<usize>width) << 1), <u16>end);
      list += control.listRowBytes;
      image += rowBytes;
    }
  }
}

/** Bit k of `columns[c]` becomes channel k of column c of a row. */
function gatherChannels(row: usize, planeBytes: usize, channels: i32, words: i32, columns: usize): void {
  for (let channel = 0; channel < channels; channel++) {
    for (let word = 0; word < words; word++) {
      const first = columns + ((<usize>word) << 7);
      for (let bits = load<u32>(row + ((<usize>word) << 2)); bits !== 0; bits &= bits - 1) {
        const at = first + ((<usize>ctz(bits)) << 2);
        store<u32>(at, load<u32>(at) | (1 << channel));
      }
    }
    row += planeBytes;
  }
}

/** Outputs of samples `first` to `last`. */
export function forwardBits(control: Control, layer: Layer, first: i32, last: i32): void {
  const filters = layer.filters;
  for (let sample = first; sample < last; sample++) {
    let out = layer.output + <usize>sample * layer.outputBytes;
    for (let i = 0; i < layer.rows; i++) {
      const list = listOf(control, layer, sample, i);
      for (let j = 0; j < layer.columns; j++) {
        const column = layer.left + j * layer.stride;
        const from = (<usize>column) << 1;
        const to = (<usize>(column + layer.size)) << 1;
        const weights = layer.weights - ((<usize>(column * layer.channels * filters)) << 2);
        let filter = 0;
        for (; filter + 32 <= filters; filter += 32) {
          const at = (<usize>filter) << 2;
          window32(layer, list, control.listRowBytes, from, to, weights + at, layer.bias + at, out + at);
        }
        for (; filter < filters; filter += 8) {
          const at = (<usize>filter) << 2;
          window8(layer, list, control.listRowBytes, from, to, weights + at, layer.bias + at, out + at);
        }
        out += (<usize>filters) << 2;
      }
    }
  }
}

/** Adds to the gradients of weights and bias. @param toGradient from a parameter to its gradient */
export function backwardBits(control: Control, layer: Layer, first: i32, last: i32, toGradient: usize): void {
  const filters = layer.filters;
  const bias = layer.bias + toGradient;
  for (let sample = first; sample < last; sample++) {
    let gradient = layer.output + control.toActivationGradient + <usize>sample * layer.outputBytes;
    for (let i = 0; i < layer.rows; i++) {
      const list = listOf(control, layer, sample, i);
      for (let j = 0; j < layer.columns; j++) {
        const column = layer.left + j * layer.stride;
        const from = (<usize>column) << 1;
        const to = (<usize>(column + layer.size)) << 1;
        const weights = layer.weights + toGradient - ((<usize>(column * layer.channels * filters)) << 2);
        let filter = 0;
        for (; filter + 32 <= filters; filter += 32) {
          const at = (<usize>filter) << 2;
          scatter32(layer, list, control.listRowBytes, from, to, weights + at, bias + at, gradient + at);
        }
        for (; filter < filters; filter += 8) {
          const at = (<usize>filter) << 2;
          scatter8(layer, list, control.listRowBytes, from, to, weights + at, bias + at, gradient + at);
        }
        gradient += (<usize>filters) << 2;
      }
    }
  }
}

/** The list of the first row that windows of row `i` see. */
function listOf(control: Control, layer: Layer, sample: i32, i: i32): usize {
  const row = <usize>(layer.top + i * layer.stride);
  return control.lists + <usize>sample * control.listBytes + row * control.listRowBytes;
}

/** 32 filters of one window. */
function window32(
  layer: Layer,
  record: usize,
  rowBytes: usize,
  from: usize,
  to: usize,
  weights: usize,
  bias: usize,
  out: usize,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 16);
  let a2 = v128.load(bias, 32);
  let a3 = v128.load(bias, 48);
  let a4 = v128.load(bias, 64);
  let a5 = v128.load(bias, 80);
  let a6 = v128.load(bias, 96);
  let a7 = v128.load(bias, 112);
  const filterBytes = (<usize>layer.filters) << 2;
  const kernelRowBytes = <usize>(layer.size * layer.channels) * filterBytes;
  for (let y = 0; y < layer.size; y++) {
    const end = record + <usize>load<u16>(to + record);
    for (let entry = record + <usize>load<u16>(from + record); entry < end; entry += 2) {
      const row = weights + <usize>load<u16>(entry) * filterBytes;
      a0 = f32x4.add(a0, v128.load(row));
      a1 = f32x4.add(a1, v128.load(row, 16));
      a2 = f32x4.add(a2, v128.load(row, 32));
      a3 = f32x4.add(a3, v128.load(row, 48));
      a4 = f32x4.add(a4, v128.load(row, 64));
      a5 = f32x4.add(a5, v128.load(row, 80));
      a6 = f32x4.add(a6, v128.load(row, 96));
      a7 = f32x4.add(a7, v128.load(row, 112));
    }
    record += rowBytes;
    weights += kernelRowBytes;
  }
  v128.store(out, rectified(a0));
  v128.store(out, rectified(a1), 16);
  v128.store(out, rectified(a2), 32);
  v128.store(out, rectified(a3), 48);
  v128.store(out, rectified(a4), 64);
  v128.store(out, rectified(a5), 80);
  v128.store(out, rectified(a6), 96);
  v128.store(out, rectified(a7), 112);
}

/** 8 filters of one window. */
function window8(
  layer: Layer,
  record: usize,
  rowBytes: usize,
  from: usize,
  to: usize,
  weights: usize,
  bias: usize,
  out: usize,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 16);
  const filterBytes = (<usize>layer.filters) << 2;
  const kernelRowBytes = <usize>(layer.size * layer.channels) * filterBytes;
  for (let y = 0; y < layer.size; y++) {
    const end = record + <usize>load<u16>(to + record);
    for (let entry = record + <usize>load<u16>(from + record); entry < end; entry += 2) {
      const row = weights + <usize>load<u16>(entry) * filterBytes;
      a0 = f32x4.add(a0, v128.load(row));
      a1 = f32x4.add(a1, v128.load(row, 16));
    }
    record += rowBytes;
    weights += kernelRowBytes;
  }
  v128.store(out, rectified(a0));
  v128.store(out, rectified(a1), 16);
}

/** Adds the gradient of 32 filters of one window to the weights that made them. */
function scatter32(
  layer: Layer,
  record: usize,
  rowBytes: usize,
  from: usize,
  to: usize,
  weights: usize,
  bias: usize,
  gradient: usize,
): void {
  const g0 = v128.load(gradient);
  const g1 = v128.load(gradient, 16);
  const g2 = v128.load(gradient, 32);
  const g3 = v128.load(gradient, 48);
  const g4 = v128.load(gradient, 64);
  const g5 = v128.load(gradient, 80);
  const g6 = v128.load(gradient, 96);
  const g7 = v128.load(gradient, 112);
  v128.store(bias, f32x4.add(v128.load(bias), g0));
  v128.store(bias, f32x4.add(v128.load(bias, 16), g1), 16);
  v128.store(bias, f32x4.add(v128.load(bias, 32), g2), 32);
  v128.store(bias, f32x4.add(v128.load(bias, 48), g3), 48);
  v128.store(bias, f32x4.add(v128.load(bias, 64), g4), 64);
  v128.store(bias, f32x4.add(v128.load(bias, 80), g5), 80);
  v128.store(bias, f32x4.add(v128.load(bias, 96), g6), 96);
  v128.store(bias, f32x4.add(v128.load(bias, 112), g7), 112);
  const filterBytes = (<usize>layer.filters) << 2;
  const kernelRowBytes = <usize>(layer.size * layer.channels) * filterBytes;
  for (let y = 0; y < layer.size; y++) {
    const end = record + <usize>load<u16>(to + record);
    for (let entry = record + <usize>load<u16>(from + record); entry < end; entry += 2) {
      const row = weights + <usize>load<u16>(entry) * filterBytes;
      v128.store(row, f32x4.add(v128.load(row), g0));
      v128.store(row, f32x4.add(v128.load(row, 16), g1), 16);
      v128.store(row, f32x4.add(v128.load(row, 32), g2), 32);
      v128.store(row, f32x4.add(v128.load(row, 48), g3), 48);
      v128.store(row, f32x4.add(v128.load(row, 64), g4), 64);
      v128.store(row, f32x4.add(v128.load(row, 80), g5), 80);
      v128.store(row, f32x4.add(v128.load(row, 96), g6), 96);
      v128.store(row, f32x4.add(v128.load(row, 112), g7), 112);
    }
    record += rowBytes;
    weights += kernelRowBytes;
  }
}

/** Adds the gradient of 8 filters of one window to the weights that made them. */
function scatter8(
  layer: Layer,
  record: usize,
  rowBytes: usize,
  from: usize,
  to: usize,
  weights: usize,
  bias: usize,
  gradient: usize,
): void {
  const g0 = v128.load(gradient);
  const g1 = v128.load(gradient, 16);
  v128.store(bias, f32x4.add(v128.load(bias), g0));
  v128.store(bias, f32x4.add(v128.load(bias, 16), g1), 16);
  const filterBytes = (<usize>layer.filters) << 2;
  const kernelRowBytes = <usize>(layer.size * layer.channels) * filterBytes;
  for (let y = 0; y < layer.size; y++) {
    const end = record + <usize>load<u16>(to + record);
    for (let entry = record + <usize>load<u16>(from + record); entry < end; entry += 2) {
      const row = weights + <usize>load<u16>(entry) * filterBytes;
      v128.store(row, f32x4.add(v128.load(row), g0));
      v128.store(row, f32x4.add(v128.load(row, 16), g1), 16);
    }
    record += rowBytes;
    weights += kernelRowBytes;
  }
}
